import type { MessageInitShape } from "@bufbuild/protobuf";
import { timestampFromMs } from "@bufbuild/protobuf/wkt";
import type { EmailSchema } from "../../gen/ts/crewdb/main/v1/email_pb.js";

/** An e-mail of ordinary size, for every case that inserts one: what is compared must be the same. */
export const SAMPLE_EMAIL: Exclude<MessageInitShape<typeof EmailSchema>, { readonly $typeName: string }> = {
  subject: "Order #12345 shipment delayed",
  senderEmail: "ada@example.com",
  senderName: "Ada",
  receivedTime: timestampFromMs(1_700_000_000_000),
  bodyPreview: "The shipment left our warehouse this morning.",
  bodyContent: "The shipment left our warehouse this morning. ".repeat(20),
  recipients: [{ emailAddress: "grace@example.com" }],
};
