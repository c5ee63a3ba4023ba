import type { DescMessage, DescMethodUnary, MessageInitShape } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { findRequestIdField } from "../../src/client/request-id.js";
import { MainDb, WalmartDb } from "../harness/contract.js";
import { OWN_ID, OWN_REQUEST_ID } from "../harness/own-ids.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { SAMPLE_EMAIL } from "../harness/sample-email.js";
import { toProductId } from "../seed/products.js";
import { toId } from "../seed/rows.js";

/** One rpc with the requests that are sent in turn. */
export interface Work {
  readonly name: string;
  readonly path: string;
  readonly requests: readonly Uint8Array[];
  /** Asks the server for the requests instead, e.g. for a page token. */
  readonly ask?: (target: string) => Promise<readonly Uint8Array[]>;
  /** Of a write: the same requests with a `request_id`, which is new in each call. */
  readonly withRequestId?: readonly Uint8Array[];
}

const PRODUCTS = 1000;
/** Products that have 100 prices each. */
export const PRICED_PRODUCTS = 50;
export const PRICES = 100;

export const productOf = (index: number): string => toProductId(index * 37);

export function count<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}

function read<I extends DescMessage>(
  name: string,
  method: DescMethodUnary<I>,
  requests: readonly MessageInitShape<I>[],
): Work {
  return { name, path: pathOf(method), requests: requests.map((request) => encodeRequest(method, request)) };
}

/** The id is appended, as the TypeScript client does it. */
export function write<I extends DescMessage>(
  name: string,
  method: DescMethodUnary<I>,
  requests: readonly MessageInitShape<I>[],
): Work {
  const field = findRequestIdField(method.input);
  if (field === undefined) throw new Error(`${method.name} has no request_id`);
  const id = new BinaryWriter().tag(field.number, WireType.LengthDelimited).string(OWN_REQUEST_ID).finish();
  const work = read(name, method, requests);
  return { ...work, withRequestId: work.requests.map((request) => Buffer.concat([request, id])) };
}

export const GET_PRODUCT: Work = read(
  "GetProduct",
  WalmartDb.method.getProduct,
  count(PRODUCTS, (index) => ({ productId: productOf(index) })),
);

export const GET_EMAIL: Work = read(
  "GetEmail",
  MainDb.method.getEmail,
  count(PRODUCTS, (index) => ({ emailId: toId("email", index * 140) })),
);

/** A row of price_history has 8 columns, and all of them are in the answer. */
export const LIST_PRICES: Work = read(
  "list of 100 x 8",
  WalmartDb.method.listPriceHistory,
  count(PRICED_PRODUCTS, (index) => ({ productId: productOf(index), pageSize: PRICES })),
);

/** The columns that the facts of the table's one index are made of, and what must not be null. */
export const INTENT = { userQuery: "add two litres of milk", detectedIntent: "add_item", userId: "user-7" };

export const RECORD_INTENT: Work = write("insert into nlp_intents", WalmartDb.method.recordIntent, [
  { intent: { intentId: OWN_ID, ...INTENT } },
]);

export const CREATE_EMAIL: Work = write("insert of an e-mail", MainDb.method.createEmail, [
  { email: { ...SAMPLE_EMAIL, emailId: OWN_ID } },
]);
