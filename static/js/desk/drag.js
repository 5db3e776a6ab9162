// Rows put in order by dragging: with a mouse by any part of a row that is no field, with a finger by its handle.

const FIELDS = "input, select, textarea, button, a, .combobox";
const FAR_ENOUGH = 4; // px: less is a click.
const EDGE = 70; // px from an edge of the screen where the page scrolls along.

/** What a finger takes hold of. The keyboard has buttons or numbers of its own. */
export function makeHandle() {
  const handle = document.createElement("span");
  Object.assign(handle, { className: "drag-handle", ariaHidden: "true", textContent: "⠿" });
  return handle;
}

/** The rows of `list` can be dragged; `moved(row)` is called once one was dropped elsewhere than it was taken. */
export function orderByDragging(list, moved) {
  let row = null;
  let next; // What stood after the row when it was taken.
  let start;

  const isDragging = () => row?.classList.contains("is-dragged");

  const end = () => {
    row.classList.remove("is-dragged");
    list.classList.remove("is-ordered");
    row = null;
  };

  const giveUp = () => {
    if (!row) return;
    if (isDragging()) row.parentElement?.insertBefore(row, next);
    end();
  };

  list.addEventListener("pointerdown", (event) => {
    const { target, pointerType, button } = event;
    const taken = [...list.children].find((child) => child.contains(target));
    const byHandle = target.closest(".drag-handle");
    if (!taken || button !== 0 || (!byHandle && (pointerType !== "mouse" || target.closest(FIELDS)))) return;
    row = taken;
    next = row.nextSibling;
    start = event.clientY;
    event.preventDefault();
  });

  list.addEventListener("pointermove", ({ clientY, pointerId }) => {
    if (!row || (!isDragging() && Math.abs(clientY - start) < FAR_ENOUGH)) return;
    list.setPointerCapture(pointerId);
    row.classList.add("is-dragged");
    list.classList.add("is-ordered");
    if (clientY < EDGE) scrollBy(0, -EDGE / 5);
    else if (clientY > innerHeight - EDGE) scrollBy(0, EDGE / 5);
    const others = [...list.children].filter((child) => child !== row && child.offsetParent);
    const below = others.find((child) => {
      const { top, height } = child.getBoundingClientRect();
      return clientY < top + height / 2;
    });
    if (below) list.insertBefore(row, below);
    else others.at(-1)?.after(row);
  });

  list.addEventListener("pointerup", () => {
    if (!row) return;
    const [dropped, isElsewhere] = [row, isDragging() && row.nextSibling !== next];
    end();
    if (isElsewhere) moved(dropped);
  });

  list.addEventListener("pointercancel", giveUp);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && giveUp());
}
