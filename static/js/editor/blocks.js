// What the blocks of the library have in common: where they go in a text, and how they leave it.
import { crel, pm } from "django-prose-editor/editor";

/** Put a block after the paragraph (or list, or quote) that holds the cursor; in its place if it is empty. */
export function insertBlock(editor, type, attributes) {
  const { schema, selection, doc, tr } = editor.state;
  const { $from } = selection;
  const block = schema.nodes[type].create(attributes);
  const holder = $from.depth ? $from.node(1) : null;
  const isEmpty = holder?.isTextblock && holder.content.size === 0;
  const end = holder ? $from.after(1) : selection.to;
  const start = isEmpty ? $from.before(1) : end;
  const isLast = end === doc.content.size;
  tr.replaceWith(start, end, isLast ? [block, schema.nodes.paragraph.create()] : block);
  // The cursor goes to what follows: one goes on writing, and what is typed does not replace the block.
  tr.setSelection(pm.state.Selection.near(tr.doc.resolve(start + block.nodeSize)));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

/** A button that takes the block at `getPos()` out of the text. */
export function removeButton({ editor, getPos }, label) {
  const button = crel("button", { className: "library-block__remove", type: "button", textContent: label });
  button.addEventListener("click", () => {
    const from = getPos();
    const to = from + editor.state.doc.nodeAt(from).nodeSize;
    editor.chain().deleteRange({ from, to }).focus().run();
  });
  return button;
}

/** A toolbar button in words that opens `command`. */
export function defineButton({ menu, buttons }, name, labels, command) {
  menu.defineItem({ name, groups: "library", button: buttons.text(labels.button, labels.title), command });
}
