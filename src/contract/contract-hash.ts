import { createHash } from "node:crypto";
import type { DatabasePlan } from "../engine/plan.js";

/**
 * Names a contract together with a schema: SHA-256, in hex, over descriptors, SQL and the text given, which is the
 * migrations' or the file's own `sqlite_schema.sql` in the order of its names. While it stays the same, a check that passed
 * once would pass again.
 */
export function contractHash(plan: DatabasePlan, schemaText: string): string {
  return createHash("sha256").update(`${plan.hash}\n`).update(schemaText).digest("hex");
}
