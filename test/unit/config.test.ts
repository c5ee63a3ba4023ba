import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Config, ConfigError, parseConfig, readEnvironment } from "../../src/settings/config.js";
import { SETTING_NAMES, settingOf } from "../../src/settings/settings.js";
import { createCertificates, noOpenssl } from "./grpc-certificates.js";

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

function databaseOf(config: Config, name: string): Config["databases"][number] {
  return config.databases.find(({ database }) => database === name) ?? assert.fail(name);
}

describe("settings: the defaults", () => {
  const config = parseConfig({});

  it("are the published ones of the main database", () => {
    assert.deepEqual(databaseOf(config, "main"), {
      database: "main",
      file: resolve("data/crewai_team.db"),
      maxConnections: 20,
      minConnections: 2,
      connectionTimeoutMs: 10_000,
      idleTimeoutMs: 60_000,
      cachePages: 20_000,
      mmapBytes: 536_870_912,
      busyTimeoutMs: 5000,
    });
  });

  it("are the published ones of the walmart database", () => {
    assert.deepEqual(databaseOf(config, "walmart"), {
      database: "walmart",
      file: resolve("data/walmart_grocery.db"),
      maxConnections: 15,
      minConnections: 3,
      connectionTimeoutMs: 5000,
      idleTimeoutMs: 120_000,
      cachePages: 15_000,
      mmapBytes: 268_435_456,
      busyTimeoutMs: 3000,
    });
  });

  it("listen on loopback alone", () => assert.deepEqual(config.listen, { host: "127.0.0.1", port: 50_051 }));

  it("are within their own limits, and an empty value means the default", () => {
    const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, " "]));
    assert.deepEqual(parseConfig(empty), config);
    for (const name of SETTING_NAMES) assert.ok(settingOf(name).meaning.length > 10, name);
  });
});

describe("settings: wrong values", () => {
  it("are told all at once", () => {
    const problems = problemsOf({
      DB_BUSY_TIMEOUT: "-1",
      CREWDB_PORT: "many",
      CREWDB_LOG_LEVEL: "loud",
      CREWDB_PROT: "1",
    });
    assert.equal(problems.length, 4, problems.join("\n"));
    for (const [index, name] of ["CREWDB_PORT", "CREWDB_LOG_LEVEL", "DB_BUSY_TIMEOUT", "CREWDB_PROT"].entries())
      assert.ok(
        problems.some((each) => each.startsWith(name)),
        `${index} ${name}: ${problems.join("\n")}`,
      );
  });

  it("a client's settings in the environment are no mistake of a server's", () => {
    const clients = SETTING_NAMES.filter((name) => settingOf(name).readBy === "manager");
    assert.deepEqual(clients, ["CREWDB_URL", "USE_UNIFIED_DB"]);
    assert.deepEqual(problemsOf({ CREWDB_URL: "127.0.0.1:50051", USE_UNIFIED_DB: "false" }), []);
    assert.match(problemsOf({ CREWDB_ULR: "127.0.0.1:50051" })[0] ?? "", /did you mean CREWDB_URL\?$/);
  });

  for (const name of SETTING_NAMES.filter((each) => settingOf(each).kind === "number")) {
    it(`${name} must be a whole number above zero`, () => {
      const wrong = ["-1", "abc", "1.5", "1e3", "0x10", "Infinity", ...(settingOf(name).min === 0 ? [] : ["0"])];
      for (const value of wrong) {
        const [first, ...others] = problemsOf({ [name]: value });
        assert.ok(first?.startsWith(`${name} is "${value}": it must be a whole number`), `${value}: ${first}`);
        assert.deepEqual(others, []);
      }
    });
  }

  it("no time is so long that a timer would fire at once", () => {
    for (const name of SETTING_NAMES.filter((each) => settingOf(each).unit === "ms"))
      assert.equal(problemsOf({ [name]: "9007199254740991" }).length, 1, name);
  });

  it("a flag is true or false", () => assert.match(problemsOf({ CREWDB_INSECURE: "yes" })[0] ?? "", /true, false/));

  it("a minimum above the maximum is a contradiction, unless only the default is", () => {
    const both = { WALMART_DB_MIN_CONNECTIONS: "5", WALMART_DB_MAX_CONNECTIONS: "4" };
    assert.match(problemsOf(both)[0] ?? "", /^WALMART_DB_MIN_CONNECTIONS is 5: .* WALMART_DB_MAX_CONNECTIONS, 4$/);
    const lowered = databaseOf(parseConfig({ WALMART_DB_MAX_CONNECTIONS: "2" }), "walmart");
    assert.deepEqual([lowered.minConnections, lowered.maxConnections], [2, 2]);
  });

  it("both databases in one file", () => {
    assert.match(problemsOf({ DB_PATH: "a.db", WALMART_DB_PATH: "./x/../a.db" })[0] ?? "", /name the same file/);
  });
});

