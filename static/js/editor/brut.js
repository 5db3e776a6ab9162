// A passage that typography leaves alone: <span data-brut="">. Commands, scores, quotes kept as they were written.
import { Mark } from "django-prose-editor/editor";

export const Brut = Mark.create({
  name: "brut",
  inclusive: false,

  addOptions: () => ({ button: "", title: "" }),

  parseHTML: () => [{ tag: "span[data-brut]" }],

  renderHTML: () => ["span", { "data-brut": "" }, 0],

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "brut",
      groups: "marks",
      button: buttons.text(this.options.button, this.options.title),
      command: (editor) => editor.chain().focus().toggleMark("brut").run(),
      active: (editor) => editor.isActive("brut"),
      enabled: (editor) => editor.can().toggleMark("brut"),
    });
  },
});
