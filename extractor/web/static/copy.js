// A button beside each citation copies it with its address; without scripts both can be selected.
"use strict";

const status = document.querySelector(".citations [role=status]");
for (const citation of document.querySelectorAll(".citation")) {
  const button = citation.querySelector("button");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const [text, address] = [citation.querySelector("p").firstChild.textContent, citation.querySelector("a").href];
    await navigator.clipboard.writeText(`${text} ${address}`);
    button.textContent = status.textContent = "已复制";
  });
}