describe("settings: names that are nearly right", () => {
  const near = {
    DB_MAX_CONECTIONS: "DB_MAX_CONNECTIONS",
    DB_MAX_CONNECTION: "DB_MAX_CONNECTIONS",
    DB_PTAH: "DB_PATH",
    DB_CONNECTION_TIMEOUT_MS: "DB_CONNECTION_TIMEOUT",
    WALMART_DB_CASHE_SIZE: "WALMART_DB_CACHE_SIZE",
    WALMRT_DB_PATH: "WALMART_DB_PATH",
    CREWDB_PROT: "CREWDB_PORT",
    CREWDB_TLS_CERTIFICATE: undefined,
  };
  for (const [name, meant] of Object.entries(near)) {
    it(`${name} is an error${meant === undefined ? "" : ` that suggests ${meant}`}`, () => {
      const [problem = ""] = problemsOf({ [name]: "2" });
      assert.ok(problem.startsWith(`${name} is not a setting`), problem);
      if (meant !== undefined) assert.ok(problem.endsWith(`did you mean ${meant}?`), problem);
    });
  }

  it("names of other programs are left alone", () => {
    const others = ["DB_PASS", "DB_PASSWORD", "DB_HOST", "DB_PORT", "DB_USER", "DB_NAME", "DB_DATA", "DB_AUTH"];
    const more = [
      "DBUS_SESSION_BUS_ADDRESS",
      "PATH",
      "DB_STATEMENT_TIMEOUT",
      "DB_POOL_SIZE",
      "CREWAI_MODEL",
      "WALMART_API_KEY",
    ];
    assert.deepEqual(problemsOf(Object.fromEntries([...others, ...more].map((name) => [name, "x"]))), []);
  });
});

