import "../../src/base/needs-service-node.js";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { createFolder } from "../../src/base/private-file.js";
import { runCommand } from "../../src/cli/command.js";
import { readEnvironment } from "../../src/settings/config.js";
import type { LoadJob, LoadMessage } from "./load-thread.js";
import { createProgress, type Progress } from "./progress.js";
import { seedFiles } from "./seed-files.js";
import { SEED_OPTIONS, type SeedOptions, toSeedOptions } from "./seed-options.js";

/** Rows that one e-mail and one product bring with them, for the bar; the exact number does not matter. */
const ROWS_EACH = { main: 4.4, walmart: 3.3 } as const;
/** The share of the time that the rows take; the rest is indexes and search. */
const ROWS_SHARE = { main: 0.4, walmart: 0.6 } as const;

function toFraction(job: LoadJob, rows: number, steps: number): number {
  const loaded = Math.min(1, rows / (job.count * ROWS_EACH[job.database] + 1));
  return loaded * ROWS_SHARE[job.database] + Math.min(1, steps / 30) * (1 - ROWS_SHARE[job.database]) * 0.9;
}

/** Runs one thread to its end; returns the number of rows or throws the thread's problem. */
async function runJob(job: LoadJob, progress: Progress): Promise<number> {
  createFolder(dirname(job.file));
  const worker = new Worker(join(import.meta.dirname, "load-thread.js"), { workerData: job });
  const steps = new Set<string>();
  const ended = Promise.withResolvers<number>();
  // Asked for before the thread can be gone.
  const exited = once(worker, "exit");
  exited.catch(() => undefined);
  worker.on("error", ended.reject);
  worker.on("message", (message: LoadMessage) => {
    if (message.kind === "done") return ended.resolve(message.rows);
    if (message.kind === "failed") return ended.reject(new Error(`${job.file}: ${message.problem}`));
    if (/ /.test(message.step)) steps.add(message.step);
    progress.update(job.database, message.step, toFraction(job, message.rows, steps.size));
  });
  const rows = await ended.promise;
  await exited;
  progress.update(job.database, "done", 1);
  return rows;
}

function toJobs(options: SeedOptions): LoadJob[] {
  const files = seedFiles(options, readEnvironment());
  const { seed, force } = options;
  return [
    { database: "main", file: files.main, seed, force, count: options.emails },
    { database: "walmart", file: files.walmart, seed, force, count: options.products },
  ];
}

/** Loads both files at the same time, each in a thread of its own. */
async function seed(options: SeedOptions): Promise<void> {
  const progress = createProgress(process.stderr);
  const from = performance.now();
  const results = await Promise.allSettled(toJobs(options).map((job) => runJob(job, progress)));
  progress.clear();
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    console.error(result.reason instanceof Error ? result.reason.message : String(result.reason));
    process.exitCode = 1;
  }
  if (process.exitCode) {
    console.error(
      "To fill them all the same, stop the server and give --force, which deletes the rows that are there; or name other files by --main and --walmart.",
    );
    return;
  }
  const rows = results.reduce((sum, result) => sum + (result.status === "fulfilled" ? result.value : 0), 0);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const counts = `${options.emails.toLocaleString("en")} e-mails and ${options.products.toLocaleString("en")} products`;
  console.log(`${counts}, ${rows.toLocaleString("en")} rows in all, in ${seconds} s (seed ${options.seed})`);
}

await runCommand({
  name: "crewdb seed",
  about: "Fills both databases with synthetic data, the same for the same numbers.",
  options: SEED_OPTIONS,
  async run(values) {
    await seed(toSeedOptions(values));
    return undefined;
  },
});
