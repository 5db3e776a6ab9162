// The queue, one key a decision. Without this module the same buttons post the same form.
const queue = document.querySelector("[data-queue]");
const said = document.querySelector("[data-said]");
const undoButton = document.querySelector("[data-undo]");
const helpButton = document.querySelector("[data-help]");
const tickAll = document.querySelector("[data-tick-all]");
const help = document.querySelector("[data-keys]");
const keysOn = document.querySelector("[data-keys-on]");
const waiting = document.querySelector("[data-total=attente]");

const MOVES = { a: "approve", r: "reject", i: "spam" };

// Decisions leave one after the other, in the order in which they were made.
let last = Promise.resolve();
// Comment → the item that was taken out of the list, and the one that stood after it.
const judged = new Map();

const cases = () => [...(queue?.querySelectorAll("[data-case]") ?? [])];
const current = () => cases().find((one) => one.hasAttribute("aria-current")) ?? cases()[0];

function mark(one) {
  for (const other of cases()) other.removeAttribute("aria-current");
  one?.setAttribute("aria-current", "true");
}

function goTo(one) {
  mark(one);
  one?.focus({ preventScroll: true });
  one?.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = cases();
  goTo(all[all.indexOf(current()) + by] ?? current());
}

async function post(address, body) {
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  return answer.json();
}

function tell({ sentence, waiting: total }) {
  said.textContent = sentence;
  if (waiting) waiting.textContent = total;
}

function takeOut(one) {
  const item = one.closest("li");
  const next = item.nextElementSibling ?? item.previousElementSibling;
  judged.set(one.dataset.case, { item, before: item.nextElementSibling });
  item.remove();
  goTo(next?.querySelector("[data-case]"));
}

function putBack(comment) {
  const { item, before } = judged.get(comment);
  judged.delete(comment);
  queue.insertBefore(item, before?.isConnected ? before : null);
  goTo(item.querySelector("[data-case]"));
}

function decide(button) {
  const one = button.closest("[data-case]");
  const comment = one.dataset.case;
  const body = new FormData(button.form);
  body.set("move", button.value);
  takeOut(one);
  undoButton.hidden = false;
  last = last.then(async () => {
    try {
      tell(await post(button.formAction, body));
      if (!cases().length) location.reload();
    } catch {
      putBack(comment);
      said.textContent = said.dataset.failed;
    }
  });
}

function undo() {
  const body = new FormData(undoButton.form);
  last = last.then(async () => {
    try {
      const news = await post(undoButton.formAction, body);
      tell(news);
      if (judged.has(String(news.comment))) putBack(String(news.comment));
      else location.reload();
    } catch {
      location.reload();
    }
  });
}

function reject(one, number) {
  const reasons = one.querySelector("select");
  if (reasons && number < reasons.options.length) {
    reasons.selectedIndex = number;
    press(one, "reject");
  }
}

const press = (one, move) => one?.querySelector(`button[value=${move}]`)?.click();

function onKey(event) {
  if (event.key === "?" && !help.open) return help.showModal();
  if (!keysOn.checked || help.open) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "u") undoButton.hidden || undo();
  else if (event.key in MOVES) press(current(), MOVES[event.key]);
  else if (/^[1-9]$/.test(event.key) && current()) reject(current(), Number(event.key));
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) onKey(event);
});

queue?.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=move]");
  if (button) {
    event.preventDefault();
    decide(button);
  }
});

queue?.addEventListener("focusin", (event) => mark(event.target.closest("[data-case]")));

tickAll.hidden = !queue;
tickAll.addEventListener("change", () => {
  for (const box of queue.querySelectorAll("[name=_selected_action]")) box.checked = tickAll.control.checked;
});

helpButton.hidden = false;
helpButton.addEventListener("click", () => help.showModal());
undoButton.addEventListener("click", (event) => {
  event.preventDefault();
  undo();
});

// Whoever types by voice must be able to turn the keys off: WCAG 2.2, 2.1.4.
try {
  keysOn.checked = localStorage.getItem("moderation-keys") !== "off";
  keysOn.addEventListener("change", () => localStorage.setItem("moderation-keys", keysOn.checked ? "on" : "off"));
} catch {
  // Storage refused: the choice lasts as long as the page.
}

mark(current());
