import type { Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { createServer, type SecureContextOptions, type Server, type TLSSocket } from "node:tls";
import { isVouchedFor, type ServerCertificates } from "../access/certificates.js";
import type { TlsFiles } from "../access/listen-address.js";
import type { SocketLimits } from "./limits.js";

/**
 * Takes sockets and hands them on when their TLS handshake is done. A client that begins one and
 * falls silent keeps its place for a few seconds, or until many more have come: then the oldest is
 * closed, since a real one is done in milliseconds. grpc-js would wait for two minutes, for any
 * number. Throws when certificate, key or authority can't be used.
 */
export class TlsHandshakes {
  readonly #server: Server;
  readonly #certificates: ServerCertificates;
  /** Sockets whose handshake is under way, by peer, the oldest first. */
  readonly #open = new Map<string, Socket>();
  readonly #max: number;
  #clientCa: string | undefined;
  readonly #handshakeMs: number;
  /** Handshakes that began with earlier authorities are done by then, in ms of performance.now(). */
  #settledMs = 0;
  readonly #shutOut: (socket: TLSSocket) => void;
  /** Sockets whose handshake is done. */
  readonly #served = new Set<TLSSocket>();

  /** `shutOut` ends the connection of a client that no authority vouches for any more. */
  constructor(
    certificates: ServerCertificates,
    limits: SocketLimits,
    protocols: readonly string[],
    serve: (socket: TLSSocket) => void,
    shutOut: (socket: TLSSocket) => void,
  ) {
    this.#shutOut = shutOut;
    const { files } = certificates;
    this.#certificates = certificates;
    this.#max = limits.maxHandshakes;
    this.#handshakeMs = limits.handshakeMs;
    this.#clientCa = files.clientCa;
    this.#server = createServer({
      ...toContext(files),
      ...(files.clientCa === undefined ? {} : { requestCert: true, rejectUnauthorized: true }),
      ALPNProtocols: [...protocols],
      handshakeTimeout: limits.handshakeMs,
    });
    // One that took too long is told of here, and not closed.
    this.#server.on("tlsClientError", (_, socket) => socket.destroy());
    this.#server.on("secureConnection", (socket) => {
      // Errors of a socket show as its close; without a listener they would end the process.
      socket.on("error", () => undefined);
      this.#open.delete(peerOf(socket));
      if (performance.now() < this.#settledMs && !this.#isVouchedFor(socket)) {
        socket.destroy();
        return;
      }
      this.#served.add(socket);
      socket.once("close", () => this.#served.delete(socket));
      serve(socket);
    });
    certificates.onChange(() => this.#renew(certificates.files));
  }

  /**
   * Handshakes that begin now see the new files. A context of its own also ends what an earlier
   * one has resumed: a session would bring a client back without a look at its certificate.
   */
  #renew(files: TlsFiles): void {
    this.#server.setSecureContext(toContext(files));
    const { clientCa } = files;
    const isKnown = clientCa === this.#clientCa;
    this.#clientCa = clientCa;
    if (isKnown) return;
    this.#settledMs = performance.now() + this.#handshakeMs;
    for (const socket of this.#served) if (!this.#isVouchedFor(socket)) this.#shutOut(socket);
  }

  #isVouchedFor(socket: TLSSocket): boolean {
    const { clientCa } = this.#certificates.files;
    return clientCa === undefined || isVouchedFor(socket.getPeerCertificate(true), clientCa);
  }

  begin(socket: Socket): void {
    // A Unix socket has no peer to be told by, and only its owner can open it.
    if (socket.remoteFamily !== undefined) this.#note(socket);
    this.#server.emit("connection", socket);
  }

  #note(socket: Socket): void {
    const peer = peerOf(socket);
    this.#open.set(peer, socket);
    socket.once("close", () => {
      if (this.#open.get(peer) === socket) this.#open.delete(peer);
    });
    const [oldest] = this.#open.values();
    if (this.#open.size > this.#max) oldest?.destroy();
  }
}

function toContext({ cert, key, clientCa }: TlsFiles): SecureContextOptions {
  return {
    // Also where NODE_OPTIONS or a system's OpenSSL would allow less.
    minVersion: "TLSv1.2",
    // In lists: an empty text by itself would pass for none.
    cert: [Buffer.from(cert)],
    key: [Buffer.from(key)],
    ...(clientCa === undefined ? {} : { ca: clientCa }),
  };
}

function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress}:${remotePort}`;
}
