/** The oldest Node.js that runs the service, as a server and inside a process. package.json's engines name the same one. */
export const SERVICE_NODE = 24;
/** The oldest Node.js that runs the client, the manager of a remote service, and crewdb-migrate. */
export const CLIENT_NODE = 20;

/** A sentence when this process's Node.js is older than `what` needs; undefined when it is new enough. */
export function nodeProblem(what: string, oldest: number): string | undefined {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= oldest) return undefined;
  return `${what} needs Node.js ${oldest} or newer; this is ${node}, ${process.execPath}`;
}

/** Why this process can't open a database itself, if it can't: on an old Node.js SQLite's binding ends it without a word. */
export function embeddingProblem(): string | undefined {
  return nodeProblem("opening a database in this process", SERVICE_NODE);
}
