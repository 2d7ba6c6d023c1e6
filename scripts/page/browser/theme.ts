// Loaded before anything is drawn: Swagger UI is dark by a class, not by the reader's preference.
const dark = matchMedia("(prefers-color-scheme: dark)");
const apply = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", apply);
apply();
