/** The usual way: grpc-js, protobuf-es, and better-sqlite3 on the main thread. */
import { answerWith } from "./answers.js";
import { openDatabases, QUERIES } from "./queries.js";
import { serve } from "./serve.js";

const run = openDatabases(process.env.DB_PATH ?? "", process.env.WALMART_DB_PATH ?? "");
serve(
  Object.fromEntries(
    Object.keys(QUERIES).map((path) => [path, (request) => answerWith(path, request, (input) => run(path, input))]),
  ),
);
