// Gives the chart of the page as it is drawn, as SVG or as PNG; the tables are files of the server.
"use strict";

// Twice the size on the screen is sharp in print and in slides
const SCALE = 2;

function drawing() {
  const svg = document.querySelector(".chart .plot svg").cloneNode(true);
  const style = getComputedStyle(document.body);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", style.fontFamily);
  svg.setAttribute("color", style.color);
  // Links lead to this machine, which means nothing elsewhere
  for (const link of svg.querySelectorAll("a")) {
    link.replaceWith(...link.childNodes);
  }
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", style.backgroundColor);
  svg.prepend(ground);
  return svg;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function png(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * Number(svg.getAttribute("width"));
  canvas.height = SCALE * Number(svg.getAttribute("height"));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

const drawn = document.querySelector(".downloads .drawn");
if (drawn && document.querySelector(".chart")) {
  drawn.hidden = false;
  drawn.addEventListener("click", async (event) => {
    const format = event.target.dataset.format;
    if (!format) return;
    const svg = drawing();
    const text = new XMLSerializer().serializeToString(svg);
    save(format === "png" ? await png(svg) : new Blob([text], { type: "image/svg+xml" }), `series.${format}`);
  });
}
