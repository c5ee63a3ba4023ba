import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { copyToPostgres } from "../../src/copy/copy.js";
import { DATABASE_NAMES } from "../../src/databases/index.js";
import { type PostgresServer, startPostgres } from "../fixtures/postgres-server.js";
import { startOtlpReceiver } from "../integration/otlp-receiver.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { CuttingProxy } from "./cutting-proxy.js";
import { type Answer, Driver } from "./driver.js";
import type { Language } from "./languages.js";

/** Fills main.db and walmart.db of a folder with 60 e-mails and 60 products, the same in every run. */
export function seed(folder: string): void {
  const files = ["--main", join(folder, "main.db"), "--walmart", join(folder, "walmart.db")];
  const program = join(PACKAGE_ROOT, "dist", "bench", "seed", "seed.js");
  const { status, stderr } = spawnSync(process.execPath, [program, "--emails", "60", "--products", "60", ...files]);
  if (status !== 0) throw new Error(`seed ended with ${status}: ${stderr}`);
}

/** What keeps the databases of a rig. */
export type EngineName = "sqlite" | "postgres";

type Receiver = Awaited<ReturnType<typeof startOtlpReceiver>>;

/** A service of its own for one language, behind a proxy, with the driver connected to it. */
export class Rig {
  readonly receiver: Receiver;
  readonly proxy: CuttingProxy;
  readonly #folder: string;
  readonly #postgres: PostgresServer | undefined;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #language: Language;
  readonly #command: readonly string[];
  #service: ServiceProcess;
  #driver: Driver | undefined;

  private constructor(
    language: Language,
    command: readonly string[],
    folder: string,
    parts: Pick<Rig, "receiver" | "proxy"> & {
      readonly service: ServiceProcess;
      readonly postgres: PostgresServer | undefined;
      readonly settings: Readonly<Record<string, string>>;
    },
  ) {
    this.#language = language;
    this.#command = command;
    this.#folder = folder;
    this.receiver = parts.receiver;
    this.proxy = parts.proxy;
    this.#service = parts.service;
    this.#postgres = parts.postgres;
    this.#settings = parts.settings;
  }

  static async start(language: Language, command: readonly string[], engine: EngineName = "sqlite"): Promise<Rig> {
    const folder = newFolder();
    seed(folder);
    const postgres = engine === "postgres" ? await startPostgres() : undefined;
    const url = await postgres?.createDatabase("crewdb");
    if (url !== undefined) await createCallers(url);
    const receiver = await startOtlpReceiver();
    const settings = settingsFor(folder, url, receiver, language);
    const service = await startProcess(folder, settings);
    if (url !== undefined)
      for (const name of DATABASE_NAMES) await copyToPostgres(name, join(folder, `${name}.db`), url, () => undefined);
    const proxy = await CuttingProxy.start(targetOf(service, language));
    const rig = new Rig(language, command, folder, { receiver, proxy, service, postgres, settings });
    await rig.startDriver();
    return rig;
  }

  get engine(): EngineName {
    return this.#postgres === undefined ? "sqlite" : "postgres";
  }

  get driver(): Driver {
    if (this.#driver === undefined) throw new Error("there is no driver now");
    return this.#driver;
  }

  /** For what is not under test. */
  get grpcAddress(): string {
    return this.#service.address;
  }

  async startDriver(): Promise<void> {
    this.#driver = new Driver(this.#command, this.#folder);
    this.#driver.send({ op: "connect", target: this.proxy.address, grpc: this.grpcAddress, ...this.#language.connect });
    const answer: Answer = await this.#driver.next();
    if (answer.error !== undefined) throw new Error(`connect failed: ${JSON.stringify(answer.error)}`);
  }

  async killDriver(): Promise<void> {
    await this.#driver?.kill();
    this.#driver = undefined;
  }

  /** Ends the service and starts another on the same files, or the same server. */
  async restart(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    await this.#service.end(signal);
    this.#service = await startProcess(this.#folder, this.#settings);
    this.proxy.aim(targetOf(this.#service, this.#language));
  }

  async stop(): Promise<void> {
    await this.killDriver();
    this.proxy.close();
    await this.#service.end("SIGTERM");
    await this.#postgres?.stop("SIGQUIT");
    this.receiver.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function targetOf({ address, httpAddress }: ServiceProcess, { overHttp = false }: Language): string {
  return overHttp ? httpAddress.replace("http://", "") : address;
}

/** `url`: of a PostgreSQL database that keeps both. */
function settingsFor(
  folder: string,
  url: string | undefined,
  receiver: Receiver,
  { settings = {} }: Language,
): Record<string, string> {
  return {
    DB_PATH: url === undefined ? join(folder, "main.db") : "",
    WALMART_DB_PATH: url === undefined ? join(folder, "walmart.db") : "",
    ...(url === undefined ? {} : urlsOf(url)),
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "200",
    ...settings,
  };
}

const CALLERS = { role: "callers", password: "of_callers" };

/** The login that callers' SQL runs under. */
async function createCallers(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE ROLE ${CALLERS.role} LOGIN PASSWORD '${CALLERS.password}'`);
  await client.end();
}

function urlsOf(url: string): Record<string, string> {
  const callers = new URL(url);
  callers.username = CALLERS.role;
  callers.password = CALLERS.password;
  return { DB_URL: url, WALMART_DB_URL: url, DB_SQL_URL: callers.href, WALMART_DB_SQL_URL: callers.href };
}
