// Draws the charts of a page from the JSON beside each, and again when its width or the colours of the page change.
"use strict";

const COLOURS = {
  light: ["#14509c", "#b3541e", "#0f6b43", "#8a2f7d", "#6b5b00", "#a3281c", "#1d7482", "#565f6e"],
  dark: ["#8ab8f5", "#f2a56f", "#6fd3a3", "#e39ad8", "#d9c75a", "#ff9b8f", "#7fd3e0", "#a5adba"],
};
const dark = matchMedia("(prefers-color-scheme: dark)");

// The names of lines stand at their ends, one under another where they would meet
function apart(ends, part) {
  const [low, high] = d3.extent(ends, (end) => end.value);
  const gap = part * Math.max(high - Math.min(low, 0), 1e-9);
  const lowest = new Map();
  return d3.sort(ends, (end) => -end.value).map((end) => {
    const at = Math.min(end.value, (lowest.get(end.month) ?? Infinity) - gap);
    lowest.set(end.month, at);
    return { ...end, at };
  });
}

// The months under an axis of time: as many as have room, evenly apart, the last one among them; of figures of whole
// years their Decembers alone
function monthsUnder(points, room) {
  const [first, last] = d3.extent(points, (point) => new Date(`${point.month}-01T00:00:00Z`));
  const yearly = new Set(points.map((point) => point.month.slice(5))).size === 1;
  const months = d3.utcMonth.range(first, d3.utcMonth.offset(last, 1), yearly ? 12 : 1);
  const step = Math.ceil(months.length / Math.max(1, Math.floor(room)));
  return months.filter((_, place) => (months.length - 1 - place) % step === 0);
}

function marks(chart, x, small) {
  const lines = [...new Set(chart.points.map((point) => point.line))];
  const last = lines.map((line) => chart.points.filter((point) => point.line === line).at(-1));
  const ends = apart(last, small ? 0.17 : 0.055);
  const channels = { x, y: "value", stroke: "line", z: (point) => `${point.line} ${point.run}` };
  const dots = { x, y: "value", fill: "line", href: "href", ariaLabel: "label", r: small ? 2.5 : 4.5 };
  const drawn = [Plot.lineY(chart.points, { ...channels, strokeWidth: 2 }), Plot.dot(chart.points, dots)];
  if (chart.zero || chart.points.some((point) => point.value < 0)) {
    drawn.unshift(Plot.ruleY([0], { strokeOpacity: 0.4 }));
  }
  // Of a small chart that has one line, the heading says what it is
  if (!small || lines.length > 1) {
    // Set off from a line that runs through it
    const set = { dx: 9, textAnchor: "start", fontWeight: 600, stroke: "var(--raised)", strokeWidth: 4 };
    drawn.push(Plot.text(ends, { x, y: "at", text: "line", fill: "line", ...set }));
  }
  if (!small) {
    drawn.push(Plot.tip(chart.points, Plot.pointer({ x, y: "value", title: "label", fontSize: 13, lineWidth: 26 })));
  }
  return [lines, drawn];
}

function draw(figure) {
  const plot = figure.querySelector(".plot");
  const chart = JSON.parse(figure.querySelector("script").textContent);
  const small = figure.classList.contains("small");
  if (!chart.points.length) {
    plot.hidden = true;
    return;
  }
  const x = chart.byYear ? "month" : (point) => new Date(`${point.month}-01T00:00:00Z`);
  const [lines, drawn] = marks(chart, x, small);
  const narrow = plot.clientWidth < 600;
  const longest = Math.max(...lines.map((line) => line.length));
  const months = { type: "point", domain: d3.range(1, 13), tickFormat: (month) => (narrow && month % 3 ? "" : `${month}月`) };
  const named = small ? (lines.length > 1 ? 40 : 24) : Math.min(160, 20 + 13 * longest);
  // Four digits and a comma have room
  const left = small ? 42 : 56;
  // A month is written as it is in the table
  const room = (plot.clientWidth - left - named) / (small ? 60 : 78);
  const time = { type: "utc", tickFormat: d3.utcFormat("%Y-%m"), ticks: chart.byYear ? [] : monthsUnder(chart.points, room) };
  const drawing = Plot.plot({
    width: Math.max(240, plot.clientWidth),
    height: small ? 96 : 400,
    marginTop: small ? 8 : 36,
    marginLeft: left,
    marginRight: named,
    marginBottom: small ? 20 : 32,
    style: { fontFamily: "inherit", fontSize: small ? "10px" : "13px", background: "transparent" },
    x: { ...(chart.byYear ? months : time), label: null },
    y: { label: small ? null : chart.axis, grid: !small, nice: true, ticks: small ? 2 : 6, labelArrow: "none", labelAnchor: "top" },
    color: { type: "ordinal", domain: lines, range: COLOURS[dark.matches ? "dark" : "light"] },
    marks: drawn,
  });
  // A point is a link with a name; the names of the library's groups are none for a reader
  for (const link of drawing.querySelectorAll("a")) {
    link.setAttribute("aria-label", link.firstElementChild.getAttribute("aria-label"));
    // Pressed, the library would pin its tip over the point, and the click would miss the link
    link.addEventListener("pointerdown", (event) => event.stopPropagation());
  }
  for (const named of drawing.querySelectorAll("g[aria-label], circle[aria-label]")) {
    named.removeAttribute("aria-label");
  }
  plot.replaceChildren(drawing);
  // What is drawn is a group of links now, no longer one picture
  plot.setAttribute("role", "group");
}

const widths = new WeakMap();
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (widths.get(target) !== target.clientWidth) {
      widths.set(target, target.clientWidth);
      draw(target.parentElement);
    }
  }
});

for (const plot of document.querySelectorAll(".chart .plot")) {
  observer.observe(plot);
}
dark.addEventListener("change", () => document.querySelectorAll(".chart").forEach(draw));
