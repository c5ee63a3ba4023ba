import { fromBinary } from "@bufbuild/protobuf";
import { EmailStatus } from "../../../gen/ts/crewdb/main/v1/email_pb.js";
import { INSERT_INTENT } from "../../baselines/queries.js";
import type { BenchContext } from "../../harness/bench-case.js";
import { MainDb, WalmartDb } from "../../harness/contract.js";
import { callOnce } from "../../harness/measure.js";
import { encodeRequest, pathOf } from "../../harness/rpc-case.js";
import { OTHER, type ServerName } from "../../harness/server.js";
import { toId } from "../../seed/rows.js";
import { type Contender, pipelined, unary, withPeers, withRequestId } from "../compare.js";
import { CREATE_EMAIL, count, GET_PRODUCT, productOf, RECORD_INTENT, type Work, write } from "../requests.js";
import type { PeerRow } from "../result.js";

const { execute, updateProductPrice, batchUpsertProducts } = WalmartDb.method;
const { updateEmail, listEmails } = MainDb.method;
const ROWS = 1000;
const BATCHES = 10;
const BATCH = 100;

const EXECUTE_INTENT: Work = write("Execute into nlp_intents", execute, [{ sql: INSERT_INTENT }]);

const UPDATE_PRICE: Work = write(
  "UpdateProductPrice",
  updateProductPrice,
  count(ROWS, (index) => ({ productId: productOf(index), price: 1 + index / 100 })),
);

const UPSERT_PRODUCTS: Work = write(
  "BatchUpsertProducts of 100",
  batchUpsertProducts,
  count(BATCHES, (batch) => ({
    products: count(BATCH, (index) => ({
      productId: productOf(batch * BATCH + index),
      name: `Organic Milk ${index}`,
      brand: "Riverbend",
      currentPrice: 2 + index / 100,
      inStock: true,
      stockLevel: index,
    })),
  })),
);

const UPDATE_EMAIL: Work = write(
  "UpdateEmail with an update_mask",
  updateEmail,
  count(ROWS, (index) => ({
    email: { emailId: toId("email", index * 140), status: EmailStatus.ANALYZED, businessSummary: `Order ${index}` },
    updateMask: { paths: ["status", "business_summary"] },
  })),
);

const SECOND_PAGE: Work = {
  name: "ListEmails, page 2 of 50",
  path: pathOf(listEmails),
  requests: [],
  async ask(target) {
    const first = await callOnce(target, pathOf(listEmails), encodeRequest(listEmails, {}));
    const { nextPageToken } = fromBinary(listEmails.output, first);
    return [encodeRequest(listEmails, { pageToken: nextPageToken })];
  },
};

/**
 * The server's CPU for the calls that clients send: with a `request_id`, an update mask, a page
 * token. With --server it measures another checkout's server in turn.
 */
export async function measureExecutors(context: BenchContext): Promise<PeerRow[]> {
  const crewdbs: readonly ServerName[] = context.other === undefined ? ["crewdb"] : ["crewdb", OTHER];
  // The same load on both servers directly one after the other.
  const each = (...make: ((peer: ServerName) => Contender)[]) => make.flatMap((one) => crewdbs.map(one));
  const withIds = (...inFlight: number[]) => each((peer) => withRequestId(unary(peer, inFlight)));
  const groups = [64, 256] as const;
  const intents = each(
    (peer) => unary(peer, groups),
    (peer) => withRequestId(unary(peer, groups)),
    (peer) => pipelined(groups, peer),
    (peer) => withRequestId(pipelined(groups, peer)),
  );
  const beside = [unary("Go", groups), unary("echo", [100])] as const;
  const groceries = await withPeers(context, "walmart", [...intents, ...beside], async (measure) => [
    ...(await measure(GET_PRODUCT, [...each((peer) => unary(peer, [100])), beside[1]])),
    ...(await measure(RECORD_INTENT, [...intents, beside[0]])),
    ...(await measure(EXECUTE_INTENT, withIds(64))),
    ...(await measure(UPDATE_PRICE, withIds(64))),
    ...(await measure(UPSERT_PRODUCTS, withIds(8))),
  ]);
  const emails = await withPeers(context, "main", withIds(64), async (measure) => [
    ...(await measure(CREATE_EMAIL, withIds(64))),
    ...(await measure(UPDATE_EMAIL, withIds(64))),
    ...(await measure(
      SECOND_PAGE,
      each((peer) => unary(peer, [64])),
    )),
  ]);
  return [...groceries, ...emails];
}
