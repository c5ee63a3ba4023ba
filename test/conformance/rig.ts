import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
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

type Receiver = Awaited<ReturnType<typeof startOtlpReceiver>>;

/** A service of its own for one language, behind a proxy, with the driver connected to it. */
export class Rig {
  readonly receiver: Receiver;
  readonly proxy: CuttingProxy;
  readonly #folder: string;
  readonly #language: Language;
  readonly #command: readonly string[];
  #service: ServiceProcess;
  #driver: Driver | undefined;

  private constructor(
    language: Language,
    command: readonly string[],
    folder: string,
    parts: { receiver: Receiver; proxy: CuttingProxy; service: ServiceProcess },
  ) {
    this.#language = language;
    this.#command = command;
    this.#folder = folder;
    this.receiver = parts.receiver;
    this.proxy = parts.proxy;
    this.#service = parts.service;
  }

  static async start(language: Language, command: readonly string[]): Promise<Rig> {
    const folder = newFolder();
    seed(folder);
    const receiver = await startOtlpReceiver();
    const service = await startProcess(folder, settingsFor(folder, receiver, language));
    const proxy = await CuttingProxy.start(service.address);
    const rig = new Rig(language, command, folder, { receiver, proxy, service });
    await rig.startDriver();
    return rig;
  }

  get driver(): Driver {
    if (this.#driver === undefined) throw new Error("there is no driver now");
    return this.#driver;
  }

  async startDriver(): Promise<void> {
    this.#driver = new Driver(this.#command, this.#folder);
    this.#driver.send({ op: "connect", target: this.proxy.address, ...this.#language.connect });
    const answer: Answer = await this.#driver.next();
    if (answer.error !== undefined) throw new Error(`connect failed: ${JSON.stringify(answer.error)}`);
  }

  async killDriver(): Promise<void> {
    await this.#driver?.kill();
    this.#driver = undefined;
  }

  /** Ends the service and starts another on the same files. */
  async restart(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    await this.#service.end(signal);
    this.#service = await startProcess(this.#folder, settingsFor(this.#folder, this.receiver, this.#language));
    this.proxy.aim(this.#service.address);
  }

  async stop(): Promise<void> {
    await this.killDriver();
    this.proxy.close();
    await this.#service.end("SIGTERM");
    this.receiver.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function settingsFor(folder: string, receiver: Receiver, { settings = {} }: Language): Record<string, string> {
  return {
    DB_PATH: join(folder, "main.db"),
    WALMART_DB_PATH: join(folder, "walmart.db"),
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "200",
    ...settings,
  };
}
