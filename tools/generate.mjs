/** `npm run generate`: everything that is made of proto/. See its help below. */
import "./needs-node.mjs";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema, MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { goPlugins, pythonTools, ROOT, run, rustGenerator, say } from "./toolchains.mjs";

const { runCommand, UsageError } = await import("../src/cli/command.ts");
const { DATABASE_NAMES } = await import("../src/databases/index.ts");

const BUF = join(ROOT, "node_modules", ".bin", "buf");
const STAGE = join(ROOT, "build", "generated");
const COMMENTED = join(STAGE, "commented.binpb");
const ONLY_OURS = ["--path", "proto/crewdb"];

/** Rpcs that are safe to repeat: reads, and writes with a request_id; with the number of that field, 0 for a read. */
function repeatableRpcs() {
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(COMMENTED)));
  const all = [...registry].filter(({ kind }) => kind === "service");
  const services = [...DATABASE_NAMES, "admin"].flatMap((name) =>
    all.filter(({ typeName }) => typeName.startsWith(`crewdb.${name}.v1.`)),
  );
  return services.flatMap(({ typeName: service, methods }) =>
    methods.flatMap((method) => {
      if (method.methodKind !== "unary") return [];
      const requestId = method.input.fields.find(({ name }) => name === "request_id");
      const reads = method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
      if (!reads && requestId === undefined) return [];
      return [{ service, method: method.name, requestId: reads ? 0 : requestId.number }];
    }),
  );
}

/**
 * One retry policy for all languages: five attempts, the most that gRPC allows, span a restart of the server. The server's push-back
 * says when RESOURCE_EXHAUSTED is worth another.
 */
const RETRY = { maxAttempts: 5, firstWaitMs: 100, maxWaitMs: 2000, multiplier: 2 };

/** The policy in gRPC's own form: https://github.com/grpc/grpc-proto, service_config.proto. */
function serviceConfig(rpcs) {
  const retryPolicy = {
    maxAttempts: RETRY.maxAttempts,
    initialBackoff: `${RETRY.firstWaitMs / 1000}s`,
    maxBackoff: `${RETRY.maxWaitMs / 1000}s`,
    backoffMultiplier: RETRY.multiplier,
    retryableStatusCodes: ["UNAVAILABLE", "RESOURCE_EXHAUSTED"],
  };
  const name = rpcs.map(({ service, method }) => ({ service, method }));
  return `${JSON.stringify({ methodConfig: [{ name, retryPolicy }] }, null, 1)}\n`;
}

const PACKAGES = readdirSync(join(ROOT, "proto", "crewdb")).toSorted();

/**
 * For each language its folder, what is generated there, and how to make it; `make` answers false where its tools are missing. A package's
 * generated code is inside it, as Go's modules, Python's packages and Rust's crates want theirs whole.
 */
const LANGUAGES = {
  ts: {
    folder: "gen/ts",
    owns: ["crewdb", "google", "health"],
    make() {
      run(BUF, ["generate", "-o", STAGE]);
      cpSync(join(STAGE, "gen", "ts"), join(STAGE, "ts"), { recursive: true });
      return true;
    },
  },
  go: {
    folder: "clients/go",
    owns: ["crewdb", "service_config.json"],
    make(folder, rpcs) {
      const plugins = goPlugins();
      if (plugins === undefined) return false;
      const opt = "paths=source_relative";
      const template = {
        version: "v2",
        managed: {
          enabled: true,
          disable: [{ path: "google" }],
          override: [{ file_option: "go_package_prefix", value: "crewdb.internal/go" }],
        },
        plugins: ["protoc-gen-go", "protoc-gen-go-grpc"].map((name) => ({ local: join(plugins, name), out: ".", opt })),
        inputs: [{ directory: "." }],
      };
      run(BUF, ["generate", "--template", JSON.stringify(template), "-o", folder, ...ONLY_OURS]);
      writeFileSync(join(folder, "service_config.json"), serviceConfig(rpcs));
      return true;
    },
  },
  python: {
    folder: "clients/python",
    owns: [...PACKAGES, "service_config.json"].map((name) => `src/crewdb/${name}`),
    make(folder, rpcs) {
      const bin = pythonTools();
      if (bin === undefined) return false;
      const out = join(folder, "src");
      mkdirSync(out, { recursive: true });
      const files = readdirSync(join(ROOT, "proto"), { recursive: true }).filter((name) => name.endsWith(".proto"));
      const outs = ["python", "pyi", "grpc_python", "mypy_grpc"].map((plugin) => `--${plugin}_out=${out}`);
      const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
      const args = ["-m", "grpc_tools.protoc", `--descriptor_set_in=${COMMENTED}`, ...outs, ...files.sort()];
      run(join(bin, "python"), args, { env });
      // Only these have services; the plugin writes empty ones for all.
      for (const name of readdirSync(out, { recursive: true })) {
        if (/_pb2_grpc\.pyi?$/.test(name) && !/_db_pb2_grpc\.pyi?$/.test(name)) rmSync(join(out, name));
      }
      writeFileSync(join(out, "crewdb", "service_config.json"), serviceConfig(rpcs));
      return true;
    },
  },
  // Maven makes the rest.
  java: {
    folder: "clients/java",
    owns: ["src/main/resources/crewdb/service_config.json"],
    make(folder, rpcs) {
      mkdirSync(join(folder, "src/main/resources/crewdb"), { recursive: true });
      writeFileSync(join(folder, "src/main/resources/crewdb/service_config.json"), serviceConfig(rpcs));
      return true;
    },
  },
  rust: {
    folder: "clients/rust",
    owns: ["src/gen"],
    make(folder, rpcs) {
      const generator = rustGenerator();
      if (generator === undefined) return false;
      const out = join(folder, "src", "gen");
      run(generator, [COMMENTED, out]);
      const rows = rpcs.map(({ service, method, requestId }) => `    ("/${service}/${method}", ${requestId}),\n`);
      writeFileSync(
        join(out, "repeatable.rs"),
        [
          "// When calls are tried again, the same in all languages.",
          `pub const MAX_ATTEMPTS: u32 = ${RETRY.maxAttempts};`,
          `pub const FIRST_WAIT_MS: u64 = ${RETRY.firstWaitMs};`,
          `pub const MAX_WAIT_MS: u64 = ${RETRY.maxWaitMs};`,
          `pub const MULTIPLIER: u32 = ${RETRY.multiplier};`,
          "// Rpcs that are safe to repeat, sorted, with the number of their request_id; 0: a read, which needs none.",
          `pub const REPEATABLE: &[(&str, u32)] = &[\n${rows.sort().join("")}];\n`,
        ].join("\n"),
      );
      return true;
    },
  },
};

