import assert from "node:assert/strict";
import { exposureOf } from "../../src/access/exposure.js";

describe("what a start says of an address that others reach", () => {
  const listen = { host: "0.0.0.0", port: 50051 };

  it("nothing, where only this machine reaches it", () => {
    assert.equal(exposureOf("gRPC", { listen: { host: "127.0.0.1", port: 1 } }), undefined);
    assert.equal(exposureOf("gRPC", { listen: { host: "[::1]", port: 1 } }), undefined);
    assert.equal(exposureOf("gRPC", { listen: { socket: "/run/crewdb" } }), undefined);
  });

  for (const [exposed, who] of [
    [{}, /in plain text, .*to everybody who reaches it, who may do everything\. Health/],
    [
      { tls: {}, tokens: {} },
      /over TLS: to callers with a token of CREWDB_TOKENS_FILE, who may do what their roles give/,
    ],
    [{ tls: { clientCa: "x" } }, /to callers with a certificate of CREWDB_TLS_CLIENT_CA, who may do everything/],
    [{ tls: { clientCa: "x" }, policy: {} }, /CREWDB_TLS_CLIENT_CA, who may do what CREWDB_POLICY_FILE says/],
    [
      { tls: { clientCa: "x" }, tokens: {}, jwt: {} },
      /a certificate of CREWDB_TLS_CLIENT_CA and a token of CREWDB_TOKENS_FILE or a JSON Web Token of CREWDB_JWT_ISSUER/,
    ],
  ] as const)
    it(`to whom, and what they may: ${Object.keys(exposed).join(", ") || "nothing"}`, () => {
      assert.match(exposureOf("gRPC", { listen, ...exposed }) ?? "", who);
    });
});
