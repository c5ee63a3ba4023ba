import type { Socket } from "node:net";

/** Every connection of HTTP/2 begins with `PRI * HTTP/2.0`, and no request of HTTP/1 does. */
const PREFACE = Buffer.from("PRI");

/**
 * Waits for the first bytes of a connection, says whether they are those of HTTP/2, and puts them
 * back. One that stays silent is closed.
 */
export function byFirstBytes(
  socket: Socket,
  longestMs: number,
  serve: (isHttp2: boolean) => void,
): void {
  const timer = setTimeout(() => socket.destroy(), longestMs);
  socket.once("close", () => clearTimeout(timer));
  let seen = Buffer.alloc(0);
  const look = (bytes: Buffer): void => {
    seen = Buffer.concat([seen, bytes]);
    const isLike = PREFACE.subarray(0, seen.length).equals(seen.subarray(0, PREFACE.length));
    if (isLike && seen.length < PREFACE.length) return;
    clearTimeout(timer);
    socket.off("data", look);
    socket.pause();
    socket.unshift(seen);
    serve(isLike);
  };
  socket.on("data", look);
}
