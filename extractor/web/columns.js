// What the columns mean opens when it is asked for, so that rows stand on the first screen.
for (const list of document.querySelectorAll("dl.column-descriptions")) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "各列的含义";
  list.replaceWith(details);
  details.append(summary, list);
}
