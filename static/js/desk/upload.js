// Several photos at once: each sent by itself, with its own progress and its own refusal, then described below.
// Without this module the same form sends them together.
import { post, sendPhoto } from "./send-photo.js";

const form = document.querySelector("[data-sending]");
const field = form.querySelector("[type=file]");
const status = form.querySelector("[data-status]");
const list = form.querySelector("[data-files]");
const waiting = document.querySelector("[data-waiting]");
const rows = waiting.querySelector("[data-rows]");
const { maxBytes, failed, tooHeavy, retry, sent } = form.dataset;

// One after the other: on a slow line, one photo that arrives is worth more than five that crawl.
let last = Promise.resolve();
let all = 0;
let done = 0;

const make = (tag, properties = {}, children = []) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

function tell() {
  status.textContent = sent.replace("%done", done).replace("%all", all);
}

function refuse(item, sentence, again) {
  item.querySelector("progress").remove();
  item.append(make("strong", { className: "sending__error", textContent: sentence }));
  if (!again) return;
  const button = make("button", { type: "button", textContent: retry });
  button.addEventListener("click", again);
  item.append(" ", button);
}

async function send(file, item) {
  const bar = item.querySelector("progress");
  try {
    const { ok, answer } = await sendPhoto(form.action, file, (part) => {
      bar.value = part;
    });
    if (!ok) return refuse(item, answer.error);
    rows.insertAdjacentHTML("beforeend", answer.row);
    waiting.hidden = false;
    item.remove();
    done += 1;
    return tell();
  } catch {
    return refuse(item, failed, () => {
      item.remove();
      all -= 1;
      add(file);
    });
  }
}

function add(file) {
  const name = make("span", { className: "sending__name", textContent: file.name });
  const bar = make("progress", { max: 1, value: 0 });
  bar.setAttribute("aria-label", file.name);
  const item = make("li", {}, [name, " ", bar]);
  list.append(item);
  all += 1;
  if (file.size > Number(maxBytes)) refuse(item, tooHeavy);
  else last = last.then(() => send(file, item));
}

function addAll(files) {
  for (const file of files) add(file);
  tell();
}

form.querySelector("[data-send]").hidden = true;
field.addEventListener("change", () => {
  addAll(field.files);
  field.value = "";
});
form.addEventListener("submit", (event) => event.preventDefault());
for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.add("sending--over");
  });
}
form.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget)) form.classList.remove("sending--over");
});
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("sending--over");
  addAll(event.dataTransfer.files);
});

waiting.addEventListener("click", async (event) => {
  const button = event.target.closest("[name=remove]");
  if (!button) return;
  event.preventDefault();
  const body = new FormData();
  body.append("remove", button.value);
  const { ok } = await post(form.action, body).catch(() => ({ ok: false }));
  if (!ok) {
    status.textContent = failed;
    return;
  }
  button.closest("li").remove();
  waiting.hidden = rows.children.length === 0;
  field.focus();
});
