// A dialog that searches the desk and gives back what was chosen: targets of LIRE links and photos alike.
import { crel } from "django-prose-editor/editor";

const PAUSE = 200; // ms of silence after a key before asking.

/** The results of `url` for `query`. Rejects when the desk does not answer with JSON (logged out, out of reach). */
export async function fetchResults(url, query, signal) {
  const response = await fetch(`${url}?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
  return (await response.json()).results;
}

/**
 * Open the dialog. `show` gives the DOM nodes of a result. Resolves with the result chosen, or null once closed;
 * the focus is then back where it was.
 */
export function pick({ url, labels, show }) {
  return new Promise((resolve) => {
    const title = crel("h2", { className: "picker__title", id: "picker-title", textContent: labels.title });
    const label = crel("label", { className: "picker__label", htmlFor: "picker-field", textContent: labels.field });
    // Not of the type «search», where Esc empties the field instead of closing the dialog.
    const field = crel("input", { className: "picker__field", id: "picker-field", type: "text", autocomplete: "off" });
    const status = crel("p", { className: "picker__status", role: "status" });
    const list = crel("ul", { className: "picker__results" });
    const close = crel("button", { className: "picker__close", type: "button", textContent: labels.close });
    const dialog = crel("dialog", { className: "picker", "aria-labelledby": title.id }, [
      crel("div", { className: "picker__head" }, [title, close]),
      label,
      field,
      status,
      list,
    ]);
    let chosen = null;
    let pause;
    let request;

    const option = (result) => {
      const button = crel("button", { className: "picker__result", type: "button" }, show(result));
      button.addEventListener("click", () => {
        chosen = result;
        dialog.close();
      });
      return crel("li", {}, [button]);
    };

    const search = async () => {
      request?.abort();
      request = new AbortController();
      try {
        const results = await fetchResults(url, { q: field.value }, request.signal);
        list.replaceChildren(...results.map(option));
        status.textContent = results.length ? `${labels.found} ${results.length}` : labels.none;
      } catch (error) {
        if (error.name === "AbortError") return;
        list.replaceChildren();
        status.textContent = labels.failed;
      }
    };

    const move = (step) => {
      const places = [field, ...list.querySelectorAll("button")];
      const here = places.indexOf(document.activeElement);
      places[Math.min(Math.max(here + step, 0), places.length - 1)].focus();
    };

    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(search, PAUSE);
    });
    dialog.addEventListener("keydown", (event) => {
      const enters = event.key === "Enter" && event.target === field;
      if (event.key === "ArrowDown" || enters) move(1);
      else if (event.key === "ArrowUp") move(-1);
      else return;
      event.preventDefault();
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      clearTimeout(pause);
      request?.abort();
      dialog.remove();
      resolve(chosen);
    });

    document.body.append(dialog);
    dialog.showModal();
    field.focus();
    search();
  });
}
