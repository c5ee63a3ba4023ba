import { limitsOf, SETTING_NAMES, type Setting, settingOf } from "./settings.js";

/** What `crewdb start --help` says below its options. */
export function settingsHelp(): string {
  const lines = SETTING_NAMES.map((name) => {
    const setting = settingOf(name);
    return `  ${name}\n      ${setting.meaning} Default: ${defaultOf(setting)}${setting.kind === "number" ? `, ${rangeOf(setting)}` : ""}.`;
  });
  return `Exit codes: 0 stopped, 1 crashed, 2 wrong settings, 3 a database can't be opened, 4 the address can't be listened on.

Settings, from the environment or a file .env in the working folder:
${lines.join("\n")}`;
}

/** The rows of README.md's settings table. */
export function settingsTable(): string {
  const rows = SETTING_NAMES.map((name) => {
    const setting = settingOf(name);
    return `| \`${name}\` | ${defaultOf(setting)} | ${rangeOf(setting)} | ${setting.meaning} |`;
  });
  return ["| setting | default | range | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function defaultOf(setting: Setting): string {
  if (setting.fallback === "") return "not set";
  return setting.unit === undefined ? setting.fallback : `${setting.fallback} ${setting.unit}`;
}

function rangeOf(setting: Setting): string {
  if (setting.kind !== "number") return "";
  const { min, max } = limitsOf(setting);
  return max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
}
