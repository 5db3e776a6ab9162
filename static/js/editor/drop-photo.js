// A photo file dropped in the text: sent, described in a small dialog, then put where it was dropped.
import { crel, pm } from "django-prose-editor/editor";

import { post, sendPhoto } from "../desk/send-photo.js";

const FIELDS = [
  { name: "caption", tag: "textarea", rows: 2 },
  { name: "credit", tag: "input", required: true },
  { name: "alt", tag: "textarea", rows: 2 },
];

/**
 * Ask what must be said of a photo that the desk has received. Resolves with the photo of the library, or null if the
 * editor gave up: the file then waits on the page «Envoyer des photos».
 */
function describe({ id, thumbnail, legend }, { describeUrl, labels }) {
  return new Promise((resolve) => {
    const problem = crel("p", { className: "describing__problem", role: "alert" });
    const boxes = FIELDS.map(({ name, tag, ...rest }) =>
      crel(tag, { id: `describe-${name}`, name, value: legend[name] ?? "", ...rest }),
    );
    const rows = FIELDS.map(({ name }, n) => {
      const origin = legend[name] ? ` · ${labels.fromFile}` : "";
      return crel("p", {}, [
        crel("label", { htmlFor: `describe-${name}`, textContent: labels[name] + origin }),
        boxes[n],
      ]);
    });
    const decorative = crel("input", { type: "checkbox", name: "is_decorative" });
    const give = crel("button", { className: "describing__go", type: "submit", textContent: labels.add });
    const close = crel("button", { className: "picker__close", type: "button", textContent: labels.later });
    const title = crel("h2", { className: "picker__title", id: "describing-title", textContent: labels.describe });
    const form = crel("form", { noValidate: true }, [
      crel("div", { className: "picker__head" }, [title, close]),
      crel("img", { className: "describing__photo", src: thumbnail, alt: "" }),
      problem,
      ...rows,
      crel("label", { className: "describing__decorative" }, [decorative, ` ${labels.decorative}`]),
      give,
    ]);
    const dialog = crel("dialog", { className: "picker describing" }, [form]);
    dialog.setAttribute("aria-labelledby", title.id);
    let photo = null;

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const body = new FormData(form);
      if (legend.taken_on) body.append("taken_on", legend.taken_on);
      try {
        const { ok, answer } = await post(describeUrl.replace("/0/", `/${id}/`), body);
        if (ok) {
          photo = answer.photo;
          dialog.close();
          return;
        }
        problem.textContent = Object.values(answer.errors).flat().join(" ");
        for (const box of boxes) box.setAttribute("aria-invalid", box.name in answer.errors);
        boxes.find((box) => box.name in answer.errors)?.focus();
      } catch {
        problem.textContent = labels.interrupted;
      }
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(photo);
    });
    document.body.append(dialog);
    dialog.showModal();
    boxes[0].focus();
  });
}

/** The progress of a photo on its way, beside the text; gives `follow(part)`, `fail(sentence)` and `end()`. */
function progress(view, name) {
  const bar = crel("progress", { max: 1, value: 0 });
  bar.setAttribute("aria-label", name);
  const line = crel("p", { className: "describing__way", role: "status" }, [`${name} `, bar]);
  view.dom.parentElement.before(line);
  return {
    follow: (part) => {
      bar.value = part;
    },
    fail: (sentence) => line.replaceChildren(`${name} – ${sentence}`),
    end: () => line.remove(),
  };
}

async function take(view, file, options, insert) {
  const way = progress(view, file.name);
  try {
    const { ok, answer } = await sendPhoto(options.uploadUrl, file, way.follow);
    if (!ok) return way.fail(answer.error);
    way.end();
    const photo = await describe(answer, options);
    return photo && insert(photo);
  } catch {
    return way.fail(options.labels.interrupted);
  }
}

/** Photos dropped between two blocks land there, one after the other; `insert(photo, at)` puts one. */
export function dropPlugin(options, insert) {
  return new pm.state.Plugin({
    props: {
      handleDrop(view, event) {
        const files = [...(event.dataTransfer?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
        if (!files.length) return false;
        event.preventDefault();
        const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
        const $at = view.state.doc.resolve(found ? found.pos : view.state.doc.content.size);
        const at = $at.depth ? $at.after(1) : $at.pos;
        // One after the other: each is described before the next is asked about.
        files.reduce(
          (before, file) => before.then(() => take(view, file, options, (photo) => insert(photo, at))),
          Promise.resolve(),
        );
        return true;
      },
    },
  });
}
