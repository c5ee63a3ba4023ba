import "../../src/base/needs-service-node.js";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { runCommand, UsageError } from "../../src/cli/command.js";
import { MainDb, WalmartDb } from "../harness/contract.js";
import { fullData } from "../harness/data.js";
import { chooseGenerator } from "../harness/generator.js";
import { callOnce } from "../harness/measure.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { startServer } from "../harness/server.js";
import { toProductId } from "../seed/products.js";
import { addProfile, type CpuProfile, createFrame, type Frame, selfTimes } from "./cpu-profile.js";
import { drawFlame } from "./flame.js";

const IN_FLIGHT = 100;
/** Functions that are printed. */
const TOP = 25;
/** Few threads: each one's profile costs the others time. */
const FEW_THREADS = { DB_MAX_CONNECTIONS: "2", WALMART_DB_MAX_CONNECTIONS: "3" };

const product = WalmartDb.method.getProduct;
const list = MainDb.method.listEmails;
const CALLS = {
  GetProduct: {
    path: pathOf(product),
    request: encodeRequest(product, { productId: toProductId(50_000) }),
    count: 60_000,
  },
  ListEmails: { path: pathOf(list), request: encodeRequest(list, { pageSize: 100 }), count: 6000 },
};
type CallName = keyof typeof CALLS;

/** Runs the load on a server of its own with these settings, and answers how many calls were made in all. */
async function load(name: CallName, settings: Readonly<Record<string, string>>): Promise<number> {
  const { path, request, count } = CALLS[name];
  const server = await startServer("crewdb", await fullData(), { ...FEW_THREADS, ...settings });
  try {
    const { target } = server;
    const replyBytes = (await callOnce(target, path, request)).length;
    const { perSecond } = await chooseGenerator().run({
      target,
      path,
      request,
      inFlight: IN_FLIGHT,
      calls: count,
      replyBytes,
    });
    console.error(`${name}: ${Math.round(perSecond)} calls/s under the profiler`);
  } finally {
    await server.stop();
  }
  return count;
}

/** The first profile is the main thread's: its file was begun first. */
async function readProfiles(folder: string): Promise<Frame> {
  const root = createFrame("all threads");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".cpuprofile")).toSorted();
  for (const [index, file] of files.entries()) {
    const name = index === 0 ? "main thread" : "connection threads";
    const thread = root.children.get(name) ?? createFrame(name);
    root.children.set(name, thread);
    const before = thread.totalUs;
    addProfile(thread, JSON.parse(await readFile(join(folder, file), "utf8")) as CpuProfile);
    root.totalUs += thread.totalUs - before;
  }
  return root;
}

async function allocatedPerCall(name: CallName, folder: string): Promise<number> {
  const file = join(folder, "allocated");
  const hook = new URL("./allocations.js", import.meta.url).href;
  const calls = await load(name, { NODE_OPTIONS: `--import=${hook}`, BENCH_ALLOCATIONS: file });
  return Number(await readFile(file, "utf8")) / calls;
}

async function profile(name: CallName): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "crewdb-profile-"));
  try {
    const calls = await load(name, { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${folder}` });
    const root = await readProfiles(folder);
    const bytes = await allocatedPerCall(name, folder);
    for (const [thread, frame] of root.children) {
      console.log(`\n${thread}: ${(frame.totalUs / calls).toFixed(1)} µs a call, start included`);
      for (const [what, us] of selfTimes(frame).slice(0, TOP))
        console.log(`${((100 * us) / frame.totalUs).toFixed(1).padStart(6)} %  ${what}`);
    }
    console.log(`\nmain thread: ${Math.round(bytes)} bytes allocated a call, start included`);
    const title = `${name}, ${IN_FLIGHT} in flight: CPU time of all threads`;
    if (name === "GetProduct") await writeFile(join(PACKAGE_ROOT, "docs", "flame.svg"), drawFlame(title, root, calls));
  } finally {
    await rm(folder, { recursive: true });
  }
}

await runCommand({
  name: "node dist/bench/profile/profile.js",
  about: `Shows where the CPU time of a call goes, at ${IN_FLIGHT} in flight. CALL is ${Object.keys(CALLS).join(" or ")}; GetProduct by default,
which also draws docs/flame.svg.`,
  options: {},
  operands: "[CALL]",
  async run(_, [name = "GetProduct"]) {
    if (!isCallName(name)) throw new UsageError(`CALL must be one of ${Object.keys(CALLS).join(", ")}`);
    await profile(name);
    return undefined;
  },
});

function isCallName(name: string): name is CallName {
  return name in CALLS;
}
