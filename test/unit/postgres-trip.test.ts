import assert from "node:assert/strict";
import type { Connection } from "pg";
import { Prepared, Trip, TripError } from "../../src/postgres/thread/trip.js";

/** Notes which messages a trip sends. */
class Wire {
  readonly sent: string[] = [];
  readonly stream = { cork: () => undefined, uncork: () => undefined };
  parse = ({ name }: { name: string }): unknown => this.sent.push(`parse ${name}`);
  close = ({ name }: { name: string }): unknown => this.sent.push(`close ${name}`);
  bind = (): void => undefined;
  describe = (): void => undefined;
  execute = (): void => undefined;
  sync = (): void => undefined;
}

/** Sends a trip of these statements, of which so many succeed before one fails. */
function send(prepared: Prepared, names: readonly string[], succeed: number): string[] {
  const wire = new Wire();
  let failed: Error | undefined;
  const statements = names.map((name) => ({ sql: "SELECT 1", name, values: [] }));
  const trip = new Trip(
    statements,
    prepared,
    () => undefined,
    () => undefined,
    (error) => {
      failed = error;
    },
  );
  trip.submit(wire as unknown as Connection);
  for (let index = 0; index < succeed; index++) trip.handleCommandComplete({ text: "SELECT 1" });
  if (succeed < names.length) {
    trip.handleError(new Error("failed"));
    assert.ok(failed instanceof TripError);
    assert.equal(failed.results.length, succeed);
  }
  return wire.sent;
}

describe("a trip's named statements", () => {
  it("are parsed once, and anew after a failure that leaves them in doubt", () => {
    const prepared = new Prepared();
    assert.deepEqual(send(prepared, ["a", "b"], 1), ["parse a", "parse b"]);
    // The one before it fails, so that nothing of the second arrives: it stays in doubt.
    assert.deepEqual(send(prepared, ["c", "b"], 0), ["parse c", "close b", "parse b"]);
    assert.deepEqual(send(prepared, ["a", "b"], 2), ["close b", "parse b"]);
    assert.deepEqual(send(prepared, ["a", "b"], 1), []);
    assert.deepEqual(send(prepared, ["a", "b"], 2), []);
  });

  it("are parsed once a trip that runs one twice, in doubt or not", () => {
    const prepared = new Prepared();
    assert.deepEqual(send(prepared, ["a", "a"], 0), ["parse a"]);
    assert.deepEqual(send(prepared, ["a", "a"], 2), ["close a", "parse a"]);
    assert.deepEqual(send(prepared, ["a", "a"], 2), []);
  });
});