/** Every file under a path, by its name from `root`; none when it is missing. */
function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("__pycache__"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

function differences(made, committed, owns) {
  const names = new Set(owns.flatMap((path) => [...filesUnder(made, path), ...filesUnder(committed, path)]));
  const read = (root, name) => (existsSync(join(root, name)) ? readFileSync(join(root, name), "latin1") : undefined);
  return [...names].filter((name) => read(made, name) !== read(committed, name));
}

function replace(made, committed, owns) {
  for (const path of owns) {
    rmSync(join(committed, path), { recursive: true, force: true });
    if (existsSync(join(made, path))) cpSync(join(made, path), join(committed, path), { recursive: true });
  }
}

await runCommand({
  name: "npm run generate",
  about: `Makes everything that follows from proto/: gen/, what is generated of the packages in clients/, docs/reference.md,
docs/openapi.json, docs/errors.md, docs/settings.md and the settings in README.md. The first run fetches each language's generators into build/toolchain: some
minutes, Rust's the most. A language whose tools are not installed is left as committed, and named.`,
  options: {
    only: {
      type: "string",
      value: "LANGUAGES",
      meaning: `make these alone, e.g. ts,go; there are ${Object.keys(LANGUAGES).join(", ")}.\nCommit when all are made: CI compares them`,
    },
    check: { type: "boolean", meaning: "change nothing, and fail when something is not as it would be made" },
    against: { type: "string", value: "FOLDER", meaning: "with --check: compare this copy of the project" },
  },
  run: ({ only, check = false, against = ROOT }) => generate(toLanguages(only), check, against),
});

function toLanguages(only) {
  const names = only?.split(",") ?? Object.keys(LANGUAGES);
  const unknown = names.find((name) => !(name in LANGUAGES));
  if (unknown !== undefined) throw new UsageError(`no language is called ${unknown}`);
  return names;
}

/** Answers the exit code. */
function generate(languages, check, project) {
  const drifted = [];
  /** What was made at a path, compared or put in the folder of the project. */
  const settle = (made, folder, owns) => {
    const committed = join(project, folder);
    if (check) drifted.push(...differences(made, committed, owns).map((name) => join(folder, name)));
    else replace(made, committed, owns);
  };
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(STAGE, { recursive: true });
  say("image");
  run(BUF, ["build", "-o", COMMENTED]);
  run(BUF, ["build", "--exclude-source-info", "-o", join(STAGE, "image.binpb")]);
  settle(STAGE, "gen", ["image.binpb"]);
  const rpcs = repeatableRpcs();
  for (const language of languages) {
    say(language);
    const { folder, owns, make } = LANGUAGES[language];
    const stage = join(STAGE, language);
    mkdirSync(stage, { recursive: true });
    if (make(stage, rpcs)) settle(stage, folder, owns);
  }
  if (drifted.length > 0) {
    const more = drifted.length > 20 ? `\n… and ${drifted.length - 20} more` : "";
    process.stderr.write(`not as \`npm run generate\` makes them:\n${drifted.slice(0, 20).join("\n")}${more}\n`);
  }
  const documented = writeDocs(check);
  say("done");
  return drifted.length > 0 || !documented ? 1 : 0;
}

/** What is made by the project's own code, which needs the generated code. False: it could not be made, or is stale. */
function writeDocs(check) {
  say("docs");
  const steps = [
    [join(ROOT, "node_modules", "typescript", "bin", "tsc")],
    ["dist/src/cli/reference-cli.js", ...(check ? ["--check"] : []), COMMENTED],
    ...(check ? [] : [["dist/src/cli/docs-cli.js"]]),
  ];
  // Each is tried: a reference that waits for a .sql file must not keep the rest from being made.
  const codes = steps.map((step) => spawnSync(process.execPath, step, { cwd: ROOT, stdio: "inherit" }).status);
  return codes.every((code) => code === 0);
}
