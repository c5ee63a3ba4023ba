import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { parseTokens } from "../../src/access/tokens.js";
import { Frame, frame, openRaw } from "../fixtures/http2-frames.js";
import { ok, READ, WRITE } from "../unit/grpc-fixture.js";
import { type HttpEdge, openSocket, startHttpEdge, talk, whenClosed } from "../unit/http-fixture.js";

const JSON_TYPE = "content-type: application/json";
const post = (path: string, lines: readonly string[], body = ""): string =>
  [`POST ${path} HTTP/1.1`, ...lines, `content-length: ${body.length}`, "", body].join("\r\n");
const get = (path: string, ...lines: string[]): string => [`GET ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
/** The status of the first answer, and the reason in it. */
const summary = (said: string): string =>
  `${said.slice(9, 12)} ${/"debug":\{"reason":"(\w+)"/.exec(said)?.[1] ?? ""}`.trim();
const READ_BY_GET = `${READ}?encoding=json&message=%7B%7D`;

describe("the HTTP port under attack", () => {
  let edge: HttpEdge;
  before(async () => {
    edge = await startHttpEdge({
      maxCallMs: 1500,
      limits: { handshakeMs: 1000, maxConnectionsPerAddress: 200, longestUnreadMs: 1000 },
      browsers: { names: ["crewdb.example.com"], origins: ["https://app.example.com"] },
    });
    edge.pool.answer = () => ok("");
  });
  after(() => edge.server.close(0));
  const ask = (bytes: string | Buffer): Promise<string> =>
    talk(
      edge.port,
      bytes,
      (said) => said.includes("\r\n\r\n") && /"reason"|\r\n0\r\n|content-length: [02]\r/i.test(said),
    );
  const answers = async (): Promise<void> => {
    const own = `host: 127.0.0.1:${edge.port}`;
    assert.equal(summary(await ask(post(READ, [own, JSON_TYPE], "{}"))), "200");
  };
  afterEach(answers);

  for (const host of [
    "evil.example.com",
    "127.0.0.1.example.com",
    "localhost.example.com",
    "",
    "user@127.0.0.1",
    "[::1",
    "crewdb.example.com.evil.com",
  ]) {
    it(`refuses the host ${JSON.stringify(host)}, which a website may point here`, async () => {
      assert.equal(summary(await ask(post(READ, [`host: ${host}`, JSON_TYPE], "{}"))), "403 ORIGIN_DENIED");
      assert.equal(summary(await ask(get("/descriptors.binpb", `host: ${host}`))), "403 ORIGIN_DENIED");
    });
  }

  for (const host of [
    "127.0.0.1",
    "[::1]:50052",
    "localhost:1",
    "x.localhost",
    "CREWDB.example.com",
    "10.0.0.7:50052",
  ]) {
    it(`goes by the host ${host}`, async () => {
      assert.equal(summary(await ask(post(READ, [`host: ${host}`, JSON_TYPE], "{}"))), "200");
    });
  }

  for (const origin of [
    "null",
    "http://127.0.0.1:1",
    "https://evil.example.com",
    "http://app.example.com",
    "file://",
  ]) {
    it(`refuses pages of ${origin}, and lets none of them ask beforehand`, async () => {
      const lines = ["host: 127.0.0.1:50052", `origin: ${origin}`];
      const said = await ask(post(READ, [...lines, JSON_TYPE], "{}"));
      assert.equal(summary(said), "403 ORIGIN_DENIED");
      assert.doesNotMatch(said, /access-control/i);
      assert.equal(
        summary(await ask([`OPTIONS ${READ} HTTP/1.1`, ...lines, "", ""].join("\r\n"))),
        "403 ORIGIN_DENIED",
      );
    });
  }

  it("serves pages of its own, and of origins that are named", async () => {
    const own = await ask(post(READ, ["host: localhost:50052", "origin: http://localhost:50052", JSON_TYPE], "{}"));
    assert.equal(summary(own), "200");
    const lines = ["host: 127.0.0.1:50052", "origin: https://app.example.com"];
    const named = await ask(post(READ, [...lines, JSON_TYPE], "{}"));
    assert.match(named, /^HTTP\/1.1 200/);
    assert.match(named, /access-control-allow-origin: https:\/\/app.example.com\r/i);
    const asked = await talk(edge.port, [`OPTIONS ${READ} HTTP/1.1`, ...lines, "", ""].join("\r\n"), (said) =>
      said.includes("\r\n\r\n"),
    );
    assert.match(asked, /^HTTP\/1.1 204[\s\S]*access-control-allow-headers: .*connect-timeout-ms/i);
  });

  it("refuses the GET of another site's image, which has no Origin", async () => {
    const host = "host: 127.0.0.1:50052";
    for (const site of ["cross-site", "same-site"])
      assert.equal(summary(await ask(get(READ_BY_GET, host, `sec-fetch-site: ${site}`))), "403 ORIGIN_DENIED");
    for (const site of ["none", "same-origin"])
      assert.equal(summary(await ask(get(READ_BY_GET, host, `sec-fetch-site: ${site}`))), "200");
  });

  it("answers a GET of a read alone, which a cache of the client may keep to ask again with", async () => {
    const host = "host: 127.0.0.1:50052";
    const first = await ask(get(READ_BY_GET, host));
    assert.match(first, /cache-control: private, no-cache\r/i);
    const etag = /etag: (\S+)/i.exec(first)?.[1];
    const again = await talk(edge.port, get(READ_BY_GET, host, `if-none-match: ${etag}`), (said) =>
      said.includes("\r\n\r\n"),
    );
    assert.match(again, /^HTTP\/1.1 304 /);
    assert.equal(summary(await ask(get(READ_BY_GET.replace(READ, WRITE), host))), "405 MALFORMED_REQUEST");
  });

  for (const [name, bytes] of Object.entries({
    "a path that is none": get("//", "host: localhost"),
    "a target that is no URL": get("http://[/", "host: localhost"),
    "a CONNECT": "CONNECT evil.example.com:80 HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "a handshake of TLS": Buffer.of(0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, 0x0a, 0x0a, 0x0d, 0x0a),
    "two lengths": `POST ${READ} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
    "a length and chunks": `POST ${READ} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    "a newline in a header": `POST ${READ} HTTP/1.1\r\nhost: localhost\r\nx: a\n\rb\r\n\r\n`,
    "a header of 64 KiB": get("/", "host: localhost", `x: ${"x".repeat(65_536)}`),
    "10,000 headers": get("/", "host: localhost", ...Array.from({ length: 10_000 }, (_, index) => `x${index}: y`)),
  })) {
    it(`survives ${name}`, async () => {
      const said = await talk(edge.port, bytes, (text) => text.includes("\r\n\r\n"));
      assert.match(said, /^(?:$|HTTP\/1.1 4\d\d)/);
    });
  }

  for (const [name, bytes] of Object.entries({
    silence: "",
    "half a preface of HTTP/2": "PR",
    "a preface of HTTP/2 and no more": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "half a request line": "GET /",
    "headers without an end": "GET / HTTP/1.1\r\nhost: localhost\r\n",
    "half a body": `POST ${READ} HTTP/1.1\r\nhost: localhost\r\n${JSON_TYPE}\r\ncontent-length: 100\r\n\r\n{`,
  })) {
    if (name.includes("and no more")) continue;
    it(`closes a connection that begins with ${name} and falls silent`, async () => {
      const said = await talk(edge.port, bytes);
      assert.match(said, /^(?:$|HTTP\/1.1 (?:408|4\d\d))/);
    });
  }

  it("stops unpacking a bomb at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024, " "));
    for (const type of ["application/json", "application/proto"]) {
      const lines = [
        "host: localhost",
        `content-type: ${type}`,
        "content-encoding: gzip",
        `content-length: ${bomb.length}`,
      ];
      const head = [`POST ${READ} HTTP/1.1`, ...lines, "", ""].join("\r\n");
      assert.equal(summary(await ask(Buffer.concat([Buffer.from(head), bomb]))), "429 REQUEST_TOO_LARGE");
    }
  });

  it("stops reading a body that has no end", async () => {
    const socket = await openSocket(edge.port);
    const chunk = Buffer.from(`10000\r\n${" ".repeat(65_536)}\r\n`);
    socket.write(`POST ${READ} HTTP/1.1\r\nhost: localhost\r\n${JSON_TYPE}\r\ntransfer-encoding: chunked\r\n\r\n`);
    let said = "";
    socket.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
    const more = (): void => {
      while (!socket.destroyed && socket.writable && socket.write(chunk)) if (socket.bytesWritten > 1e9) break;
    };
    socket.on("drain", more);
    more();
    await whenClosed(socket);
    assert.equal(summary(said), "429 REQUEST_TOO_LARGE");
    assert.ok(socket.bytesWritten < 64 * 1024 * 1024, String(socket.bytesWritten));
  });

  it("closes connections of HTTP/2 that send frames and no calls", async () => {
    const raw = await openRaw(`127.0.0.1:${edge.port}`);
    const pings = Buffer.concat(Array.from({ length: 1000 }, () => frame(Frame.PING, 0, 0, Buffer.alloc(8))));
    const more = (): void => {
      while (raw.socket.writable && raw.socket.write(pings));
    };
    raw.socket.on("drain", more);
    more();
    await whenClosed(raw.socket);
  });

  it("closes a connection that does not read its answers, when others have no room", async () => {
    const small = await startHttpEdge({ limits: { maxUnreadBytes: 4 * 1024 * 1024, longestUnreadMs: 500 } });
    const answer = "x".repeat(1024 * 1024);
    small.pool.answer = () => ok(answer);
    const ask = ["host: localhost", "content-type: application/proto"];
    const deaf: Socket[] = [];
    for (let count = 0; count < 6; count++) {
      const socket = await openSocket(small.port);
      socket.pause();
      socket.write(post(READ, ask).repeat(20));
      deaf.push(socket);
    }
    let said = "";
    do said = await talk(small.port, post(READ, ask), (text) => text.length > 1024 * 1024 || text.includes("reason"));
    while (summary(said) !== "200");
    for (const socket of deaf) socket.destroy();
    await small.server.close(0);
  });

  it("serves others while 10,000 connections come and stay silent", async () => {
    const request = post(READ, [`host: 127.0.0.1:${edge.port}`, JSON_TYPE], "{}");
    const served = await openSocket(edge.port);
    const idle: Socket[] = [];
    for (let round = 0; round < 50; round++) {
      const batch = await Promise.all(Array.from({ length: 200 }, () => openSocket(edge.port)));
      idle.push(...batch.map((socket) => socket.resume()));
      const answered = once(served, "data");
      served.write(request);
      assert.match(String(await answered), /^HTTP\/1.1 200/);
    }
    served.destroy();
    // Refused, or closed for their silence; then there is room again.
    await Promise.all(idle.map(whenClosed));
  });

  it("does not read the body of a caller whom it does not know", async () => {
    const sha256 = createHash("sha256").update("secret").digest("hex");
    const tokens = parseTokens(JSON.stringify([{ name: "a", sha256, roles: ["read"] }]));
    const closed = await startHttpEdge({ tokens });
    closed.pool.answer = () => ok("");
    const lines = ["host: localhost", JSON_TYPE];
    const begun = `POST ${READ} HTTP/1.1\r\n${lines.join("\r\n")}\r\ncontent-length: 500000\r\n\r\n`;
    assert.equal(summary(await talk(closed.port, begun)), "401 UNAUTHENTICATED");
    const known = post(READ, [...lines, "authorization: Bearer secret"], "{}");
    assert.equal(summary(await talk(closed.port, known, (said) => said.includes("\r\n\r\n"))), "200");
    const health = post("/grpc.health.v1.Health/Check", lines, "{}");
    assert.equal(summary(await talk(closed.port, health, (said) => said.includes("\r\n\r\n"))), "200");
    await closed.server.close(0);
  });
});
