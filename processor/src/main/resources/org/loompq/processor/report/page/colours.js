// As the system has them, unless somebody chooses; remembered where that is allowed.

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function remembered() {
  try {
    return localStorage.getItem(THEME);
  } catch {
    return null;
  }
}

function remember(theme) {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    // It lasts as long as the page.
  }
}

function useTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const other = theme === "dark" ? "Light" : "Dark";
  byId("theme").textContent = other;
  byId("theme").setAttribute("aria-label", other + " colours");
}

byId("theme").addEventListener("click", () => {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  remember(theme);
  useTheme(theme);
});

const systemTheme = () => (prefersDark.matches ? "dark" : "light");
prefersDark.addEventListener("change", () => useTheme(remembered() ?? systemTheme()));

useTheme(remembered() ?? systemTheme());
