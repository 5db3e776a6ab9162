// The editor weighs 140 KB on the wire: on a telephone it comes when one begins to write, or to the panel of LIRE links,
// not with the page. Until then the text stands there in plain paragraphs. Without scripts, or should the editor not
// come, it is written in the <textarea>.

const CONFIG = "data-django-prose-editor-configurable";
const WIDE = matchMedia("(min-width: 48em)");

/** The blocks of a text as bare paragraphs and headings, one for one. */
function plainBlocks(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.children].map((block) => {
    const plain = document.createElement(/^H[23]$/.test(block.tagName) ? block.tagName : "p");
    plain.textContent = block.textContent;
    return plain;
  });
}

function makeCopy(textarea) {
  const copy = document.createElement("div");
  const name = textarea.labels[0]?.textContent.replace(/\s*:\s*$/, "");
  Object.assign(copy, { className: "writing-copy", tabIndex: 0, role: "textbox", ariaMultiLine: "true", ariaLabel: name });
  copy.append(...plainBlocks(textarea.value));
  return copy;
}

/** Where block number `n` of the editor's text ends, for the cursor. */
function endOfBlock({ state: { doc } }, n) {
  let end = 0;
  for (let i = 0; i <= n && i < doc.childCount; i += 1) end += doc.child(i).nodeSize;
  return Math.max(end - 1, 0);
}

function prepare(textarea) {
  const copy = makeCopy(textarea);
  const status = Object.assign(document.createElement("p"), { className: "writing-copy__status", role: "status" });
  let touched = 0; // Number of the block that was touched.
  let coming;

  const load = async () => {
    const { js_modules: modules } = JSON.parse(textarea.getAttribute(CONFIG));
    // All at once: on a slow line each turn costs. The package finds them loaded.
    const [{ createEditor }] = await Promise.all(
      ["django-prose-editor/configurable", ...modules].map((module) => import(module)),
    );
    await createEditor(textarea);
    if (!textarea.closest(".prose-editor")) throw new Error("no editor");
  };

  const bring = () => {
    coming ??= load().catch(() => {
      textarea.hidden = false;
      copy.remove();
      status.textContent = textarea.dataset.failed;
    });
  };

  textarea.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
    const isWriting = copy.contains(document.activeElement);
    copy.remove();
    status.remove();
    if (isWriting) editor.commands.focus(endOfBlock(editor, touched));
  });
  copy.addEventListener("pointerdown", ({ target }) => {
    touched = Math.max([...copy.children].indexOf(target), 0);
  });
  copy.addEventListener("focus", () => {
    copy.ariaBusy = "true";
    status.textContent = textarea.dataset.coming;
    bring();
  });
  textarea.labels[0]?.addEventListener("click", () => copy.focus());

  textarea.hidden = true;
  textarea.before(status, copy);
  const panel = document.querySelector("[data-lire-panel]");
  if (WIDE.matches) bring();
  else if (panel) new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && bring()).observe(panel);
}

document.querySelectorAll(`textarea[${CONFIG}]`).forEach(prepare);
