// The checklist and the save bar follow what is being typed: the desk is asked, so that its rules stand in one place.

const PAUSE = 600; // ms of silence after a key before asking.

const panel = document.querySelector("[data-check]");
const form = panel?.closest("form");
let pause;
let request;
let asked;

/** All that the form would send but its files, and the move that no one asked for yet. */
function typed() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return new URLSearchParams(data);
}

let shown; // As it came: buttons unhidden since do not make it another.

function show({ checklist, labels }) {
  if (shown !== checklist) panel.querySelector("[data-findings]").innerHTML = checklist;
  shown = checklist;
  offerRemedies();
  for (const [name, label] of Object.entries(labels)) {
    const button = form.querySelector(`button[name=move][value="${name}"]`);
    if (button) button.textContent = label;
  }
}

async function check() {
  const body = typed();
  if (body.toString() === asked) return;
  asked = body.toString();
  request?.abort();
  request = new AbortController();
  try {
    const response = await fetch(panel.dataset.check, { method: "POST", body, signal: request.signal });
    if (!response.ok) throw new Error(response.status);
    show(await response.json());
    panel.classList.remove("checklist--stale");
  } catch (error) {
    if (error.name === "AbortError") return;
    asked = ""; // Out of reach, or logged out: what is shown may be old, and saving will tell.
    panel.classList.add("checklist--stale");
  }
}

function checkSoon() {
  clearTimeout(pause);
  pause = setTimeout(check, PAUSE);
}

/** Go to the field that a line names, though a richer one may have taken its place on the screen. */
function goTo(event) {
  const link = event.target.closest("a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const row = field.closest(".form-row, .inline-group") ?? field;
  row.scrollIntoView({ block: "center" });
  const richer = row.querySelector(".ProseMirror, .writing-copy, [role=combobox]");
  (richer ?? row.querySelector("input:not([type=hidden]), textarea, select, a") ?? row).focus();
}

function offerRemedies() {
  for (const button of panel.querySelectorAll("[data-mended]")) button.hidden = false;
}

/** Put in their fields the texts that a line proposes; whoever does not want them types again. */
function mend(event) {
  const texts = event.target.closest("[data-mended]")?.dataset.mended;
  if (!texts) return;
  for (const [name, text] of Object.entries(JSON.parse(texts))) {
    const field = form.elements[name];
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus(); // The button is about to go with its line.
  }
}

if (panel) {
  asked = typed().toString(); // The page came with its answer.
  // A picker fills its field without an «input»: it gives it, or takes from it, the focus.
  for (const kind of ["input", "change", "focusin", "focusout"]) form.addEventListener(kind, checkSoon);
  panel.addEventListener("click", goTo);
  panel.addEventListener("click", mend);
  offerRemedies();
}
