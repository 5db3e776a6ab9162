// Where the LIRE links of a text stand, counted in the blocks that readers see, and how one is moved.

const isLink = (node) => node.type.name === "lire";

/** The links of a document in order: {node, pos, after: number of blocks before it}. */
export function linksOf(doc) {
  const links = [];
  let after = 0;
  doc.forEach((node, pos) => {
    if (isLink(node)) links.push({ node, pos, after });
    else after += 1;
  });
  return links;
}

/** Number of blocks of a document, links left out. */
export function blocksIn(doc) {
  let blocks = 0;
  doc.forEach((node) => {
    blocks += isLink(node) ? 0 : 1;
  });
  return blocks;
}

/** Where block number `after` ends; the start of the text for 0. */
export function endOfBlock(doc, after) {
  let end = 0;
  let blocks = 0;
  doc.forEach((node, pos) => {
    if (isLink(node)) return;
    blocks += 1;
    if (blocks <= after) end = pos + node.nodeSize;
  });
  return end;
}

/** Put the links of a document in another order, each in the place of one of them. `order`: their numbers till now. */
export function reorderLinks(editor, order) {
  const { doc, tr } = editor.state;
  const links = linksOf(doc);
  order.forEach((number, n) => tr.setNodeMarkup(links[n].pos, null, links[number].node.attrs));
  editor.view.dispatch(tr);
}

/** Move the link at `pos` after block number `after`, as far as the text goes. Gives its new position. */
export function moveLink(editor, pos, after) {
  const { doc, tr } = editor.state;
  const node = doc.nodeAt(pos);
  const place = Math.min(Math.max(after, 0), blocksIn(doc));
  tr.delete(pos, pos + node.nodeSize);
  const to = endOfBlock(tr.doc, place);
  tr.insert(to, node);
  editor.view.dispatch(tr.scrollIntoView());
  return to;
}
