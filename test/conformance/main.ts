/** Every case with every client, as a table; see README.md in this folder. */
import "../../src/base/needs-service-node.js";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { runCommand, UsageError } from "../../src/cli/command.js";
import { runCase } from "./case-runner.js";
import { type Case, readCases, writeCases } from "./cases.js";
import { LANGUAGES, type Language } from "./languages.js";
import { inCommon } from "./match.js";
import { Rig } from "./rig.js";
import { allCases, type Outcome, runLanguage } from "./suite.js";

const MARKS = { pass: "✓", fail: "✗", skip: "skipped" } as const;

function toPage(languages: readonly Language[], outcomes: ReadonlyMap<string, ReadonlyMap<string, Outcome>>): string {
  const mark = (name: string, language: Language) => MARKS[outcomes.get(name)?.get(language.name)?.kind ?? "skip"];
  const rows = allCases().map(({ name }) => `| ${[name, ...languages.map((each) => mark(name, each))].join(" | ")} |`);
  return `# Conformance

The same promises from every language: each case is run through that language's generated client and helper, against one service with
the same rows. Made by \`npm run conformance\`; the cases are data, in [test/conformance/cases](../test/conformance/cases).

\`connect\`, \`connect-json\` and \`grpc-web\` are connect-es's clients, and call the HTTP port. Skipped there: transactions, which need gRPC,
and what crewdb's own clients do about lost replies and restarts. An import goes over gRPC.

| case | ${languages.map(({ name }) => name).join(" | ")} |
| --- | ${languages.map(() => "---").join(" | ")} |
${rows.join("\n")}
`;
}

/** Fills in what has no expectation yet, from two runs: what differs between them becomes "…". */
async function record(language: Language): Promise<void> {
  const command = language.prepare();
  if ("missing" in command) throw new Error(`${command.missing} is not installed`);
  const once = async () => {
    const rig = await Rig.start(language, command);
    const files = readCases();
    try {
      for (const each of files.flatMap(({ cases }) => cases)) {
        const problems = await runCase(rig, each, true);
        if (problems.length > 0) process.stdout.write(`${each.name}: ${problems.join("; ")}\n`);
      }
    } finally {
      await rig.stop();
    }
    return files;
  };
  const [first, second] = [await once(), await once()];
  for (const [index, file] of first.entries()) {
    writeCases({ path: file.path, cases: inCommon(file.cases, second[index]?.cases) as Case[] });
  }
}

await runCommand({
  name: "npm run conformance",
  about: "Runs every case through the client of every language, or of those that are named, and prints a table.",
  options: {
    engine: { type: "string", value: "NAME", meaning: "sqlite, which is the default, or postgres" },
    record: { type: "boolean", meaning: "fill in what has no expectation yet, from the first language" },
  },
  operands: "[LANGUAGE…]",
  notes: `Languages: ${LANGUAGES.map(({ name }) => name).join(", ")}. Without names docs/conformance.md is written.`,
  run: (values, words) => run(values.record === true, String(values.engine ?? "sqlite"), words),
});

async function run(recording: boolean, engine: string, words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => !LANGUAGES.some(({ name }) => name.startsWith(word)));
  if (engine !== "sqlite" && engine !== "postgres") throw new UsageError(`no engine is called ${engine}`);
  if (unknown !== undefined) throw new UsageError(`no language is called ${unknown}`);
  const chosen = LANGUAGES.filter(({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)));
  const [first] = LANGUAGES;
  if (recording && first !== undefined) {
    await record(first);
    return 0;
  }
  const outcomes = new Map<string, Map<string, Outcome>>();
  let failed = false;
  for (const language of chosen) {
    await runLanguage(language, engine, (name, outcome) => {
      outcomes.set(name, (outcomes.get(name) ?? new Map()).set(language.name, outcome));
      if (outcome.kind === "fail") failed = true;
      if (outcome.kind !== "pass") process.stdout.write(`${language.name}: ${name}: ${describe(outcome)}\n`);
    });
  }
  const page = toPage(chosen, outcomes);
  process.stdout.write(page.slice(page.indexOf("| case")));
  if (words.length === 0 && engine === "sqlite") await writeFile(join(PACKAGE_ROOT, "docs", "conformance.md"), page);
  return failed ? 1 : 0;
}

function describe(outcome: Outcome): string {
  if (outcome.kind === "fail") return `fail\n  ${outcome.problems.join("\n  ")}`;
  return outcome.kind === "skip" ? `skip (${outcome.why})` : outcome.kind;
}
