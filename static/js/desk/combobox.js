// Fields that complete what one types with the names of the desk: «Editable combobox with list autocomplete» of the ARIA
// Authoring Practices, over the <select> that Django writes. The select stays the one that is sent; it is only unseen.

const PAUSE = 200; // ms of silence after a key before asking.
const words = document.getElementById("combobox-words").dataset;

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** What the desk finds for `term`: {results: [{id, text}, …], pagination: {more}}. Rejects when it does not answer. */
async function find(select, term, signal) {
  const { appLabel, modelName, fieldName } = select.dataset;
  const query = new URLSearchParams({ term, app_label: appLabel, model_name: modelName, field_name: fieldName });
  const response = await fetch(`${select.getAttribute("data-ajax--url")}?${query}`, { signal });
  if (!response.ok) throw new Error(`${response.status} for ${fieldName}`);
  return response.json();
}

function enhance(select) {
  const id = `${select.id}-combobox`;
  const isOne = !select.multiple;
  const mayBeEmpty = !isOne || select.dataset.allowClear === "true";
  const [label] = select.labels;
  const name = label?.textContent.replace(/\s*:\s*$/, "") ?? "";
  const input = make("input", {
    id, type: "text", class: "combobox__field", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
  });
  const list = make("ul", { id: `${id}-list`, class: "combobox__list", role: "listbox", "aria-label": name, hidden: "" });
  const status = make("p", { class: "combobox__status", role: "status" });
  const chosen = make(isOne ? "span" : "ul", { class: "combobox__chosen" });
  const box = make("div", { class: "combobox" }, chosen, input, list, status);
  let active = null; // The option that Enter would choose.
  let pause;
  let request;

  const taken = () => [...select.selectedOptions].filter(({ value }) => value !== "");
  const isOpen = () => !list.hidden;
  const changed = () => select.dispatchEvent(new Event("change", { bubbles: true }));

  const remove = (option) => {
    option.selected = false;
    if (isOne) select.value = "";
    changed();
  };

  const removeButton = (option) => {
    const button = make("button", { type: "button", class: "combobox__remove" }, "×");
    button.setAttribute("aria-label", `${words.remove} ${option.text}`);
    button.addEventListener("click", () => {
      remove(option);
      input.focus();
    });
    return button;
  };

  /** The field says what the select holds, instead of what was being typed. */
  const showText = () => {
    input.value = (isOne && taken()[0]?.text) || "";
  };

  const show = () => {
    const options = taken();
    showText();
    chosen.hidden = !options.length || !mayBeEmpty;
    const items = options.map((option) => (isOne ? removeButton(option) : make("li", {}, option.text, removeButton(option))));
    chosen.replaceChildren(...items);
  };

  const close = () => {
    clearTimeout(pause);
    request?.abort();
    list.hidden = true;
    list.replaceChildren();
    active = null;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = ({ value, text }) => {
    const known = [...select.options].find((option) => option.value === value);
    const option = known ?? select.appendChild(new Option(text, value));
    option.selected = true;
    close();
    changed();
  };

  const activate = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    active.setAttribute("aria-selected", "true");
    active.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", active.id);
  };

  const line = ({ id: value, text }, n) => {
    const option = make("li", { id: `${id}-${n}`, role: "option", "aria-selected": "false", "data-value": value }, text);
    option.addEventListener("click", () => choose({ value, text }));
    return option;
  };

  const open = ({ results, pagination }) => {
    const already = new Set(isOne ? [] : taken().map(({ value }) => value));
    const lines = results.filter((result) => !already.has(String(result.id))).map(line);
    list.replaceChildren(...lines);
    list.hidden = !lines.length;
    active = null;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", String(isOpen()));
    status.textContent = lines.length ? `${words.found} ${lines.length}${pagination.more ? `+. ${words.more}` : ""}` : words.none;
    if (isOpen()) list.scrollIntoView({ block: "nearest" });
  };

  /** Ask for what begins like `term`, then go to the first (+1) or the last (-1) of it. */
  const ask = async (term, step = 0) => {
    clearTimeout(pause);
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    try {
      const answer = await find(select, term, signal);
      if (signal.aborted) return;
      open(answer);
      if (step && isOpen()) activate(step > 0 ? list.firstElementChild : list.lastElementChild);
    } catch (error) {
      if (error.name === "AbortError") return;
      close();
      status.textContent = words.failed;
    }
  };

  /** What one typed is asked for; the name that stands there untouched is not. */
  const term = () => (isOne && input.value === (taken()[0]?.text ?? "") ? "" : input.value.trim());

  const move = (step) => {
    if (!isOpen()) return ask(term(), step);
    const next = step > 0 ? active?.nextElementSibling : active?.previousElementSibling;
    return activate(next ?? (step > 0 ? list.firstElementChild : list.lastElementChild));
  };

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    // While names are offered, Enter answers them and does not send the form.
    Enter: () => isOpen() && (active ? choose({ value: active.dataset.value, text: active.textContent }) : true),
    Escape: () => isOpen() && close(),
  };

  input.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key in keys && keys[event.key]() !== false) event.preventDefault();
  });
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => ask(input.value.trim()), PAUSE);
  });
  input.addEventListener("click", () => (isOpen() ? close() : ask(term())));
  input.addEventListener("focus", () => input.select());
  // A press on the list leaves the focus where it is.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", () => {
    close();
    if (isOne && mayBeEmpty && input.value.trim() === "" && taken().length) remove(taken()[0]);
    showText();
  });
  select.addEventListener("change", show);

  for (const attribute of ["aria-describedby", "aria-invalid", "required"]) {
    if (select.hasAttribute(attribute)) input.setAttribute(attribute, select.getAttribute(attribute));
  }
  if (label) label.htmlFor = id;
  select.hidden = true;
  select.after(box);
  show();
}

const enhanceAll = (part) =>
  part.querySelectorAll("select.admin-autocomplete:not([hidden], [name*=__prefix__])").forEach(enhance);

enhanceAll(document);
document.addEventListener("formset:added", ({ target }) => enhanceAll(target));
