// A LIRE link, alone on its line: <aside data-lire="12">Title of the target</aside>.
import { Node, crel } from "django-prose-editor/editor";

import { defineButton, insertBlock, removeButton } from "./blocks.js";
import { linksOf, moveLink } from "./blocks-order.js";
import { attachPanel } from "./lire-panel.js";
import { pick } from "./picker.js";

const show = ({ title, date }) => [
  crel("span", { className: "picker__name", textContent: title }),
  " ",
  crel("span", { className: "picker__note", textContent: date }),
];

/** Move the link at `pos` by one block, up (-1) or down (1). Gives its new position. */
function step(editor, pos, by) {
  const { after } = linksOf(editor.state.doc).find((link) => link.pos === pos);
  return moveLink(editor, pos, after + by);
}

/** A button that moves the block at `getPos()`, and keeps the focus: one presses it again until it is right. */
function stepButton({ editor, getPos }, by, label, sign) {
  const button = crel("button", { className: "library-block__step", type: "button", title: label, textContent: sign });
  button.setAttribute("aria-label", label);
  button.dataset.step = by;
  button.addEventListener("click", () => {
    const moved = editor.view.nodeDOM(step(editor, getPos(), by));
    moved.querySelector(`[data-step="${by}"]`).focus();
  });
  return button;
}

async function seek(editor, { url, labels }) {
  const article = await pick({ url, labels, show });
  if (!article) return editor.view.focus();
  return insertBlock(editor, "lire", { target: article.id, title: article.title });
}

export const Lire = Node.create({
  name: "lire",
  atom: true,
  draggable: true,

  addOptions: () => ({ url: "", labels: {} }),

  addAttributes: () => ({
    target: { parseHTML: (aside) => aside.dataset.lire },
    title: { parseHTML: (aside) => aside.textContent.trim() },
  }),

  parseHTML: () => [{ tag: "aside[data-lire]" }],

  renderHTML: ({ node }) => ["aside", { "data-lire": node.attrs.target }, node.attrs.title],

  addNodeView() {
    const { labels } = this.options;
    return ({ node, editor, getPos }) => {
      const dom = crel("aside", { className: "library-block library-block--lire" }, [
        crel("span", { className: "library-block__label", textContent: labels.button }),
        " ",
        crel("span", { className: "library-block__title", textContent: node.attrs.title }),
        " ",
        stepButton({ editor, getPos }, -1, labels.up, "↑"),
        stepButton({ editor, getPos }, 1, labels.down, "↓"),
        removeButton({ editor, getPos }, labels.remove),
      ]);
      // Keys pressed on a button are the button's, not the text's.
      return { dom, stopEvent: ({ type, target }) => type.startsWith("key") && target.tagName === "BUTTON" };
    };
  },

  addMenuItems(toolbar) {
    defineButton(toolbar, "lire", this.options.labels, (editor) => seek(editor, this.options));
  },

  onCreate() {
    attachPanel(this.editor, () => seek(this.editor, this.options));
  },
});
