// A word that changes between the light and the dark scheme, and remembers it.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const buttons = [...document.querySelectorAll("[data-theme-switch]")].map((place) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme-switch__button";
  place.append(button);
  return button;
});

// The desk shares the choice, and has a third one: «auto».
const isDark = () => root.dataset.theme === "dark" || (root.dataset.theme !== "light" && system.matches);

function name() {
  for (const button of buttons) {
    const { toLight, toDark } = button.parentElement.dataset;
    button.textContent = isDark() ? toLight : toDark;
  }
}

function change() {
  const theme = isDark() ? "light" : "dark";
  root.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Storage refused: the choice lasts as long as the page.
  }
  name();
}

for (const button of buttons) button.addEventListener("click", change);
system.addEventListener("change", name);
name();
