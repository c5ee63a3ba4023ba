import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createHandlers } from "../../src/calls/handlers.js";
import { parseImage, readImage } from "../../src/contract/image.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { openApiText } from "../../src/contract/openapi.js";
import { FakePool } from "../unit/grpc-fixture.js";

const text = readFileSync(join(PACKAGE_ROOT, "docs", "openapi.json"), "utf8");

interface Operation {
  readonly operationId: string;
}

const document = JSON.parse(text) as { readonly paths: Readonly<Record<string, Record<string, Operation>>> };

describe("docs/openapi.json", () => {
  it("is OpenAPI 3.1", async () => {
    const validator = new Validator();
    assert.deepEqual(await validator.validate(JSON.parse(text)), { valid: true });
    assert.equal(validator.version, "3.1");
  });

  it("is what the protos say now", () => {
    const folder = mkdtempSync(join(tmpdir(), "crewdb-openapi-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "commented.binpb");
    const buf = join(PACKAGE_ROOT, "node_modules", ".bin", "buf");
    const { status, stderr } = spawnSync(buf, ["build", "-o", file], { cwd: PACKAGE_ROOT, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.ok(openApiText(parseImage(readFileSync(file))) === text, "docs/openapi.json is stale: npm run generate");
  });

  it("has every rpc that the HTTP port serves, and no other", () => {
    const image = readImage();
    const services = Object.values(loadPlans(image)).map((plan) => ({ plan, target: new FakePool() }));
    const log = { error: () => undefined, warn: () => undefined };
    const { rpcs, endStreams } = createHandlers({ admin: [], services, image: image.bytes, maxCallMs: 1, log });
    endStreams();
    const served = [...rpcs].filter(([, { kind }]) => kind === "unary" || kind === "server stream");
    assert.deepEqual(Object.keys(document.paths).sort(), served.map(([name]) => `/${name}`).sort());
  });

  it("names each operation once", () => {
    const ids = Object.values(document.paths).flatMap((each) =>
      Object.values(each).map(({ operationId }) => operationId),
    );
    assert.equal(new Set(ids).size, ids.length);
  });
});
