import type { Logger } from "pino";
import { Exit } from "../base/exit-codes.js";
import type { Plans } from "../contract/load-plans.js";
import type { Database, Engine } from "../engine/engine.js";
import { OpenError } from "../engine/open-error.js";
import type { DatabasePlan } from "../engine/plan.js";
import type { Config, DatabaseConfig } from "../settings/config.js";
import type { ChooseEngine } from "./choose-engine.js";
import { type Housekeeping, startHousekeeping } from "./housekeeping.js";
import { watchDatabase } from "./pool-log.js";
import type { Readiness } from "./readiness.js";

/** Databases that another process owns, or that can't be opened: a line for each. */
export class DatabaseError extends Error {
  readonly exitCode: number = Exit.DATABASE;
}

/** One database with everything that runs for it. */
export interface RunningDatabase {
  readonly config: DatabaseConfig;
  readonly plan: DatabasePlan;
  readonly database: Database;
  readonly housekeeping: Housekeeping;
  /** Watches once the server listens, and changes health. */
  readiness?: Readiness;
}

/** Throws DatabaseError where the engine can't be had, such as a program that it needs. */
export async function chooseOne(
  choose: ChooseEngine,
  config: Config,
  log: Logger,
): Promise<Engine> {
  try {
    return await choose(config, log);
  } catch (error) {
    throw error instanceof OpenError ? new DatabaseError(error.message) : error;
  }
}

/** Makes sure that all are this process's before the first is opened. Throws DatabaseError. */
export function claimAll({ databases }: Config, engine: Engine): void {
  const problems: string[] = [];
  for (const { database } of databases) {
    try {
      engine.claim(database);
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  if (problems.length > 0) throw new DatabaseError(problems.join("\n"));
}

/** Opens them side by side, and says of every one that can't be opened why. */
export async function openAll(
  config: Config,
  plans: Plans,
  engine: Engine,
  log: Logger,
  cleanup: AsyncDisposableStack,
): Promise<RunningDatabase[]> {
  const attempts = await Promise.allSettled(
    config.databases.map(async (each): Promise<RunningDatabase> => {
      const plan = plans[each.database];
      const database = await openDatabase(engine, plan, log);
      cleanup.defer(() => database.close(0));
      const housekeeping = startHousekeeping(each.database, database.chores ?? [], log);
      cleanup.defer(() => housekeeping.stop());
      return { config: each, plan, database, housekeeping };
    }),
  );
  const failures = attempts.flatMap((attempt) =>
    attempt.status === "rejected" ? [attempt.reason as unknown] : [],
  );
  const fault = failures.find((reason) => !(reason instanceof OpenError));
  if (fault !== undefined) throw fault;
  // What is wrong with neither file is said once.
  const problems = new Set(failures.map(messageOf));
  if (problems.size > 0) throw new DatabaseError([...problems].join("\n"));
  return attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
}

async function openDatabase(engine: Engine, plan: DatabasePlan, log: Logger): Promise<Database> {
  let opened: Database | undefined;
  // A call is slow after it was submitted, so after the database was opened.
  opened = await engine.open(
    plan,
    watchDatabase(plan, log, (call) => opened?.submit(call)),
  );
  return opened;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
