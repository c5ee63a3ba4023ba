import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { goProgram, has } from "../../test/conformance/languages.js";

const FOLDER = join(PACKAGE_ROOT, "bench", "baselines", "go");
/** The search indexes of the e-mails are FTS5's, which the driver leaves out by default. */
const TAGS = ["-tags", "sqlite_fts5"] as const;

/** What is missing to build the programs in Go, or nothing. */
export function missingForGo(): string | undefined {
  if (!has("go", "version")) return "go";
  return has("cc", "--version") ? undefined : "a C compiler, which Go's driver of SQLite needs";
}

const built = new Map<string, string>();

/** Builds once a process; Go itself knows whether anything has changed. The first time SQLite is compiled, some minutes. */
function program(name: "service" | "load"): string {
  let path = built.get(name);
  if (path !== undefined) return path;
  const missing = missingForGo();
  if (missing !== undefined) throw new Error(`the Go programs of the bench can't be built without ${missing}`);
  const prepared = goProgram(join(FOLDER, name), `go-${name}`, ...(name === "service" ? TAGS : []));
  if ("missing" in prepared) throw new Error(`${prepared.missing} is not installed`);
  path = prepared[0] ?? "";
  built.set(name, path);
  return path;
}

/** The path of the plain service in Go. */
export const goService = (): string => program("service");

/** The path of the load generator in Go. */
export const goLoad = (): string => program("load");
