import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { hasGo } from "../conformance/languages.js";
import type { SeenSpan } from "../integration/otlp-receiver.js";
import { type Traces, tracesIn } from "../integration/traces.js";

interface JaegerSpan {
  readonly operationName: string;
  readonly traceID: string;
  readonly spanID: string;
  readonly references: readonly { readonly refType: string; readonly spanID: string }[];
  readonly startTime: number;
  readonly duration: number;
  readonly tags: readonly { readonly key: string; readonly value: unknown }[];
}

interface JaegerProgram {
  readonly ADDRESSES: Readonly<Record<string, number>>;
  /** Undefined where it can't be built. */
  buildJaeger(): string | undefined;
  startJaeger(program: string, shift: number): ChildProcess;
}

/** A real Jaeger, asked by its query API; undefined, with the reason printed, without Go. */
async function jaeger(): Promise<Traces | undefined> {
  if (!hasGo()) {
    console.log("      skipped: go is not installed");
    return undefined;
  }
  const module = (await import(join(PACKAGE_ROOT, "deploy", "jaeger.mjs"))) as JaegerProgram;
  const { ADDRESSES, buildJaeger, startJaeger } = module;
  const program = buildJaeger();
  assert.ok(program, "Jaeger could not be built");
  const shift = await freeShift(Object.values(ADDRESSES));
  const child = startJaeger(program, shift);
  const query = `http://127.0.0.1:${(ADDRESSES["query.http-server.host-port"] ?? 0) + shift}`;
  const collector = `http://127.0.0.1:${(ADDRESSES["collector.otlp.http.host-port"] ?? 0) + shift}`;
  await until(async () => (await fetch(`${query}/api/services`)).ok);
  return {
    environment: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector}/v1/traces` },
    read: async (traceId) => {
      let spans: JaegerSpan[] = [];
      await until(async () => {
        const { data } = (await (await fetch(`${query}/api/traces/${traceId}`)).json()) as {
          data: { spans: JaegerSpan[] }[] | null;
        };
        spans = data?.[0]?.spans ?? [];
        return spans.length > 0;
      });
      return spans.map(fromJaeger);
    },
    close: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

function fromJaeger(span: JaegerSpan): SeenSpan {
  const parent = span.references.find(({ refType }) => refType === "CHILD_OF")?.spanID ?? "";
  return {
    name: span.operationName,
    traceId: span.traceID,
    spanId: span.spanID,
    parentId: parent,
    startUs: span.startTime,
    endUs: span.startTime + span.duration,
    attributes: new Map(span.tags.map(({ key, value }) => [key, value])),
    links: span.references.filter(({ refType }) => refType === "FOLLOWS_FROM").map(({ spanID }) => spanID),
  };
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await done().catch(() => false)); ) {
    assert.ok(Date.now() < end, "it did not come");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What to add to a set of ports so that all of them are free. */
async function freeShift(ports: readonly number[]): Promise<number> {
  for (let shift = 20_000; shift < 40_000; shift += 1000) {
    const taken = await Promise.all(ports.map((port) => isTaken(port + shift)));
    if (!taken.includes(true)) return shift;
  }
  throw new Error("no set of ports is free");
}

async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(true));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(false)));
  });
}

tracesIn("Jaeger", jaeger);
