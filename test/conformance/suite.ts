import { runCase } from "./case-runner.js";
import type { Case } from "./cases.js";
import { readCases } from "./cases.js";
import { inDialect, notFor } from "./dialect.js";
import type { Language } from "./languages.js";
import { type EngineName, Rig } from "./rig.js";

export type Outcome =
  | { readonly kind: "pass" }
  | { readonly kind: "fail"; readonly problems: readonly string[] }
  | { readonly kind: "skip"; readonly why: string };

/** Runs one case with one language's client; a case that fails leaves nothing behind for the next. */
export async function runWith(rig: Rig, each: Case): Promise<Outcome> {
  try {
    const problems = await runCase(rig, inDialect(rig.engine, each));
    if (problems.length === 0) return { kind: "pass" };
    await renew(rig);
    return { kind: "fail", problems };
  } catch (error) {
    await renew(rig);
    return { kind: "fail", problems: [error instanceof Error ? error.message : String(error)] };
  }
}

async function renew(rig: Rig): Promise<void> {
  await rig.killDriver();
  await rig.startDriver();
}

export function allCases(): Case[] {
  return readCases().flatMap(({ cases }) => cases);
}

/** Why a case does not run with a client on an engine; undefined where it does. */
export function whyNotWith({ overHttp = false }: Language, engine: EngineName, found: Case): string | undefined {
  const text = JSON.stringify(found.steps);
  const other = notFor(engine, found);
  if (other !== undefined) return other;
  if (overHttp && text.includes('"op":"transaction"')) return "a transaction, which needs gRPC";
  if (overHttp && /"cut":|"server":/.test(text)) return "retries, which crewdb's gRPC clients do";
  return undefined;
}

/** All cases with one language, in order, on one service. */
export async function runLanguage(
  language: Language,
  engine: EngineName,
  told: (name: string, outcome: Outcome) => void,
): Promise<void> {
  const prepared = language.prepare();
  if ("missing" in prepared) {
    for (const { name } of allCases()) told(name, { kind: "skip", why: `${prepared.missing} is not installed` });
    return;
  }
  const rig = await Rig.start(language, prepared, engine);
  try {
    for (const each of allCases()) {
      const why = whyNotWith(language, engine, each);
      told(each.name, why === undefined ? await runWith(rig, each) : { kind: "skip", why });
    }
  } finally {
    await rig.stop();
  }
}
