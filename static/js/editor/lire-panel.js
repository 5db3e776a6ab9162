// The panel «Liens LIRE» beside the text: where each link stands, what else could be linked, and why.
import { crel } from "django-prose-editor/editor";

import { makeHandle, orderByDragging } from "../desk/drag.js";
import { insertBlock } from "./blocks.js";
import { blocksIn, endOfBlock, linksOf, moveLink, reorderLinks } from "./blocks-order.js";

const PAUSE = 2500; // ms without a key before asking again: a slow line is not for guesses.
const PARAGRAPHS_PER_LINK = 3; // articles/lire/places.py

const span = (className, textContent) => crel("span", { className, textContent });

/** Bring the panel of the page, if it has one, to life; `seek` opens the search of the toolbar. */
export function attachPanel(editor, seek) {
  const panel = document.querySelector("[data-lire-panel]");
  if (!panel) return;
  const labels = JSON.parse(document.querySelector("#lire-labels").textContent);
  const part = (name) => panel.querySelector(`[data-${name}]`);
  const status = part("status");
  const form = panel.closest("form");
  let offered = { automatic: [], others: [] };
  let pause;
  let request;

  const button = (name, title, action, key) => {
    const made = crel("button", { type: "button" }, [labels[name], span("visually-hidden", ` ${title}`)]);
    made.dataset.key = `${name} ${key}`;
    made.addEventListener("click", action);
    return made;
  };

  const say = (after) => {
    const words = labels.moved.replace("%n", after).replace("%all", blocksIn(editor.state.doc));
    status.textContent = words;
  };

  const move = (link, after) => {
    moveLink(editor, link.pos, after);
    const moved = linksOf(editor.state.doc).find(({ node }) => node.attrs.target === link.node.attrs.target);
    say(moved.after);
  };

  /** The links as they now stand in the list take the places of the text in turn; `item` is the one that was dragged. */
  const reorder = (item) => {
    const items = [...part("placed").children];
    reorderLinks(editor, items.map(({ dataset }) => Number(dataset.number)));
    say(linksOf(editor.state.doc)[items.indexOf(item)].after);
  };

  const placedItem = (link, n, { length }) => {
    const { target, title } = link.node.attrs;
    const number = crel("input", { type: "number", min: 0, max: blocksIn(editor.state.doc), value: link.after });
    number.dataset.key = `number ${target}`;
    number.addEventListener("change", () => move(link, Number(number.value)));
    return crel("li", { "data-number": n }, [
      crel("span", { className: "lire-panel__title" }, length > 1 ? [makeHandle(), title] : [title]),
      crel("label", { className: "lire-panel__place" }, [`${labels.after} `, number]),
      crel("span", { className: "lire-panel__acts" }, [
        button("up", title, () => move(link, link.after - 1), target),
        button("down", title, () => move(link, link.after + 1), target),
        button("remove", title, () => editor.commands.deleteRange({ from: link.pos, to: link.pos + 1 }), target),
      ]),
    ]);
  };

  const insert = (link) => insertBlock(editor, "lire", { target: link.id, title: link.title });

  const keep = (link) => {
    const node = editor.schema.nodes.lire.create({ target: link.id, title: link.title });
    editor.view.dispatch(editor.state.tr.insert(endOfBlock(editor.state.doc, link.after_block), node));
    say(link.after_block);
  };

  const refuse = (link) => {
    const box = crel("input", { type: "checkbox", name: "refused_links", value: link.id, checked: true });
    part("refused-list").append(crel("li", {}, [crel("label", {}, [box, ` ${link.title}`])]));
    part("refused").hidden = false;
    ask();
  };

  const offeredItem = (link) => {
    const place = link.after_block === null ? labels.atEnd : `${labels.after} ${link.after_block}`;
    const acts = [button("insert", link.title, () => insert(link), link.id)];
    if (link.after_block !== null) acts.push(button("keep", link.title, () => keep(link), link.id));
    acts.push(button("refuse", link.title, () => refuse(link), link.id));
    return crel("li", {}, [
      span("lire-panel__title", link.title),
      span("lire-panel__why", link.reasons),
      span("lire-panel__note", link.isAutomatic ? `${place} · ${link.date}` : link.date),
      crel("span", { className: "lire-panel__acts" }, acts),
    ]);
  };

  const show = () => {
    const { key } = document.activeElement?.dataset ?? {};
    const links = linksOf(editor.state.doc);
    const placed = new Set(links.map(({ node }) => String(node.attrs.target)));
    const free = (list) => list.filter(({ id }) => !placed.has(String(id)));
    const fill = (name, items) => {
      const none = crel("li", { className: "lire-panel__none", textContent: labels.none });
      part(name).replaceChildren(...(items.length ? items : [none]));
    };
    // Suggestions may arrive while one drags: what is under the finger stays.
    if (!panel.querySelector(".is-dragged")) part("placed").replaceChildren(...links.map(placedItem));
    fill("automatic", free(offered.automatic).map((link) => offeredItem({ ...link, isAutomatic: true })));
    fill("others", free(offered.others).map(offeredItem));
    tellRoom(links.length);
    if (key) panel.querySelector(`[data-key="${key}"]`)?.focus();
  };

  const tellRoom = (links) => {
    let paragraphs = 0;
    editor.state.doc.forEach((node) => {
      paragraphs += node.type.name === "paragraph" ? 1 : 0;
    });
    const room = Math.max(1, Math.floor(paragraphs / PARAGRAPHS_PER_LINK));
    part("room").textContent = links > room ? labels.full : labels.room.replace("%n", links).replace("%all", room);
    part("room").classList.toggle("lire-panel__room--full", links > room);
  };

  async function ask() {
    clearTimeout(pause);
    request?.abort();
    request = new AbortController();
    const body = new FormData();
    const typed = new FormData(form);
    for (const name of ["title", "chapo", "section", "chooses_related", "csrfmiddlewaretoken"]) {
      if (typed.has(name)) body.append(name, typed.get(name));
    }
    for (const name of ["tags", "refused_links"]) {
      for (const value of typed.getAll(name)) body.append(name, value);
    }
    body.append("body", editor.getHTML());
    body.append("article", panel.dataset.article);
    try {
      const response = await fetch(panel.dataset.url, { method: "POST", body, signal: request.signal });
      if (!response.ok) throw new Error(`${response.status} from ${panel.dataset.url}`);
      offered = await response.json();
      show();
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = labels.failed;
    }
  }

  const askLater = () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  };

  editor.on("update", () => {
    show();
    askLater();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "refused_links" || event.target.name === "chooses_related") ask();
    else if (!panel.contains(event.target)) askLater();
  });
  part("seek").addEventListener("click", seek);
  orderByDragging(part("placed"), reorder);
  for (const hidden of panel.querySelectorAll("[data-scripted]")) hidden.hidden = false;
  show();
  ask();
}
