// Texts that could not reach the server, kept in this browser until they can. One entry a sheet.
const PREFIX = "unsaved-text";

const keyOf = ({ user, article, sheet }) => [PREFIX, user, article || "new", sheet].join(":");

export function keepLocally(sheet, text) {
  try {
    localStorage.setItem(keyOf(sheet), text);
    return true;
  } catch {
    return false; // No room, or no storage.
  }
}

export function dropLocally(sheet) {
  localStorage.removeItem(keyOf(sheet));
}

/** [[sheet, text], …] of this user and article, the open sheet left out. */
export function otherLocalTexts(open) {
  const start = keyOf({ ...open, sheet: "" });
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start) && key !== keyOf(open))
    .map((key) => [{ ...open, sheet: key.slice(start.length) }, localStorage.getItem(key)]);
}
