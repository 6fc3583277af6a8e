// Another indicator, scope, entity, population or breakdown has items and years of its own: what was ticked for the last one is let go.
"use strict";

const form = document.querySelector("form.choose");
const ORDER = ["indicator", "scope", "entity", "population", "breakdown", "kind", "unit"];

form?.addEventListener("change", ({ target }) => {
  const place = ORDER.indexOf(target.name);
  if (place < 0) return;
  const later = ORDER.slice(place + 1);
  for (const field of form.elements) {
    if (later.includes(field.name)) field.disabled = true;
    if (field.type === "checkbox") field.checked = false;
  }
  form.requestSubmit();
});
