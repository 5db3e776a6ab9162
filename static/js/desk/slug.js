// The address of an object follows its name while one types it, as long as nobody wrote the address by hand.
// Django's own does it with jQuery and 35 KB of regular expressions for the letters of every script.
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", "’": " ", "'": " " };

function slug(text, length) {
  const plain = text.toLowerCase().replace(/[œæßøłđ’']/g, (letter) => LIGATURES[letter]);
  const words = plain.normalize("NFD").replace(/\p{Mark}/gu, "").match(/[a-z0-9_]+/g) ?? [];
  return words.join("-").slice(0, length).replace(/-$/, "");
}

const { prepopulatedFields } = document.getElementById("django-admin-prepopulated-fields-constants").dataset;
for (const { id, dependency_ids: ids, maxLength } of JSON.parse(prepopulatedFields)) {
  const field = document.querySelector(id);
  const sources = ids.map((each) => document.querySelector(each));
  let isByHand = field.value !== "";
  field.addEventListener("input", () => (isByHand = field.value !== ""));
  for (const source of sources) {
    source.addEventListener("input", () => {
      if (!isByHand) field.value = slug(sources.map(({ value }) => value).join(" "), maxLength);
    });
  }
}
