// The surface itself: what a text is made of, and a toolbar that speaks French, to screen readers as well.
import { Document, Extension } from "django-prose-editor/editor";

/**
 * The text of an article. LIRE links and photos stand between its paragraphs, never inside a quote or a list.
 * It cannot be built without them: should a module fail to load there is no editor, and nothing is lost.
 */
export const ArticleDocument = Document.extend({ content: "(block | lire | photo)+" });

/** The label of the <textarea> that the editor stands for, in `element`. */
const labelOf = (element) => element.querySelector("textarea").labels[0];

export const Surface = Extension.create({
  name: "surface",
  priority: 10, // After the toolbar.

  addOptions: () => ({ labels: {}, toolbar: "" }),

  onBeforeCreate() {
    const name = labelOf(this.editor.options.element)?.textContent.replace(/\s*:\s*$/, "") ?? "";
    this.editor.setOptions({
      // The content policy forbids inline styles: editor.css has these rules.
      injectCSS: false,
      editorProps: { attributes: { "aria-multiline": "true", "aria-label": name } },
    });
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "table",
      groups: "table",
      button: buttons.material("grid_on"),
      hidden: (editor) => editor.isActive("table"),
      command: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    });
  },

  onCreate() {
    const { editor, options } = this;
    const toolbar = editor.storage.menu.dom;
    const buttons = toolbar.querySelectorAll("button[data-name]");
    toolbar.setAttribute("role", "toolbar");
    toolbar.setAttribute("aria-label", options.toolbar);
    for (const button of buttons) {
      const label = options.labels[button.dataset.name];
      if (!label) continue;
      button.title = label;
      button.setAttribute("aria-label", label);
    }

    const tellState = () => {
      for (const button of buttons) {
        button.setAttribute("aria-pressed", button.classList.contains("active"));
        button.setAttribute("aria-disabled", button.classList.contains("disabled"));
      }
    };
    editor.on("transaction", tellState);
    tellState();

    labelOf(editor.options.element)?.addEventListener("click", () => editor.view.dom.focus());
  },
});
