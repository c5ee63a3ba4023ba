/** grpc-js that answers every GetEmail with the bytes in CREWDB_BENCH_ANSWER: what a client costs when the server costs nothing. */
import { MainDb } from "../harness/contract.js";
import { pathOf } from "../harness/rpc-case.js";
import { serve } from "./serve.js";

const answer = Buffer.from(process.env.CREWDB_BENCH_ANSWER ?? "", "base64");
serve({ [pathOf(MainDb.method.getEmail)]: () => answer });
