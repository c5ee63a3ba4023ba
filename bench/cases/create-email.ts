import { timestampFromMs } from "@bufbuild/protobuf/wkt";
import type { BenchCase } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";

/** A durable write with all its indexes and its search text. It sends no request_id. */
export const createEmail: BenchCase = rpcCase({
  name: "CreateEmail",
  method: MainDb.method.createEmail,
  request: {
    email: {
      subject: "Order #12345 shipment delayed",
      senderEmail: "ada@example.com",
      senderName: "Ada",
      receivedTime: timestampFromMs(1_700_000_000_000),
      bodyPreview: "The shipment left our warehouse this morning.",
      bodyContent: "The shipment left our warehouse this morning. ".repeat(20),
      recipients: [{ emailAddress: "grace@example.com" }],
    },
  },
  servers: ["crewdb", "main thread"],
  writes: true,
});
