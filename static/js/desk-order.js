// Rows that are put in order by dragging. Their numbers, which say the order without this file too, follow.
import { makeHandle, orderByDragging } from "./desk/drag.js";

const NUMBER = '[data-order-number], input[name$="-position"]';

for (const parts of document.querySelectorAll("#episodes-group .parts")) parts.dataset.order = "";

for (const list of document.querySelectorAll("[data-order]")) {
  const addHandles = (part) => part.querySelectorAll(NUMBER).forEach((input) => input.after(makeHandle()));

  const renumber = () => {
    let place = 0;
    for (const input of list.querySelectorAll(NUMBER)) {
      const row = [...list.children].find((child) => child.contains(input));
      const isBlank = row.matches(".empty-form") || row.querySelector("select")?.value === "";
      if (!isBlank) input.value = ++place;
    }
  };

  addHandles(list);
  list.addEventListener("formset:added", ({ target }) => target.querySelector(".drag-handle") ?? addHandles(target));
  orderByDragging(list, renumber);
}
