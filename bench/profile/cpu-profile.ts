/** What `node --cpu-prof` writes, as far as it is needed here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Ids of the nodes that were seen running, and the time before each, in µs. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** A function with the time spent in it and below it; children by name. */
export interface Frame {
  readonly name: string;
  selfUs: number;
  totalUs: number;
  readonly children: Map<string, Frame>;
}

export function createFrame(name: string): Frame {
  return { name, selfUs: 0, totalUs: 0, children: new Map() };
}

/** V8's marks for what is not work. */
const REST = new Set(["(idle)", "(root)"]);
/** A connection thread waits in here for its next task; what it does for one is in the functions below. */
const WAITING = "nextRing (sqlite/pool/channel)";

/** Adds the profile's stacks below `root`, without the time in which the thread waited. */
export function addProfile(root: Frame, { nodes, samples, timeDeltas }: CpuProfile): void {
  const selfUs = new Map<number, number>();
  for (const [index, id] of samples.entries()) selfUs.set(id, (selfUs.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const add = (parent: Frame, node: ProfileNode): number => {
    const name = nameOf(node);
    const isRoot = name === "(root)";
    const frame = isRoot ? parent : (parent.children.get(name) ?? createFrame(name));
    if (!isRoot) parent.children.set(name, frame);
    const own = REST.has(name) || name === WAITING ? 0 : Math.max(0, selfUs.get(node.id) ?? 0);
    frame.selfUs += own;
    let totalUs = own;
    for (const child of node.children ?? []) {
      const known = byId.get(child);
      if (known !== undefined) totalUs += add(frame, known);
    }
    if (!isRoot) frame.totalUs += totalUs;
    return totalUs;
  };
  const [top] = nodes;
  if (top !== undefined) root.totalUs += add(root, top);
}

/** Self times by name, the longest first. */
export function selfTimes(root: Frame): (readonly [name: string, us: number])[] {
  const times = new Map<string, number>();
  const visit = (frame: Frame): void => {
    times.set(frame.name, (times.get(frame.name) ?? 0) + frame.selfUs);
    for (const child of frame.children.values()) visit(child);
  };
  visit(root);
  return [...times].toSorted((a, b) => b[1] - a[1]);
}

/** A function and where it is: `settle (pool/lane)`, `write (grpc-js/server-interceptors)`, `emit (node:events)`. */
function nameOf({ callFrame: { functionName, url } }: ProfileNode): string {
  const name = functionName === "" ? "anonymous" : functionName;
  if (url === "") return name;
  const file = url
    .replace(/^.*node_modules\/@grpc\/grpc-js\/build\/src\//, "grpc-js/")
    .replace(/^.*node_modules\//, "")
    .replace(/^.*\/dist\/src\//, "")
    .replace(/\.js$/, "");
  return `${name} (${file})`;
}
