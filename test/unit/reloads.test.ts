import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Reloads } from "../../src/access/reloads.js";
import { readTokens } from "../../src/access/tokens.js";

const NEVER_MS = 1_000_000;

describe("files that are read anew", () => {
  let folder: string;
  let reloads: Reloads;
  let used: string[];
  let logged: string[];
  const path = (name: string): string => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-reloads-"));
    used = [];
    logged = [];
    const log = {
      info: (_: object, message: string) => logged.push(message),
      error: (facts: object, message: string) => logged.push(`${message}: ${JSON.stringify(facts)}`),
    };
    reloads = new Reloads(log, NEVER_MS);
  });
  afterEach(() => {
    reloads.stop();
    rmSync(folder, { recursive: true });
  });

  function watch(...names: string[]): void {
    const parse = (contents: readonly Buffer[]): string => {
      const text = contents.join("+");
      if (text.includes("bad")) throw new Error("that is bad");
      return text;
    };
    const files = names.map(path);
    const contents = files.map((file) => readFileSync(file));
    reloads.add({ name: "things", files, parse, use: (text) => used.push(text) }, contents);
  }
  const write = (name: string, text: string): void => writeFileSync(path(name), text, { mode: 0o600 });
  const counts = (): number[] => reloads.counts.flatMap(({ loaded, failed }) => [loaded, failed]);

  it("are used when two looks in a row read the same, and not while they are being written", async () => {
    write("a", "1");
    write("b", "1");
    watch("a", "b");
    await reloads.look();
    await reloads.look();
    assert.deepEqual(used, []);
    write("a", "2");
    await reloads.look();
    write("b", "2");
    await reloads.look();
    assert.deepEqual(used, []);
    await reloads.look();
    assert.deepEqual(used, ["2+2"]);
    await reloads.look();
    await reloads.look();
    assert.deepEqual([used, counts()], [["2+2"], [1, 0]]);
  });

  it("that can't be used or read leave what was there, and are logged and counted once", async () => {
    write("a", "1");
    watch("a");
    write("a", "bad");
    for (let look = 0; look < 5; look++) await reloads.look();
    assert.deepEqual([used, counts(), logged.length], [[], [0, 1], 1]);
    assert.match(logged[0] ?? "", /things can't be read anew; the last good ones stay in use: .*that is bad/);
    rmSync(path("a"));
    for (let look = 0; look < 5; look++) await reloads.look();
    assert.deepEqual([used, counts(), logged.length], [[], [0, 2], 2]);
    write("a", "2");
    for (let look = 0; look < 2; look++) await reloads.look();
    assert.deepEqual([used, counts(), logged.at(-1)], [["2"], [1, 2], "things were read anew"]);
  });

  it("that go back to what is in use are not read anew", async () => {
    write("a", "1");
    watch("a");
    write("a", "2");
    await reloads.look();
    write("a", "1");
    for (let look = 0; look < 3; look++) await reloads.look();
    assert.deepEqual([used, counts()], [[], [0, 0]]);
  });

  it("are tokens files: half of one, none, and one that others can write are refused; an empty list is not", () => {
    const good = JSON.stringify([{ name: "a", sha256: "0".repeat(64), roles: ["read"] }]);
    write("a", good);
    for (let length = 0; length < good.length; length++)
      assert.throws(() => readTokens(path("a"), good.slice(0, length)), { message: /must be JSON/ });
    assert.doesNotThrow(() => readTokens(path("a"), good));
    assert.doesNotThrow(() => readTokens(path("a"), "[]"));
    chmodSync(path("a"), 0o666);
    assert.throws(() => readTokens(path("a"), good), /other users can write \(mode 0666\)/);
  });
});
