// What comes from Word, Google Docs, WhatsApp, a web page or a mail, before the schema keeps only what an article holds.
import { Extension, pm } from "django-prose-editor/editor";

const NOISE = "script, meta, link, title, template, nav, form, button, [hidden], figure:not([data-photo]) figcaption";
const LEVELS = { H1: "H2", H4: "H3", H5: "H3", H6: "H3" };
const NUMBERED = /^\s*(?:\d+|[a-z])[.)]/i;
const WHATSAPP_BOLD = /(^|[\s(«])\*([^\s*][^*\n]*)\*(?=[\s).,;:!?»…]|$)/gm;

/** What a style says, and the element that says it better. Word's own `mso-bidi-font-weight` says nothing. */
const STYLES = [
  [/(?:^|;)\s*font-weight:\s*(?:bold|[6-9]00)/i, "strong"],
  [/(?:^|;)\s*font-style:\s*italic/i, "em"],
  [/(?:^|;)\s*vertical-align:\s*super/i, "sup"],
  [/(?:^|;)\s*vertical-align:\s*sub\b/i, "sub"],
];
const NOT_BOLD = /(?:^|;)\s*font-weight:\s*(?:normal|400)/i;

/** Inline styles are read as data: the content policy would blot them out, and report each of them. */
function parse(html) {
  const inert = html
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="))
    .replace(/(?:<br[^>]*>\s*){2,}/gi, "</p><p>");
  return new DOMParser().parseFromString(inert, "text/html").body;
}

function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

/** Word writes a list as paragraphs, each with a bullet or a number drawn in a span. */
function makeLists(body) {
  for (const paragraph of body.querySelectorAll("p[data-style*='mso-list']")) {
    const bullet = paragraph.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");
    const tag = NUMBERED.test(bullet?.textContent ?? "") ? "ol" : "ul";
    bullet?.remove();
    let list = paragraph.previousElementSibling;
    if (list?.dataset.drawn !== tag) {
      list = body.ownerDocument.createElement(tag);
      list.dataset.drawn = tag;
      paragraph.before(list);
    }
    list.append(paragraph);
    rename(paragraph, "li");
  }
}

/** Google Docs and mail programs write bold and italics as styles, and wrap all in a `<b>` that is not bold. */
function makeMarks(body) {
  for (const element of body.querySelectorAll("b[data-style], strong[data-style]")) {
    if (NOT_BOLD.test(element.dataset.style)) element.replaceWith(...element.childNodes);
  }
  for (const span of body.querySelectorAll("span[data-style]")) {
    for (const [style, tag] of STYLES) {
      if (!style.test(span.dataset.style)) continue;
      const mark = span.ownerDocument.createElement(tag);
      mark.append(...span.childNodes);
      span.append(mark);
    }
  }
}

/** Pasted HTML without what is no text, its lists, marks and headings put right, its empty paragraphs gone. */
function clean(html) {
  if (html.includes("data-pm-slice")) return html; // From this very editor.
  const body = parse(html);
  for (const element of body.querySelectorAll(NOISE)) element.remove();
  makeLists(body);
  makeMarks(body);
  for (const [from, to] of Object.entries(LEVELS)) {
    for (const heading of body.querySelectorAll(from)) rename(heading, to);
  }
  for (const paragraph of body.querySelectorAll("p")) {
    if (!paragraph.textContent.trim()) paragraph.remove();
  }
  return body.innerHTML;
}

/** WhatsApp sets bold between single asterisks, where the editor expects two. */
const cleanText = (text) => text.replace(WHATSAPP_BOLD, "$1**$2**");

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  addProseMirrorPlugins: () => [
    new pm.state.Plugin({ props: { transformPastedHTML: clean, transformPastedText: cleanText } }),
  ],
});
