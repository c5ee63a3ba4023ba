import type { Case } from "./cases.js";
import type { Language } from "./languages.js";
import type { EngineName } from "./rig.js";
import { type Outcome, whyNotWith } from "./suite.js";

export const ENGINES: Readonly<Record<EngineName, string>> = {
  sqlite: "SQLite",
  postgres: "PostgreSQL",
};

/** What became of a case with a client on an engine. */
export type OutcomeOf = (engine: EngineName, language: Language, found: Case) => Outcome;

interface Column {
  readonly engine: EngineName;
  readonly door: string;
  readonly languages: readonly Language[];
}

/** A row for each case, and a column for each engine and door. */
export function toTable(
  engines: readonly EngineName[],
  languages: readonly Language[],
  cases: readonly Case[],
  outcomeOf: OutcomeOf,
): string {
  const columns = engines.flatMap((engine) => doors(languages).map((door) => ({ engine, ...door })));
  const heads = columns.map(({ engine, door }) => `${ENGINES[engine]}, ${door}`);
  const rows = cases.map((found) => toRow([found.name, ...columns.map((column) => toCell(column, found, outcomeOf))]));
  return `${[toRow(["case", ...heads]), toRow(["---", ...heads.map(() => "---")]), ...rows].join("\n")}\n`;
}

/** docs/conformance.md */
export function toPage(languages: readonly Language[], cases: readonly Case[], outcomeOf: OutcomeOf): string {
  const table = toTable(["sqlite", "postgres"], languages, cases, outcomeOf);
  const clients = doors(languages).map(
    ({ door, languages: own }) => `- ${door}: ${own.map(({ name }) => `\`${name}\``).join(", ")}`,
  );
  return `# Conformance

The same promises from every language, on both engines: each case is run through a client's generated code and its helper, against a
service with the same rows. ✓ says that it passed with each of the column's clients:

${clients.join("\n")}

\`connect\`, \`connect-json\` and \`grpc-web\` are connect-es's clients; an import goes over gRPC there. Made by \`npm run conformance\`; the
cases are data, in [test/conformance/cases](../test/conformance/cases).

${table}`;
}

/** What the page says when each case has passed wherever it applies. */
export const wherePassed: OutcomeOf = (engine, language, found) => {
  const why = whyNotWith(language, engine, found);
  return why === undefined ? { kind: "pass" } : { kind: "skip", why };
};

function doors(languages: readonly Language[]): Omit<Column, "engine">[] {
  const isOver = (door: string) => (language: Language) => (language.overHttp === true) === (door === "HTTP");
  return ["gRPC", "HTTP"]
    .map((door) => ({ door, languages: languages.filter(isOver(door)) }))
    .filter((each) => each.languages.length > 0);
}

function toCell({ engine, languages }: Column, found: Case, outcomeOf: OutcomeOf): string {
  const words = Map.groupBy(languages, (language) => inWords(outcomeOf(engine, language, found)));
  if (words.size === 1) return [...words.keys()].join();
  return [...words].map(([said, own]) => `${said} ${own.map(({ name }) => name)}`).join("; ");
}

function inWords(outcome: Outcome): string {
  if (outcome.kind === "skip") return `does not apply: ${outcome.why}`;
  return outcome.kind === "pass" ? "✓" : "✗";
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
