import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../src/cli/command.js";
import { chooseServer } from "../../src/cli/local-target.js";
import { toConnectionProblem } from "../../src/client/connection-problem.js";

describe("the server that a command talks to", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-target-"));
  after(() => rmSync(folder, { recursive: true }));
  const file = (name: string): string => {
    writeFileSync(join(folder, name), `${name}\n`);
    return join(folder, name);
  };

  it("is reached over TLS by another name, with a certificate and a token of its own", () => {
    const { target, options } = chooseServer({
      server: "127.0.0.1:50051",
      ca: file("ca"),
      "server-name": "db.example",
      cert: file("cert"),
      key: file("key"),
      "token-file": file("token"),
    });
    assert.equal(target, "127.0.0.1:50051");
    assert.deepEqual(options, {
      tls: {
        ca: Buffer.from("ca\n"),
        serverName: "db.example",
        cert: Buffer.from("cert\n"),
        key: Buffer.from("key\n"),
      },
      token: "token",
    });
  });

  it("is reached in plain text without --ca", () => {
    assert.deepEqual(chooseServer({ server: "unix:/tmp/s" }), { target: "unix:/tmp/s", options: {} });
  });

  for (const [given, message] of [
    [{ cert: "x" }, "--cert needs --key as well"],
    [{ key: "x" }, "--key needs --cert as well"],
    [{ cert: "x", key: "x" }, "--cert needs --ca as well"],
    [{ "server-name": "x" }, "--server-name needs --ca as well"],
    [{ server: "nowhere" }, '--server must be HOST:PORT or unix:PATH, not "nowhere"'],
  ] as const) {
    it(`is not guessed: ${message}`, () => {
      assert.throws(() => chooseServer({ server: "127.0.0.1:1", ...given }), new UsageError(message));
    });
  }

  it("is not looked for on port 0", () => {
    const { CREWDB_PORT: port } = process.env;
    process.env.CREWDB_PORT = "0";
    try {
      assert.throws(() => chooseServer({}), /^Error: CREWDB_PORT is 0, any free port; name .* --server$/);
    } finally {
      if (port === undefined) delete process.env.CREWDB_PORT;
      else process.env.CREWDB_PORT = port;
    }
  });

  it("whose name can't be resolved is named, without the scheme", () => {
    assert.equal(
      toConnectionProblem("Name resolution failed for target dns:db.example:50051", "db.example:50051"),
      "no connection to db.example:50051: the name can't be resolved",
    );
  });
});
