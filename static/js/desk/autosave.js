// What is typed in an article's form is kept every twenty seconds, on the server, or here when it cannot be reached.
// Without this module a form sent after its session ended is still kept by the server.
import { dropLocally, keepLocally, otherLocalTexts } from "./local-texts.js";

const EVERY = 20_000;
const line = document.querySelector("[data-autosave]");
const form = line?.closest("form");

const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

/** The form as it would be sent, without its files and its token. */
function typed() {
  const texts = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  return new URLSearchParams(texts).toString();
}

function send(text, signal) {
  const headers = { "X-CSRFToken": token(), Accept: "application/json" };
  const body = new URLSearchParams(text);
  return fetch(line.dataset.autosave, { method: "POST", body, headers, redirect: "manual", signal });
}

function say(sentence, { alert = false, logIn = false } = {}) {
  line.textContent = sentence;
  line.classList.toggle("autosave--alert", alert);
  if (!logIn) return;
  const link = document.createElement("a");
  Object.assign(link, { href: line.dataset.login, target: "_blank", textContent: line.dataset.logIn });
  line.append(" ", link);
}

function watch() {
  const sheet = { ...line.dataset, sheet: form.elements.slip.value.slice(-16) };
  let kept = typed();
  let touched = false;
  let leaving = false;
  let sending;

  const isNew = () => touched && typed() !== kept;

  async function keep() {
    if (!isNew()) return;
    const text = typed();
    sending?.abort();
    sending = new AbortController();
    const { signal } = sending;
    const answer = await send(text, signal).catch(() => null);
    if (signal.aborted) return;
    if (answer?.ok) {
      kept = text;
      dropLocally(sheet);
      const now = new Date();
      say(`${line.dataset.kept} ${now.getHours()}\u202fh\u202f${String(now.getMinutes()).padStart(2, "0")}`);
    } else if (answer?.status === 413 || !keepLocally(sheet, text)) {
      say(line.dataset.tooLong, { alert: true });
    } else if (answer?.type === "opaqueredirect" || answer?.status === 403) {
      say(line.dataset.loggedOut, { alert: true, logIn: true });
    } else {
      say(line.dataset.offline, { alert: true });
    }
  }

  for (const event of ["input", "change", "keydown", "paste", "drop", "click"]) {
    form.addEventListener(event, () => (touched = true), { capture: true });
  }
  form.addEventListener("submit", ({ submitter }) => {
    // After another login the form's own token is stale; the cookie's is not.
    form.elements.csrfmiddlewaretoken.value = token();
    if (submitter?.formTarget === "_blank") return;
    leaving = true;
    sending?.abort();
    dropLocally(sheet);
  });
  addEventListener("pagehide", () => {
    if (!leaving && isNew()) keepLocally(sheet, typed());
  });
  setInterval(keep, EVERY);

  return { sheet, isTouched: () => touched };
}

/** What an earlier page could only keep here goes to the server, which then offers it. */
async function bringBack({ sheet, isTouched }) {
  const answers = await Promise.all(
    otherLocalTexts(sheet).map(async ([other, text]) => {
      const answer = await send(text).catch(() => null);
      if (answer?.ok) dropLocally(other);
      return answer?.ok;
    }),
  );
  if (answers.includes(true) && !isTouched()) location.reload();
}

if (form) bringBack(watch());
