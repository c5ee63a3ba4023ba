import assert from "node:assert/strict";
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from "node:http2";
import { create, toBinary } from "@bufbuild/protobuf";
import { QueryStreamRequestSchema } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { describeError } from "../../src/client/index.js";
import { fromRow } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** Of five readers streams may hold three. */
const STREAMS = 3;
/** Longer than the test, so that only the pool ends a stream. */
const SETTINGS = { DB_MAX_CONNECTIONS: "6", DB_CONNECTION_TIMEOUT: "60000" };
const ENDLESS_ROWS =
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, printf('%0300d', i) FROM n";

/** Opens a QueryStream and reads nothing of its answer. */
function openUnread(session: ClientHttp2Session): ClientHttp2Stream {
  const message = toBinary(QueryStreamRequestSchema, create(QueryStreamRequestSchema, { sql: ENDLESS_ROWS }));
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUint32BE(message.length, 1);
  frame.set(message, 5);
  const stream = session.request({
    ":method": "POST",
    ":path": "/crewdb.main.v1.MainDb/QueryStream",
    "content-type": "application/grpc",
    te: "trailers",
  });
  stream.on("error", () => undefined);
  stream.end(frame);
  return stream;
}

describe("SQL: QueryStreams that nobody reads", () => {
  let server: TestServer;
  let session: ClientHttp2Session;
  before(async () => {
    server = await startTestServer(SETTINGS);
    session = connect(`http://${server.address}`);
  });
  after(async () => {
    session.destroy();
    await server.stop();
  });

  it("leave readers to other calls and to other clients' streams, however many they are", async () => {
    let begun = 0;
    const all = Promise.withResolvers<void>();
    const streams = Array.from({ length: 60 }, () => openUnread(session));
    let ended = 0;
    for (const stream of streams) {
      stream.once("response", () => {
        if (++begun === STREAMS) all.resolve();
      });
      stream.once("close", () => ended++);
    }
    await all.promise;
    for (let text = 0; text < 20; text++)
      assert.equal((await server.main.query({ sql: `SELECT ${text} AS never_seen` })).rows.length, 1);
    await server.main.listUsers({});
    assert.equal(begun, STREAMS);
    assert.equal(ended, 0);
    // Another client's stream comes long before the first would be too old.
    const rows: unknown[] = [];
    for await (const piece of server.main.queryStream({ sql: "SELECT 1" })) rows.push(...piece.rows.flatMap(fromRow));
    assert.deepEqual(rows, [1n]);
  });

  it("are told why one of them had to end, in words that name the remedy", async () => {
    const readSlowly = server.main.queryStream({ sql: ENDLESS_ROWS });
    const more = [server.main.queryStream({ sql: ENDLESS_ROWS }), server.main.queryStream({ sql: ENDLESS_ROWS })];
    session.destroy();
    const iterators = [readSlowly, ...more].map((stream) => stream[Symbol.asyncIterator]());
    await Promise.all(iterators.map((iterator) => iterator.next()));
    session = connect(`http://${server.address}`);
    openUnread(session);
    const end = async (iterator: AsyncIterator<unknown>): Promise<string> => {
      try {
        while ((await iterator.next()).done !== true);
        return "";
      } catch (error) {
        return describeError(error).message;
      }
    };
    const message = await Promise.race(iterators.map(end));
    assert.match(message, /its client has several and another client waited; go on with its last resume_token/);
    await Promise.all(iterators.map((iterator) => iterator.return?.()));
  });
});
