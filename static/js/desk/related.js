// The links beside a field that points at other objects: «add», «change», «see», and the small windows they open.
// Django's own does the same with jQuery; its windows close by calling the functions that this one gives the page.

/** A window is named after its field, and after how deep it stands: windows open windows. */
const depth = () => (document.querySelector("[name=_popup]") ? Number(/__(\d+)$/.exec(window.name)?.[1] ?? 0) : 0);
const idFrom = (opened) => opened.name.replace(/__\d+$/, "");

function openWindow(link) {
  const id = link.id.replace(/^(?:add|change|delete)_/, "");
  window.open(link.href, `${id}__${depth() + 1}`, "height=500,width=800,resizable=yes,scrollbars=yes")?.focus();
}

/** The links of a field lead to the object chosen in it, or nowhere. */
function follow(field) {
  for (const link of field.closest(".related-widget-wrapper").querySelectorAll("a[data-href-template]")) {
    const path = field.value && link.dataset.hrefTemplate.replace("__fk__", encodeURIComponent(field.value));
    if (path) link.href = path;
    else link.removeAttribute("href");
    link.ariaDisabled = path ? null : "true";
  }
}

const change = (field) => field.dispatchEvent(new Event("change", { bubbles: true }));

/** The lists that hold the options of field `id`: itself, or the two boxes that Django makes of it. */
const listsOf = (id) => [id, `${id}_from`, `${id}_to`].map((each) => document.getElementById(each)).filter(Boolean);

function eachOption(opened, key, act) {
  for (const list of listsOf(idFrom(opened))) {
    for (const option of [...list.options]) if (option.value === String(key)) act(option);
    change(list);
  }
  opened.close();
}

Object.assign(window, {
  dismissAddRelatedObjectPopup(opened, key, name) {
    const id = idFrom(opened);
    const field = document.getElementById(id);
    if (field) {
      field.append(new Option(name, key, true, true));
      change(field);
    } else {
      window.SelectBox.add_to_cache(`${id}_to`, new Option(name, key));
      window.SelectBox.redisplay(`${id}_to`);
    }
    opened.close();
  },

  dismissChangeRelatedObjectPopup(opened, key, name, newKey) {
    eachOption(opened, key, (option) => Object.assign(option, { textContent: name, value: newKey }));
  },

  dismissDeleteRelatedObjectPopup(opened, key) {
    eachOption(opened, key, (option) => option.remove());
  },
});

const followAll = (part) => part.querySelectorAll(".related-widget-wrapper select").forEach(follow);

document.addEventListener("click", (event) => {
  const link = event.target.closest('.related-widget-wrapper-link[data-popup="yes"]');
  if (!link) return;
  event.preventDefault();
  if (link.href) openWindow(link);
});
document.addEventListener("change", ({ target }) => target.matches(".related-widget-wrapper select") && follow(target));
document.addEventListener("formset:added", ({ target }) => followAll(target));
followAll(document);
