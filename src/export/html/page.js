"use strict";
// Lights up what belongs together: the words of a field, and the fields of words.
let lit = [];
function dim() {
  for (const part of lit) part.classList.remove("on");
  lit = [];
}
function light(event) {
  dim();
  const origin = event.target instanceof Element ? event.target.closest("[data-e]") : null;
  if (!origin || !origin.dataset.e) return;
  const wanted = new Set(origin.dataset.e.split(" "));
  const isText = origin.matches("mark");
  let first = null;
  for (const part of origin.closest("article").querySelectorAll("[data-e]")) {
    if (part.dataset.e.split(" ").some((number) => wanted.has(number))) {
      part.classList.add("on");
      lit.push(part);
      if (!first && part.matches("mark")) first = part;
    }
  }
  if (!isText && first && event.type === "focusin") first.scrollIntoView({ block: "nearest" });
}
document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);
document.addEventListener("focusout", dim);
document.addEventListener("mouseleave", dim);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement instanceof HTMLElement) document.activeElement.blur();
});
