// A photo of the library in the text: <figure data-photo="12"></figure>. All it shows is asked of the desk.
import { Node, crel } from "django-prose-editor/editor";

import { defineButton, insertBlock, removeButton } from "./blocks.js";
import { dropPlugin } from "./drop-photo.js";
import { fetchResults, pick } from "./picker.js";

const known = new Map(); // Number → promise of the photo, undefined when it left the library.
let batch = null;

/** The photo `id` as the desk describes it; those asked for in one go are one request. */
function describe(url, id) {
  if (!known.has(id)) {
    batch ??= gather(url);
    batch.ids.push(id);
    known.set(id, batch.answer.then((photos) => photos.get(id)));
  }
  return known.get(id);
}

function gather(url) {
  const ids = [];
  const answer = Promise.resolve().then(async () => {
    batch = null;
    const photos = await fetchResults(url, { ids });
    return new Map(photos.map((photo) => [String(photo.id), photo]));
  });
  return { ids, answer };
}

const image = ({ thumbnail }) => crel("img", { src: thumbnail, alt: "", loading: "lazy" });

const words = ({ caption, credit }) => [
  crel("span", { className: "picker__name", textContent: caption }),
  " ",
  crel("span", { className: "picker__note", textContent: credit }),
];

const show = (photo) => [image(photo), crel("span", { className: "picker__words" }, words(photo))];

export const Photo = Node.create({
  name: "photo",
  atom: true,
  draggable: true,

  addOptions: () => ({ url: "", labels: {} }),

  addAttributes: () => ({ photo: { parseHTML: (figure) => figure.dataset.photo } }),

  parseHTML: () => [{ tag: "figure[data-photo]" }],

  renderHTML: ({ node }) => ["figure", { "data-photo": node.attrs.photo }],

  addNodeView() {
    const { url, labels } = this.options;
    return ({ node, editor, getPos }) => {
      const legend = crel("figcaption", { className: "library-block__legend" });
      const dom = crel("figure", { className: "library-block library-block--photo" }, [
        legend,
        removeButton({ editor, getPos }, labels.remove),
      ]);
      const id = String(node.attrs.photo);
      describe(url, id)
        .then((photo) => {
          if (photo) legend.before(image(photo));
          legend.replaceChildren(...(photo ? words(photo) : [labels.missing]));
        })
        .catch(() => {
          known.delete(id);
          legend.replaceChildren(labels.failed);
        });
      return { dom };
    };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    if (!options.uploadUrl) return [];
    const insert = (photo, at) => {
      known.set(String(photo.id), Promise.resolve(photo));
      const { doc, schema, tr } = editor.state;
      tr.insert(Math.min(at, doc.content.size), schema.nodes.photo.create({ photo: photo.id }));
      editor.view.dispatch(tr.scrollIntoView());
    };
    return [dropPlugin(options, insert)];
  },

  addMenuItems(toolbar) {
    const { url, labels } = this.options;
    defineButton(toolbar, "photo", labels, async (editor) => {
      const photo = await pick({ url, labels, show });
      if (!photo) return editor.view.focus();
      known.set(String(photo.id), Promise.resolve(photo));
      return insertBlock(editor, "photo", { photo: photo.id });
    });
  },
});
