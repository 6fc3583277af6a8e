// Datasette's own pages of an archive: tables and columns explained in Chinese, names for controls that have none.
const { tables } = await (await fetch(new URL("tables.json", import.meta.url))).json();

// Datasette makes its editor of SQL, which has no name either, when all is loaded
if (document.readyState !== "complete") {
  await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
}

const LABELS = {
  "select[name^=_filter_column]": "筛选的列",
  "select[name^=_filter_op]": "筛选的方式",
  "input[name^=_filter_value]": "筛选的值",
  "select[name=_sort]": "排序的列",
  "textarea": "SQL 语句",
};

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

// What the columns mean opens when it is asked for, so that rows stand on the first screen.
function folded(list) {
  const details = document.createElement("details");
  details.append(element("summary", "各列的含义"), list);
  return details;
}

function listed(columns) {
  const list = element("dl", "", "column-descriptions");
  for (const [name, meaning] of Object.entries(columns)) {
    list.append(element("dt", name), element("dd", meaning));
  }
  return list;
}

// Descriptions are in Chinese, and nothing says so on a page of Datasette
document.documentElement.lang = "zh-Hans";
for (const [selector, label] of Object.entries(LABELS)) {
  for (const control of document.querySelectorAll(selector)) control.setAttribute("aria-label", label);
}
for (const link of document.querySelectorAll(".db-table h3 a, #views + ul a")) {
  const about = tables[link.textContent.trim()];
  if (about) link.after(element("span", `${about.title}：${about.description}`, "meaning"));
}
for (const list of document.querySelectorAll("dl.column-descriptions")) {
  const place = document.createComment("");
  list.replaceWith(place);
  place.replaceWith(folded(list));
}

const error = document.querySelector("form.sql .message-error");
if (error) {
  error.lang = "en";
  error.before(element("p", "这条 SQL 没有执行，原因如下（SQLite 的原话）："));
}

const shown = [...document.body.classList].find((name) => name.startsWith("table-"))?.slice("table-".length);
if (tables[shown]) {
  const { title, columns } = tables[shown];
  for (const head of document.querySelectorAll(".rows-and-columns th")) {
    const meaning = columns[head.dataset.column ?? head.textContent.trim()];
    if (meaning) head.title = meaning;
  }
  if (document.body.classList.contains("row")) {
    document.querySelector("h1").append(element("span", title, "meaning"));
    document.querySelector(".rows-and-columns").closest("div").before(folded(listed(columns)));
  }
}
