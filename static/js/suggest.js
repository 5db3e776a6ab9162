// Titles under the search box while one types: a list of the browser's own, so the keyboard works as anywhere.
const box = document.querySelector("[data-suggest]");
const list = document.createElement("datalist");
list.id = "suggestions";
box.after(list);
box.setAttribute("list", list.id);
let waiting;
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const asked = box.value;
    if (asked.trim().length < 3) return;
    const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(asked)}`);
    if (!answer.ok || asked !== box.value) return;
    const titles = await answer.json();
    list.replaceChildren(...titles.map((title) => new Option(title, title)));
  }, 200);
});
