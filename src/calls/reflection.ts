import type { Peer } from "../access/peers.js";
import { REFLECTION } from "./asked-rpcs.js";
import { DescriptorIndex } from "./descriptor-index.js";
import type { BidiStream, Rpcs } from "./incoming-call.js";
import { MAX_REFLECTIONS } from "./limits.js";
import { OpenStreams } from "./open-streams.js";
import {
  type ReflectionAnswer,
  readReflectionRequest,
  toReflectionResponse,
} from "./reflection-messages.js";
import type { HandlerParts } from "./unary-handler.js";

const SERVICES = [
  "grpc.reflection.v1.ServerReflection",
  "grpc.reflection.v1alpha.ServerReflection",
];

/**
 * Server reflection, v1 and v1alpha. It sends the files of the image byte for byte: made anew from
 * loaded definitions they would lose their imports and options, and clients could not resolve
 * google.protobuf.Timestamp.
 */
export class Reflection {
  readonly #image: Uint8Array;
  readonly #services: readonly string[];
  readonly #parts: HandlerParts;
  readonly #streams: OpenStreams;
  #index: DescriptorIndex | undefined;

  /** `services` are the names of all others that the server has. Callers need the role `read`. */
  constructor(rpcs: Rpcs, image: Uint8Array, services: readonly string[], parts: HandlerParts) {
    this.#image = image;
    this.#services = [...services, ...SERVICES];
    this.#parts = parts;
    this.#streams = new OpenStreams(MAX_REFLECTIONS, "reflection streams");
    for (const service of SERVICES)
      rpcs.set(`${service}/ServerReflectionInfo`, {
        kind: "bidi",
        handle: (stream) => this.#serve(stream),
      });
  }

  endStreamsOf(peer: Peer): void {
    this.#streams.endOf(peer);
  }

  /** Ends the open streams: they would keep the server from closing. */
  endStreams(): void {
    this.#streams.endAll();
  }

  #serve(stream: BidiStream): void {
    const { authenticator, limits } = this.#parts;
    const principal = authenticator.check(stream, REFLECTION);
    const refused = "reason" in principal ? principal : limits.refuseCall(principal, 0);
    if (refused !== undefined) stream.fail(refused);
    if ("reason" in principal || refused !== undefined || !this.#streams.add(stream)) return;
    authenticator.hold(
      stream,
      (caller) => caller.refuse(REFLECTION),
      (error) => stream.fail(error),
    );
    this.#answerAll(stream);
  }

  #answerAll(stream: BidiStream): void {
    stream.onEnd(() => stream.end());
    stream.onMessage((request) => {
      try {
        if (stream.write(toReflectionResponse(request, this.#answer(request)))) return;
        // The client asks faster than it reads: its next question waits.
        stream.pause();
        stream.onceDrained(() => stream.resume());
      } catch {
        stream.fail({ reason: "MALFORMED_REQUEST", message: "not a ServerReflectionRequest" });
      }
    });
  }

  #answer(bytes: Buffer): ReflectionAnswer {
    const request = readReflectionRequest(bytes);
    this.#index ??= new DescriptorIndex(this.#image);
    const index = this.#index;
    switch (request.ask) {
      case "services":
        return { services: this.#services };
      case "file":
        return toFiles(index.withImports(request.name), "file");
      case "symbol":
        return toFiles(index.withImports(index.fileOfSymbol(request.name)), "symbol");
      case "extension":
        return toFiles(
          index.withImports(index.fileOfExtension(request.name, request.number)),
          "extension",
        );
      case "extension-numbers": {
        const numbers = index.extensionNumbers(request.name);
        return numbers === undefined ? { notFound: "type" } : { type: request.name, numbers };
      }
      case "unknown":
        return { unknown: true };
    }
  }
}

function toFiles(files: Uint8Array[] | undefined, what: string): ReflectionAnswer {
  return files === undefined ? { notFound: what } : { files };
}
