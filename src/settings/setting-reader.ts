import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { limitsOf, type SettingName, settingOf } from "./settings.js";

/** The process's environment, or a substitute. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A file that a setting names, as it was at the start. */
export interface SettingFile {
  readonly path: string;
  readonly content: Buffer;
}

/** Reads single settings and collects all problems, so that they can be reported at once. */
export class SettingReader {
  readonly problems: string[] = [];
  /** What was read of the files that settings name. */
  readonly files: Map<SettingName, SettingFile> = new Map<SettingName, SettingFile>();
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Set to something; an empty text counts as not set, as `NAME=` in a file means it. */
  has(name: SettingName): boolean {
    return (this.#environment[name]?.trim() ?? "") !== "";
  }

  text(name: SettingName): string {
    return this.has(name) ? (this.#environment[name]?.trim() ?? "") : settingOf(name).fallback;
  }

  /** A whole number within the setting's limits; the default where the text is wrong. */
  number(name: SettingName): number {
    const setting = settingOf(name);
    const text = this.text(name);
    const value = Number(text);
    const { min, max } = limitsOf(setting);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    const limits = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    const unit = setting.unit === undefined ? "" : ` (${setting.unit})`;
    this.problems.push(`${name} is "${text}": it must be a whole number ${limits}${unit}`);
    return Number(setting.fallback);
  }

  flag(name: SettingName): boolean {
    return this.oneOf(name, ["true", "false"]) === "true";
  }

  oneOf(name: SettingName, allowed: readonly string[]): string {
    const text = this.text(name);
    if (!allowed.includes(text)) this.problems.push(`${name} is "${text}": it must be one of ${allowed.join(", ")}`);
    return text;
  }

  /** At least one of these, with commas between. */
  listOf(name: SettingName, allowed: readonly string[]): string[] {
    const words = this.text(name)
      .split(",")
      .map((word) => word.trim());
    const wrong = words.find((word) => !allowed.includes(word));
    if (wrong !== undefined) this.problems.push(`${name} has "${wrong}": it must list some of ${allowed.join(", ")}`);
    return words;
  }

  /** The content of the file that a setting names; undefined when it names none, or one that can't be read. */
  file(name: SettingName): string | undefined {
    if (!this.has(name)) return undefined;
    return this.attempt(`${name} names ${this.text(name)}, which can't be read`, () => {
      const path = resolve(this.text(name));
      const content = readFileSync(path);
      this.files.set(name, { path, content });
      return content.toString("utf8");
    });
  }

  /** What `work` gives; when it throws, that is a problem beginning with `what`. */
  attempt<T>(what: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.problems.push(`${what}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }
}
