// «Ajouter une signature» and the like under the parts of an object, and their removal before they are saved.
// Django's page carries a blank part; Django's own script copies it with jQuery.

const NUMBERED = ["id", "name", "for", "aria-controls", "aria-describedby", "aria-labelledby"];

/** Give a part and all it holds the number `n`. */
function number(part, prefix, n) {
  const old = new RegExp(`${prefix}-(?:\\d+|__prefix__|empty)`);
  for (const element of [part, ...part.querySelectorAll("*")]) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replace(old, `${prefix}-${n}`));
    }
  }
  const label = part.querySelector(".inline_label");
  if (label && !part.matches(".has_original")) label.textContent = `#${n + 1}`;
}

function button(className, text, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: text });
  made.addEventListener("click", action);
  return made;
}

function attach(group) {
  const { prefix, deleteText } = JSON.parse(group.dataset.inlineFormset).options;
  const blank = document.getElementById(`${prefix}-empty`);
  if (!blank) return; // This person may add none.
  const [total, most] = ["TOTAL", "MAX_NUM"].map((name) => document.getElementById(`id_${prefix}-${name}_FORMS`));
  const parts = () => [...group.querySelectorAll(".inline-related:not(.empty-form)")];

  const count = () => {
    parts().forEach((part, n) => number(part, prefix, n));
    total.value = parts().length;
    more.hidden = most.value !== "" && parts().length >= Number(most.value);
  };

  const removable = (part) => {
    const take = () => {
      part.remove();
      count();
      more.focus();
      document.dispatchEvent(new CustomEvent("formset:removed", { detail: { formsetName: prefix } }));
    };
    (part.querySelector(".part__delete") ?? part.querySelector("h3")).append(button("part__remove", deleteText, take));
  };

  const add = () => {
    const part = blank.cloneNode(true);
    part.classList.remove("empty-form", "last-related");
    blank.before(part);
    count();
    removable(part);
    part.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }));
    part.querySelector("[role=combobox], input:not([type=hidden]), select:not([hidden]), textarea")?.focus();
  };

  const more = button("part__add", group.closest("[data-add]").dataset.add, add);
  blank.after(more);
  total.autocomplete = "off"; // A page that comes back has the parts of the first time.
  parts().filter((part) => !part.matches(".has_original")).forEach(removable);
  count();
}

document.querySelectorAll(".js-inline-admin-formset").forEach(attach);
