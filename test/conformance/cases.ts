import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** One command to the driver with what it must answer, or something that happens to the server, the network or the driver. */
export interface Step {
  /** A command of the driver; see README.md in this folder. `Service/Method` in `call` is short for `op: "call"`. */
  readonly op?: string;
  readonly call?: string;
  readonly service?: string;
  readonly method?: string;
  /** The whole answer's `response`; "…" stands for any value. */
  expect?: unknown;
  /** Some fields of the answer's `error`. */
  readonly error?: unknown;
  /** Some fields of the whole answer, for commands that answer more than a response. */
  readonly answer?: unknown;
  /** Events that the driver must tell while the command runs, in order. */
  readonly events?: readonly string[];
  /** Done after the driver told its first event. */
  readonly during?: readonly Step[];
  /** Names for parts of the answer, for later steps: name to path. */
  readonly save?: Readonly<Record<string, string>>;
  /** The same step again for every page; the parts that make the whole must be so many. */
  readonly pages?: { readonly of: string; readonly total: number };
  /** What happens to the service. */
  readonly server?: "restart" | "kill";
  /** Loses the next reply on its way. */
  readonly cut?: true;
  /** Ends the driver as a crash would, or starts one anew. */
  readonly driver?: "kill" | "start";
  /** A span of the service that must arrive. */
  readonly span?: { readonly traceId: string; readonly parentId: string; readonly name: string };
  readonly [field: string]: unknown;
}

export interface Case {
  readonly name: string;
  /** What it proves, in a sentence. */
  readonly about?: string;
  readonly steps: Step[];
}

const FOLDER = join(PACKAGE_ROOT, "test", "conformance", "cases");

export interface CaseFile {
  readonly path: string;
  readonly cases: Case[];
}

export function readCases(): CaseFile[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  return names.toSorted().map((name) => {
    const path = join(FOLDER, name);
    return { path, cases: JSON.parse(readFileSync(path, "utf8")) as Case[] };
  });
}

export function writeCases({ path, cases }: CaseFile): void {
  writeFileSync(path, `${JSON.stringify(cases, undefined, 1)}\n`);
}
