import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { type Compiled, compileDatabase } from "../../src/contract/compile-database.js";
import { type Diagnostic, describeDiagnostic } from "../../src/contract/diagnostics.js";
import { type Image, parseImage } from "../../src/contract/image.js";

/** A small contract: the body of a proto, and the .sql files by rpc. */
export interface SmallContract {
  /** What follows the imports; the service is `service TestDb { … }`. */
  readonly proto: string;
  readonly sql: Readonly<Record<string, string>>;
}

/** An image of many small contracts, each in a package of its own, so that buf runs once. */
export class ContractFixture {
  readonly #contracts: readonly SmallContract[];
  readonly #folder: string;
  readonly #image: Image;

  constructor(contracts: readonly SmallContract[]) {
    this.#contracts = contracts;
    this.#folder = mkdtempSync(join(tmpdir(), "crewdb-contract-"));
    writeFileSync(join(this.#folder, "buf.yaml"), "version: v2\nmodules:\n  - path: proto\n");
    const imported = {
      "proto/crewdb/options/v1/options.proto": PACKAGE_ROOT,
      "google/api/field_behavior.proto": join(PACKAGE_ROOT, "node_modules/google-proto-files"),
    };
    for (const [path, root] of Object.entries(imported)) {
      const copy = join(this.#folder, "proto", path.replace(/^proto\//, ""));
      mkdirSync(dirname(copy), { recursive: true });
      cpSync(join(root, path), copy);
    }
    contracts.forEach(({ proto }, index) => {
      writeFileSync(join(this.#folder, `proto/case${index}.proto`), `${header(`case${index}`)}${proto}`);
    });
    const buf = join(PACKAGE_ROOT, "node_modules", ".bin", "buf");
    const built = ["build", this.#folder, "--exclude-source-info", "-o", "-#format=binpb"];
    this.#image = parseImage(execFileSync(buf, built, { cwd: this.#folder, maxBuffer: 16 * 1024 * 1024 }));
  }

  compile(contract: SmallContract): Compiled {
    const packageName = `case${this.#contracts.indexOf(contract)}`;
    const files = Object.entries(contract.sql).map(([name, text]) => ({ path: `rpcs/${name}.sql`, text }));
    return compileDatabase(this.#image, "main", files, { packageName, root: this.#folder });
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The lines above a case's own: six, so its line n is line n + 6 of the file. */
function header(packageName: string): string {
  const imports = [
    "crewdb/options/v1/options.proto",
    "google/protobuf/timestamp.proto",
    "google/protobuf/field_mask.proto",
  ];
  const lines = ['syntax = "proto3";', `package ${packageName};`, ...imports.map((path) => `import "${path}";`)];
  return `${lines.join("\n")}\nimport "google/protobuf/wrappers.proto"; import "google/api/field_behavior.proto";\n`;
}

export function texts(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(describeDiagnostic);
}
