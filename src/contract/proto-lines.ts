import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DescField, DescMessage, DescMethod, DescService } from "@bufbuild/protobuf";
import { protoPath } from "./image.js";

/**
 * Finds where something is declared, by reading the .proto when a mistake is reported. The image has no source positions:
 * they would be most of its size and of the time that the server takes to read it.
 */
export class ProtoLines {
  readonly #root: string;
  readonly #texts = new Map<string, readonly string[]>();

  /** `root` is the folder that has `proto/`. */
  constructor(root: string) {
    this.#root = root;
  }

  /** The line, from 1; 0 when the source is not there. */
  ofField(field: DescField): number {
    const start = this.ofMessage(field.parent);
    const pattern = new RegExp(`\\b${field.name}\\s*=\\s*${field.number}\\b`);
    return start === 0 ? 0 : this.#find(protoPath(field.parent), pattern, start);
  }

  ofMessage(message: DescMessage): number {
    return this.#find(protoPath(message), new RegExp(`^\\s*message\\s+${message.name}\\b`), 1);
  }

  ofMethod(method: DescMethod): number {
    return this.#find(protoPath(method.parent), new RegExp(`\\brpc\\s+${method.name}\\s*\\(`), 1);
  }

  ofService(service: DescService): number {
    return this.#find(protoPath(service), new RegExp(`^\\s*service\\s+${service.name}\\b`), 1);
  }

  #find(path: string, pattern: RegExp, from: number): number {
    const lines = this.#lines(path);
    const index = lines.findIndex((line, at) => at + 1 >= from && pattern.test(line));
    return index + 1;
  }

  #lines(path: string): readonly string[] {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    let lines: readonly string[] = [];
    try {
      lines = readFileSync(join(this.#root, path), "utf8").split("\n");
    } catch {
      // A shipped package may come without its protos: the mistake is then reported without a line.
    }
    this.#texts.set(path, lines);
    return lines;
  }
}
