import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../base/package-root.js";
import type { Diagnostic } from "./diagnostics.js";
import { type Image, parseImage, readImage } from "./image.js";

/** An image of some MB; a proto's error texts are short. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * The contract as proto/ says it now. An installed package has no buf and no protos of others: there it is what was generated.
 * `mistakes` are buf's when a .proto can't be compiled.
 */
export function buildImage(root: string = PACKAGE_ROOT): Image | { readonly mistakes: readonly Diagnostic[] } {
  const buf = join(root, "node_modules", ".bin", "buf");
  if (!existsSync(buf) || !existsSync(join(root, "buf.yaml"))) return readImage();
  const args = ["build", "--exclude-source-info", "-o", "-#format=binpb"];
  const { status, stdout, stderr, error } = spawnSync(buf, args, { cwd: root, maxBuffer: MAX_OUTPUT });
  if (error !== undefined) throw error;
  if (status !== 0) return { mistakes: toDiagnostics(stderr.toString()) };
  return parseImage(stdout);
}

/** buf says `file:line:column:message`, one a line. */
function toDiagnostics(text: string): Diagnostic[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [, file = "proto", number = "0", message = line] = /^([^:]+):(\d+):\d+:\s*(.*)$/.exec(line) ?? [];
    return { file, line: Number(number), message };
  });
}
