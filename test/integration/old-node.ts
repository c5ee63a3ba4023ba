import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CLIENT_NODE, SERVICE_NODE } from "../../src/base/node-version.js";

/** A Node.js on the PATH that is too old for the service and not for the client. */
export function findOldNode(): string | undefined {
  const nodes = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "node"));
  return nodes.find((node) => {
    if (!existsSync(node)) return false;
    const major = Number.parseInt(execFileSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }), 10);
    return major >= CLIENT_NODE && major < SERVICE_NODE;
  });
}
