/** The other usual way: every query is one Piscina task; rows come back as objects and are encoded here. */
import { join } from "node:path";
import { Piscina } from "piscina";
import { answerWith } from "./answers.js";
import { QUERIES } from "./queries.js";
import { serve } from "./serve.js";

const pool = new Piscina({
  filename: join(import.meta.dirname, "query-task.js"),
  minThreads: 2,
  maxThreads: 2,
  workerData: { main: process.env.DB_PATH, walmart: process.env.WALMART_DB_PATH },
});

serve(
  Object.fromEntries(
    Object.keys(QUERIES).map((path) => [
      path,
      (request) => answerWith(path, request, (input) => pool.run({ path, input })),
    ]),
  ),
);
