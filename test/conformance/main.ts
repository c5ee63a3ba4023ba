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
import { ENGINES, type OutcomeOf, toPage, toTable } from "./page.js";
import { type EngineName, Rig } from "./rig.js";
import { allCases, type Outcome, runLanguage } from "./suite.js";

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
    engine: { type: "string", value: "NAME", meaning: "sqlite or postgres; by default both" },
    record: { type: "boolean", meaning: "fill in what has no expectation yet, from the first language" },
  },
  operands: "[LANGUAGE…]",
  notes: `Languages: ${LANGUAGES.map(({ name }) => name).join(", ")}. Of all with both engines, docs/conformance.md is written.`,
  run: (values, words) => run(values.record === true, values.engine, words),
});

async function run(recording: boolean, engine: string | undefined, words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => !LANGUAGES.some(({ name }) => name.startsWith(word)));
  const all = Object.keys(ENGINES) as EngineName[];
  const engines = all.filter((name) => engine === undefined || engine === name);
  if (engines.length === 0) throw new UsageError(`no engine is called ${engine}`);
  if (unknown !== undefined) throw new UsageError(`no language is called ${unknown}`);
  const chosen = LANGUAGES.filter(({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)));
  const [first] = LANGUAGES;
  if (recording && first !== undefined) {
    await record(first);
    return 0;
  }
  const outcomes = new Map<string, Outcome>();
  const keyOf = (...names: readonly string[]): string => names.join("\n");
  for (const each of engines)
    for (const language of chosen)
      await runLanguage(language, each, (name, outcome) => {
        outcomes.set(keyOf(each, language.name, name), outcome);
        if (outcome.kind !== "pass") process.stdout.write(`${each}, ${language.name}: ${name}: ${describe(outcome)}\n`);
      });
  const outcomeOf: OutcomeOf = (its, language, { name }) =>
    outcomes.get(keyOf(its, language.name, name)) ?? { kind: "skip", why: "it was not run" };
  process.stdout.write(toTable(engines, chosen, allCases(), outcomeOf));
  if (words.length === 0 && engine === undefined)
    await writeFile(join(PACKAGE_ROOT, "docs", "conformance.md"), toPage(chosen, allCases(), outcomeOf));
  return [...outcomes.values()].some(({ kind }) => kind === "fail") ? 1 : 0;
}

function describe(outcome: Outcome): string {
  if (outcome.kind === "fail") return `fail\n  ${outcome.problems.join("\n  ")}`;
  return outcome.kind === "skip" ? `skip (${outcome.why})` : outcome.kind;
}
