import { resolve } from "node:path";
import { type Environment, parseConfig } from "../../src/settings/config.js";
import type { SeedOptions } from "./seed-options.js";

/** Databases that there is synthetic data for. */
export type SeededDatabase = "main" | "walmart";

/**
 * The files to fill, as absolute paths: those of the command line, else those that the server would open.
 *
 * @throws ConfigError with every problem of the settings, even when the command line names both files: a server would
 * not start with them either.
 */
export function seedFiles(
  { main, walmart }: Pick<SeedOptions, "main" | "walmart">,
  environment: Environment,
): Readonly<Record<SeededDatabase, string>> {
  const config = parseConfig(environment);
  const fileOf = (database: SeededDatabase, given: string | undefined): string => {
    if (given !== undefined) return resolve(given);
    const found = config.databases.find((one) => one.database === database);
    if (!found) throw new Error(`no settings for the ${database} database`);
    return found.file;
  };
  return { main: fileOf("main", main), walmart: fileOf("walmart", walmart) };
}
