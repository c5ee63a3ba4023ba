import { limitsOf, SETTING_GROUPS, type Setting, type SettingGroup, settingOf } from "./settings.js";

/** What `crewdb start --help` prints below its options. */
export function settingsHelp(): string {
  return `Exit codes: 0 stopped, 1 crashed, 2 wrong settings, 3 a database can't be opened, 4 can't listen on the address.

Settings, from the environment or from .env in the working folder:
${SETTING_GROUPS.map(groupHelp).join("\n")}`;
}

function groupHelp({ title, names }: SettingGroup): string {
  const lines = names.map((name) => {
    const setting = settingOf(name);
    const range = setting.kind === "number" ? `, ${rangeOf(setting)}` : "";
    return `  ${name}\n      ${setting.meaning} Default: ${defaultOf(setting)}${range}.`;
  });
  return `\n${title}:\n${lines.join("\n")}`;
}

/** A Markdown table of a group. */
export function settingsTable({ names }: SettingGroup): string {
  const rows = names.map((name) => {
    const setting = settingOf(name);
    return `| \`${name}\` | ${defaultOf(setting)} | ${rangeOf(setting)} | ${readersOf(setting)} | ${setting.meaning} |`;
  });
  return ["| setting | default | range | read by | meaning |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function defaultOf(setting: Setting): string {
  if (setting.fallback === "") return "not set";
  return setting.unit === undefined ? setting.fallback : `${setting.fallback} ${setting.unit}`;
}

function readersOf({ readBy }: Setting): string {
  return readBy ?? "server, manager";
}

function rangeOf(setting: Setting): string {
  if (setting.kind !== "number") return "";
  const { min, max } = limitsOf(setting);
  return max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
}
