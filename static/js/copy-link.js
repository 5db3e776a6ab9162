// «Copier le lien»: the words become a button where the browser can copy.
for (const place of document.querySelectorAll("[data-copy-link]")) {
  if (!navigator.clipboard) continue;
  const { copyLink, copyLabel, copied } = place.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copyLabel;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copyLink);
    button.textContent = copied;
  });
  place.append(button);
}
