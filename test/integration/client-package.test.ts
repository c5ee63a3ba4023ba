import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { CLIENT_NODE } from "../../src/base/node-version.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { findOldNode } from "./old-node.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";
import { skipWithout } from "./skip.js";

const CLIENT = join(PACKAGE_ROOT, "clients", "typescript");

const PROGRAM = `
import { createMainDb, toRows, toValues } from "@crewdb/client";
import { type User } from "@crewdb/client/gen/crewdb/main/v1/user_pb";
const main = createMainDb(process.argv[2] ?? "");
const { user }: { user?: User } = await main.createUser({ user: { email: "ada@example.com", name: "Ada" } });
const sql = "SELECT name FROM users WHERE id = ?";
const found = await main.query({ sql, parameters: toValues(user?.userId ?? "") });
console.log(toRows(found)[0]?.name);
main.close();
`;

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

describe("the TypeScript client, installed from its tarball into an empty project", function () {
  // It asks the registry for the dependencies.
  this.timeout(180_000);
  let folder: string;
  let service: ServiceProcess;
  const run = async (command: string, args: readonly string[], cwd: string = folder): Promise<string> =>
    (await promisify(execFile)(command, args, { cwd })).stdout.trim();

  before(async () => {
    folder = newFolder();
    service = await startProcess(mkdtempSync(join(folder, "data-")));
    await run("npm", ["pack", "--silent", "--pack-destination", folder], CLIENT);
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? assert.fail("no tarball");
    writeFileSync(join(folder, "package.json"), '{"type": "module", "private": true}');
    await run("npm", ["install", "--silent", "--no-audit", "--no-fund", `./${tarball}`]);
    writeFileSync(join(folder, "program.ts"), PROGRAM);
    const types = ["--types", "node", "--typeRoots", join(PACKAGE_ROOT, "node_modules", "@types")];
    const options = ["--module", "nodenext", "--target", "es2024", "--strict", ...types];
    await run(process.execPath, [
      join(PACKAGE_ROOT, "node_modules", "typescript", "bin", "tsc"),
      ...options,
      "program.ts",
    ]);
  });
  after(async () => {
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true });
  });

  it("calls a service, with types", async () => {
    assert.equal(await run(process.execPath, ["program.js", service.address]), "Ada");
  });

  it("calls it on the oldest Node.js that it names", async function () {
    const node = findOldNode() ?? skipWithout(this, "a Node.js that is too old for the service");
    const program = `import("@crewdb/client").then(async ({ createMainDb }) => {
      const main = createMainDb(process.argv[1]);
      console.log((await main.query({ sql: "SELECT 1" })).rows.length);
      main.close();
    })`;
    assert.equal(await run(node, ["-e", program, service.address]), "1");
  });

  it("brings nothing of the service", () => {
    const installed = readdirSync(join(folder, "node_modules"));
    for (const name of ["better-sqlite3", "piscina", "pino", "@opentelemetry", "crewdb"])
      assert.ok(!installed.includes(name), name);
  });

  it("asks for what the service is tested with", () => {
    const [client, root] = [readManifest(CLIENT), readManifest(PACKAGE_ROOT)];
    assert.equal(client.engines.node, `>=${CLIENT_NODE}`);
    const asked = { ...client.dependencies, ...client.peerDependencies };
    for (const [name, version] of Object.entries(asked))
      assert.equal(version.replace(/^\^/, ""), root.dependencies[name], name);
  });
});
