import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

const run = promisify(execFile);
const GUIDE = readFileSync(join(PACKAGE_ROOT, "test", "fixtures", "guide-snippets.md"), "utf8");

/** The code block under a heading of the guide. */
export function snippet(name: string): string {
  const code = new RegExp(`^## ${name}\n\n\`\`\`\\w+\n(.*?)^\`\`\`$`, "ms").exec(GUIDE)?.[1];
  if (code === undefined) throw new Error(`the guide has no snippet ${name}`);
  return code;
}

/** A program that loads the files it is told to, in order, and answers what each printed. */
const RUNNER = `
import { format } from "node:util";
const printed: Record<string, string> = {};
for (const name of process.argv.slice(2)) {
  const lines: string[] = [];
  console.log = (...args) => { lines.push(format(...args)); };
  await import(\`./\${name}.ts\`).catch((error) => { lines.push(String(error)); });
  printed[name] = lines.join("\\n");
}
process.stdout.write(JSON.stringify(printed), () => process.exit());
`;

/** A user's project in a folder of its own: the package is installed in it, and Node.js strips the types. */
export class GuideProject {
  readonly folder: string = mkdtempSync(join(tmpdir(), "crewdb-guide-"));
  readonly files: { readonly DB_PATH: string; readonly WALMART_DB_PATH: string };

  constructor() {
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(PACKAGE_ROOT, join(this.folder, "node_modules", "crewdb"));
    this.write("package.json", '{"type": "module"}');
    this.write("runner.ts", RUNNER);
    this.files = { DB_PATH: join(this.folder, "main.db"), WALMART_DB_PATH: join(this.folder, "walmart.db") };
  }

  /** Stores a file; the old relative paths of imports become the package's, as docs/migration.md says. */
  write(name: string, code: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code.replaceAll("'../database/", "'crewdb/database/"));
  }

  /** Runs files one after the other in one process and answers what each printed. */
  async run(names: readonly string[], env: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const args = [join(this.folder, "runner.ts"), ...names];
    const options = { cwd: this.folder, env: { PATH: process.env.PATH ?? "", ...env }, timeout: 30_000 };
    const { stdout } = await run(process.execPath, args, options);
    return JSON.parse(stdout) as Record<string, string>;
  }

  /** Answers what the compiler says of every file; not strict, as the old application was not. */
  async compile(names: readonly string[]): Promise<string> {
    const tsc = join(PACKAGE_ROOT, "node_modules", "typescript", "bin", "tsc");
    cpSync(join(PACKAGE_ROOT, "node_modules", "@types"), join(this.folder, "node_modules", "@types"), {
      recursive: true,
    });
    const options = ["--noEmit", "--module", "nodenext", "--target", "es2024", "--strict", "false", "--skipLibCheck"];
    const types = ["--types", "node", "--allowImportingTsExtensions"];
    const files = names.map((name) => `${name}.ts`);
    const done = await run(process.execPath, [tsc, ...options, ...types, ...files], { cwd: this.folder }).catch(
      (error: unknown) => error as { readonly stdout: string },
    );
    return done.stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