describe("settings: an address that others can reach", () => {
  for (const host of [
    "0.0.0.0",
    "::",
    "192.168.1.4",
    "db.example.com",
    "127.0.0.1.example.com",
    "127.0.0.999",
    "[::1",
    "[::2]",
  ]) {
    it(`${host} is refused without credentials`, () => {
      assert.match(problemsOf({ CREWDB_HOST: host })[0] ?? "", /not loopback: set CREWDB_TLS_CERT/);
      assert.deepEqual(problemsOf({ CREWDB_HOST: host, CREWDB_INSECURE: "true" }), []);
    });
  }
  for (const host of ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
    it(`${host} needs none`, () => assert.deepEqual(problemsOf({ CREWDB_HOST: host }), []));
});

describe("settings: credentials that open an address to others", () => {
  let folder: string;
  const CREWDB_HOST = "0.0.0.0";
  const settings = { tls: {}, clientCa: {}, tokens: {} };
  before(function () {
    const missing = noOpenssl();
    if (missing !== undefined) {
      console.warn(`      skipped: ${missing}`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "crewdb-credentials-"));
    createCertificates(folder).issue("server", "/CN=server", "DNS:localhost");
    const tokens = join(folder, "tokens.json");
    writeFileSync(tokens, JSON.stringify([{ name: "a", sha256: "0".repeat(64), roles: ["read"] }]));
    settings.tls = { CREWDB_TLS_CERT: join(folder, "server.pem"), CREWDB_TLS_KEY: join(folder, "server.key") };
    settings.clientCa = { CREWDB_TLS_CLIENT_CA: join(folder, "ca.pem") };
    settings.tokens = { CREWDB_TOKENS_FILE: tokens };
  });
  after(() => rmSync(folder ?? join(tmpdir(), "none"), { recursive: true, force: true }));

  it("are client certificates, or tokens over TLS, or both", () => {
    const { tls, clientCa, tokens } = settings;
    for (const enough of [
      { ...tls, ...clientCa },
      { ...tls, ...tokens },
      { ...tls, ...clientCa, ...tokens },
    ])
      assert.deepEqual(problemsOf({ CREWDB_HOST, ...enough }), []);
  });

  it("are not TLS alone, which everybody may speak, and not tokens alone, which everybody may read", () => {
    for (const tooLittle of [settings.tls, settings.tokens]) {
      const [problem = "", ...others] = problemsOf({ CREWDB_HOST, ...tooLittle });
      assert.match(
        problem,
        /not loopback: .*CREWDB_TLS_CLIENT_CA, CREWDB_TOKENS_FILE, CREWDB_JWKS_FILE and CREWDB_JWKS_URL/,
      );
      assert.deepEqual(others, []);
    }
  });

  it("a Unix socket needs none, wherever CREWDB_HOST points", () => {
    const CREWDB_SOCKET = join(folder, "crewdb.sock");
    assert.deepEqual(parseConfig({ CREWDB_HOST, CREWDB_SOCKET }).listen, { socket: CREWDB_SOCKET });
  });

  it("a key of another certificate is told before anything starts", () => {
    const { key } = createCertificates(folder, "other").issue("other-server", "/CN=other");
    writeFileSync(join(folder, "other.key"), key);
    const [problem = ""] = problemsOf({ CREWDB_HOST, ...settings.tls, CREWDB_TLS_KEY: join(folder, "other.key") });
    assert.match(problem, /^the files of CREWDB_TLS_… can't be used: /);
  });
});

describe("settings: files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-config-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it("tokens without TLS don't open another address", () => {
    const token = [{ name: "a", sha256: "0".repeat(64), roles: ["read"] }];
    const CREWDB_TOKENS_FILE = write("tokens.json", JSON.stringify(token));
    assert.match(problemsOf({ CREWDB_HOST: "0.0.0.0", CREWDB_TOKENS_FILE })[0] ?? "", /not loopback/);
    assert.ok(parseConfig({ CREWDB_TOKENS_FILE }).tokens);
  });

  it("what is wrong with tokens and certificates is told with the rest, before anything starts", () => {
    const problems = problemsOf({
      CREWDB_TOKENS_FILE: write("tokens.json", "[]"),
      CREWDB_TLS_CERT: write("cert.pem", "x"),
      CREWDB_TLS_KEY: write("key.pem", "x"),
      CREWDB_HOST: "0.0.0.0",
    });
    assert.equal(problems.length, 2, problems.join("\n"));
    assert.match(problems[0] ?? "", /CREWDB_TLS/);
    assert.match(problems[1] ?? "", /^CREWDB_TOKENS_FILE \S+tokens\.json: it must be JSON with at least one entry/);
  });

  it("a file that is missing is named", () => {
    const [problem = ""] = problemsOf({ CREWDB_TOKENS_FILE: join(folder, "none.json") });
    assert.match(problem, /^CREWDB_TOKENS_FILE names .*none\.json, which can't be read: ENOENT/);
  });

  it("a certificate without its key, and an authority without either", () => {
    assert.match(problemsOf({ CREWDB_TLS_CERT: write("c", "x") })[0] ?? "", /together/);
    assert.match(problemsOf({ CREWDB_TLS_CLIENT_CA: write("a", "x") })[0] ?? "", /needs CREWDB_TLS_CERT/);
  });

  it(".env of the folder is read, and what is set for real wins", () => {
    write(".env", 'DB_PATH="./from file.db"\nCREWDB_PORT=1\n# a comment\n');
    process.env.CREWDB_PORT = "2";
    try {
      const environment = readEnvironment(folder);
      assert.equal(environment.DB_PATH, "./from file.db");
      assert.equal(environment.CREWDB_PORT, "2");
    } finally {
      delete process.env.CREWDB_PORT;
    }
  });

  it(".env that can't be read is one clear line", () => {
    mkdirSync(join(folder, ".env"));
    assert.throws(
      () => readEnvironment(folder),
      (error: unknown) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, /\.env can't be read/);
        return true;
      },
    );
  });
});
