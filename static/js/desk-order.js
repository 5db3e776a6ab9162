// Rows that are put in order by dragging. Their numbers, which say the order without this file too, follow.
const rowOf = (node) => node.closest("[data-order] > *");

for (const parts of document.querySelectorAll("#episodes-group .parts")) parts.dataset.order = "";

for (const list of document.querySelectorAll("[data-order]")) {
  const numbers = () => [...list.querySelectorAll('[data-order-number], input[name$="-position"]')];
  let dragged = null;

  const renumber = () => {
    let place = 0;
    for (const input of numbers()) {
      const row = rowOf(input);
      const isBlank = row.matches(".empty-form") || row.querySelector("select")?.value === "";
      if (!isBlank) input.value = ++place;
    }
  };

  list.addEventListener("pointerdown", (event) => {
    // A drag that began in a field would keep one from choosing its text.
    const row = rowOf(event.target);
    if (row) row.draggable = !event.target.closest("input, select, button, a, .combobox");
  });
  list.addEventListener("dragstart", (event) => {
    dragged = rowOf(event.target);
    event.dataTransfer.effectAllowed = "move";
    dragged.classList.add("is-dragged");
  });
  list.addEventListener("dragover", (event) => {
    const over = rowOf(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    list.insertBefore(dragged, event.clientY > top + height / 2 ? over.nextSibling : over);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    dragged = null;
    renumber();
  });
}
