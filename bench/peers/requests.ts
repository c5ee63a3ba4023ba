import { MainDb, WalmartDb } from "../harness/contract.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { SAMPLE_EMAIL } from "../harness/sample-email.js";
import { toProductId } from "../seed/products.js";
import { toId } from "../seed/rows.js";

/** One rpc with the requests that are sent in turn. */
export interface Work {
  readonly name: string;
  readonly path: string;
  readonly requests: readonly Uint8Array[];
  /** Where in each request an id begins that is random in every call; -1: nowhere. */
  readonly idAt: number;
  /** The request for generators that send the same one over and over. Default: the first. */
  readonly fixed?: Uint8Array;
}

/** In every write a random id takes its place: the load generator replaces each zero. */
const ID = "00000000-0000-4000-8000-000000000000";
const PRODUCTS = 1000;
/** Products that have 100 prices each. */
export const PRICED_PRODUCTS = 50;
export const PRICES = 100;

export const productOf = (index: number): string => toProductId(index * 37);

function count(length: number, make: (index: number) => Uint8Array): Uint8Array[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** A write with a random key and no request_id. */
function write(name: string, path: string, encode: (id: string) => Uint8Array): Work {
  const request = encode(ID);
  return { name, path, requests: [request], idAt: Buffer.from(request).indexOf(ID), fixed: encode("") };
}

export const GET_PRODUCT: Work = {
  name: "GetProduct",
  path: pathOf(WalmartDb.method.getProduct),
  requests: count(PRODUCTS, (index) => encodeRequest(WalmartDb.method.getProduct, { productId: productOf(index) })),
  idAt: -1,
};

export const GET_EMAIL: Work = {
  name: "GetEmail",
  path: pathOf(MainDb.method.getEmail),
  requests: count(PRODUCTS, (index) => encodeRequest(MainDb.method.getEmail, { emailId: toId("email", index * 140) })),
  idAt: -1,
};

/** A row of price_history has 8 columns, and all of them are in the answer. */
export const LIST_PRICES: Work = {
  name: "list of 100 x 8",
  path: pathOf(WalmartDb.method.listPriceHistory),
  requests: count(PRICED_PRODUCTS, (index) =>
    encodeRequest(WalmartDb.method.listPriceHistory, { productId: productOf(index), pageSize: PRICES }),
  ),
  idAt: -1,
};

/** The columns that the facts of the table's one index are made of, and what must not be null. */
export const RECORD_INTENT: Work = write("insert into nlp_intents", pathOf(WalmartDb.method.recordIntent), (intentId) =>
  encodeRequest(WalmartDb.method.recordIntent, {
    intent: { intentId, userQuery: "add two litres of milk", detectedIntent: "add_item", userId: "user-7" },
  }),
);

export const CREATE_EMAIL: Work = write("insert of an e-mail", pathOf(MainDb.method.createEmail), (emailId) =>
  encodeRequest(MainDb.method.createEmail, { email: { ...SAMPLE_EMAIL, emailId } }),
);
