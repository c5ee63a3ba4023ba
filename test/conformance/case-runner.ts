import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFileRegistry, type DescMethod, fromBinary, fromJson, type JsonValue, toJson } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import type { Case, Step } from "./cases.js";
import type { Answer } from "./driver.js";
import { differences, fillIn, missing, valueAt } from "./match.js";
import type { Rig } from "./rig.js";

const registry = createFileRegistry(
  fromBinary(FileDescriptorSetSchema, readFileSync(join(PACKAGE_ROOT, "gen", "image.binpb"))),
);
const PACKAGES: Readonly<Record<string, string>> = {
  MainDb: "crewdb.main.v1",
  WalmartDb: "crewdb.walmart.v1",
  AdminDb: "crewdb.admin.v1",
};
/** Fields that say what is expected, and are not for the driver. */
const OURS = new Set([
  "expect",
  "error",
  "answer",
  "events",
  "during",
  "save",
  "pages",
  "span",
  "server",
  "cut",
  "driver",
  "call",
]);
/** Longest wait for a span, in ms. */
const SPAN_PATIENCE_MS = 15_000;

function methodOf(service: string, method: string): DescMethod {
  const found = registry.getService(`${PACKAGES[service]}.${service}`)?.methods.find(({ name }) => name === method);
  if (found === undefined) throw new Error(`there is no rpc ${service}/${method}`);
  return found;
}

/** Every rpc that a case calls from outside a transaction, for the check that none is left out. */
export function calledMethods(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    const { service, method } = toCommand(step);
    return [...(method === undefined ? [] : [`${service}/${method}`]), ...calledMethods(step.during ?? [])];
  });
}

/** The names of all rpcs of both databases. */
export function allMethods(): string[] {
  return ["MainDb", "WalmartDb"].flatMap((service) =>
    (registry.getService(`${PACKAGES[service]}.${service}`)?.methods ?? []).map(({ name }) => `${service}/${name}`),
  );
}

/** One form for what languages write in several: numbers of 64 bits, times, and the order of fields. */
function canonical(service: string, method: string, response: unknown): unknown {
  const { output } = methodOf(service, method);
  return toJson(output, fromJson(output, response as JsonValue, { registry }), { registry });
}

interface Command {
  readonly op?: string;
  readonly service?: string;
  readonly method?: string;
  readonly [field: string]: unknown;
}

function toCommand(step: Step): Command {
  const own = Object.fromEntries(Object.entries(step).filter(([name]) => !OURS.has(name)));
  if (step.call === undefined) return own;
  const [service, method] = step.call.split("/");
  return { op: "call", ...own, service, method } as Command;
}

/** Runs a case and lists what was not as expected. With `record`, an answer that has no expectation becomes it. */
export async function runCase(rig: Rig, { steps }: Case, record = false): Promise<string[]> {
  const names = new Map<string, unknown>();
  for (const [index, step] of steps.entries()) {
    const label = `step ${index + 1} (${step.call ?? step.op ?? Object.keys(step)[0]})`;
    const problems = (await runStep(rig, step, names, record)).map((problem) => `${label}: ${problem}`);
    if (problems.length > 0) return problems;
  }
  return rig.proxy.cutsNextReply ? ["no reply was lost"] : [];
}

async function runStep(rig: Rig, step: Step, names: Map<string, unknown>, record: boolean): Promise<string[]> {
  if (step.server !== undefined) await rig.restart(step.server === "kill" ? "SIGKILL" : "SIGTERM");
  if (step.cut === true) rig.proxy.cutsNextReply = true;
  if (step.driver === "kill") await rig.killDriver();
  if (step.driver === "start") await rig.startDriver();
  if (step.span !== undefined) return await waitForSpan(rig, step.span);
  if (step.op === undefined && step.call === undefined) return [];
  if (step.pages !== undefined) return await readPages(rig, step, step.pages, names);
  const answer = await perform(rig, fillIn(toCommand(step), names) as Command, step, names, record);
  return answer === undefined ? [] : check(step, answer, names, record);
}

/** Sends a command; follows what is said meanwhile. Undefined when the driver is gone by the step's own doing. */
async function perform(
  rig: Rig,
  command: Command,
  step: Step,
  names: Map<string, unknown>,
  record: boolean,
): Promise<Answer | undefined> {
  const { driver } = rig;
  driver.send(command);
  const events: string[] = [];
  for (;;) {
    const line = await driver.next();
    if (line.event === undefined) {
      const answer = normalise(command, line);
      return step.events === undefined ? answer : { ...answer, events };
    }
    events.push(line.event);
    if (events.length > 1) continue;
    for (const inner of step.during ?? []) {
      const problems = await runStep(rig, inner, names, record);
      if (problems.length > 0) return { error: { problems } };
      if (inner.driver === "kill") return undefined;
    }
  }
}

function normalise({ service, method }: Command, answer: Answer): Answer {
  if (service === undefined || method === undefined) return answer;
  const to = (each: unknown) => canonical(service, method, each);
  return {
    ...answer,
    ...(answer.response !== undefined && { response: to(answer.response) }),
    ...(Array.isArray(answer.messages) && { messages: answer.messages.map(to) }),
  };
}

function check(step: Step, answer: Answer, names: Map<string, unknown>, record: boolean): string[] {
  for (const [name, path] of Object.entries(step.save ?? {})) names.set(name, valueAt(answer, path));
  if (step.error !== undefined) return missing(fillIn(step.error, names), answer.error, "error");
  if (answer.error !== undefined) return [`failed: ${JSON.stringify(answer.error)}`];
  const problems = step.events === undefined ? [] : differences(step.events, answer.events, "events");
  if (step.answer !== undefined) return [...problems, ...missing(fillIn(step.answer, names), answer)];
  if (step.op !== undefined && step.op !== "import") return problems;
  if (record && step.expect === undefined) step.expect = answer.response;
  return [...problems, ...differences(fillIn(step.expect, names), answer.response, "response")];
}

async function readPages(
  rig: Rig,
  step: Step,
  { of, total }: { of: string; total: number },
  names: Map<string, unknown>,
): Promise<string[]> {
  const command = fillIn(toCommand(step), names) as Command;
  const seen: string[] = [];
  let pageToken: unknown;
  do {
    const request = { ...(command.request as object), ...(pageToken === undefined ? {} : { pageToken }) };
    rig.driver.send({ ...command, request });
    const answer = normalise(command, await rig.driver.next());
    if (answer.error !== undefined) return [`failed: ${JSON.stringify(answer.error)}`];
    const response = answer.response as Record<string, unknown>;
    seen.push(...((response[of] as unknown[] | undefined) ?? []).map((row) => JSON.stringify(row)));
    pageToken = response.nextPageToken;
  } while (pageToken !== undefined && seen.length <= total);
  return differences({ rows: total, different: total }, { rows: seen.length, different: new Set(seen).size }, of);
}

async function waitForSpan(rig: Rig, { traceId, parentId, name }: NonNullable<Step["span"]>): Promise<string[]> {
  const untilMs = Date.now() + SPAN_PATIENCE_MS;
  while (Date.now() < untilMs) {
    if (rig.receiver.spans.some((span) => span.traceId === traceId && span.parentId === parentId && span.name === name))
      return [];
    await sleep(50);
  }
  const names = rig.receiver.spans.filter((span) => span.traceId === traceId).map((span) => span.name);
  return [`no span ${name} of trace ${traceId} under ${parentId}; of that trace came: ${names.join(", ") || "none"}`];
}
