import { type ChannelCredentials, Client, credentials } from "@grpc/grpc-js";
import type { ResolvedOptions, TlsOptions } from "./options.js";

function bytes(pem: string | Uint8Array | undefined): Buffer | null {
  return pem === undefined ? null : Buffer.from(pem);
}

function toCredentials(tls: TlsOptions | undefined): ChannelCredentials {
  if (!tls) return credentials.createInsecure();
  return credentials.createSsl(bytes(tls.ca), bytes(tls.key), bytes(tls.cert));
}

/** True when what is sent to the target stays on this machine. */
function isLocal(target: string): boolean {
  const host = target.replace(/^(dns|ipv4|ipv6):(\/\/[^/]*\/)?/, "").replace(/:\d+$/, "");
  return target.startsWith("unix:") || /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
}

function checkTarget(target: string, options: ResolvedOptions): void {
  const url = /^https?:\/\/(.*)$/.exec(target);
  if (url) throw new TypeError(`the target is host:port or unix:path, not a URL: try "${url[1]}", with tls for https`);
  if (options.token && !options.tls && !isLocal(target)) {
    throw new TypeError(`a token would be sent to ${target} in plain text: set tls`);
  }
}

/**
 * Opens a channel. It connects with the first call and again whenever the connection is lost.
 *
 * @param target `host:port`, or `unix:path` for a Unix socket.
 * @throws TypeError for a URL, and for a token that would travel unprotected.
 */
export function openChannel(target: string, options: ResolvedOptions): Client {
  checkTarget(target, options);
  const serverName = options.tls?.serverName;
  return new Client(target, toCredentials(options.tls), {
    "grpc.keepalive_time_ms": options.keepaliveMs,
    "grpc.keepalive_timeout_ms": 10_000,
    "grpc.max_receive_message_length": options.maxReceiveBytes,
    // A restarted server is found again after a tenth of a second, not after grpc-js's one second.
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 5000,
    // 64 KiB, the default, is two messages of a stream: it would wait for this client's every turn.
    "grpc-node.flow_control_window": 1024 * 1024,
    // Bookkeeping per call that nothing reads.
    "grpc.enable_channelz": 0,
    // A proxy meant for the web would see database traffic.
    "grpc.enable_http_proxy": 0,
    ...(serverName !== undefined && { "grpc.ssl_target_name_override": serverName }),
  });
}
