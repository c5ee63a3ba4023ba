import assert from "node:assert/strict";
import { ConnectError, describeError } from "../../src/client/index.js";

/** The reason that a call fails with. */
export async function reasonOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => assert.fail("the call succeeded"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ConnectError, String(error));
  return describeError(error).reason;
}

/** The reason that a call fails with, and the fields that a bad request names. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => assert.fail("the call succeeded"),
    (thrown: unknown) => thrown,
  );
  const { reason, violations } = describeError(error);
  return [reason, ...violations.map(({ field }) => field)].join(" ");
}
