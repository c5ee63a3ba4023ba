import { computed, effect, signal } from "@preact/signals";

/** What a person has chosen; `system` follows the machine. */
export type Choice = "system" | "light" | "dark";

const KEY = "crewdb-theme";
const wantsDark = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(wantsDark.matches);
wantsDark.addEventListener("change", ({ matches }) => {
  systemIsDark.value = matches;
});

export const choice = signal<Choice>((localStorage.getItem(KEY) as Choice | null) ?? "system");
/** Whether the page is dark now. */
export const theme = computed(() =>
  choice.value === "system" ? systemIsDark.value : choice.value === "dark",
);

effect(() => {
  localStorage.setItem(KEY, choice.value);
  document.documentElement.dataset.theme = theme.value ? "dark" : "light";
});
