import type { BenchCase } from "../harness/bench-case.js";
import { access } from "./access.js";
import { batchGetEmails } from "./batch-get-emails.js";
import { besideSlow } from "./beside-slow.js";
import { clients } from "./clients.js";
import { createEmail, sqlCreateEmail } from "./create-email.js";
import { domain } from "./domain.js";
import { echo } from "./echo.js";
import { getEmail } from "./get-email.js";
import { getProduct } from "./get-product.js";
import { importRows } from "./import.js";
import { listEmails } from "./list-emails.js";
import { memory } from "./memory.js";
import { migration } from "./migration.js";
import { pipeline } from "./pipeline.js";
import { poolSizes } from "./pool-sizes.js";
import { replica } from "./replica.js";
import { search } from "./search.js";
import { searchProducts } from "./search-products.js";
import { sqlCancel } from "./sql-cancel.js";
import { sqlBesideHostile, sqlMixed } from "./sql-mixed.js";
import { sqlStream } from "./sql-stream.js";
import { sqlWrites } from "./sql-writes.js";
import { start } from "./start.js";
import { tracing } from "./tracing.js";

/** All cases, in the order in which they run. */
export const CASES: readonly BenchCase[] = [
  echo,
  getProduct,
  getEmail,
  batchGetEmails,
  listEmails,
  searchProducts,
  createEmail,
  besideSlow,
  sqlWrites,
  sqlCreateEmail,
  sqlMixed,
  sqlBesideHostile,
  sqlStream,
  sqlCancel,
  tracing,
  access,
  pipeline,
  clients,
  start,
  memory,
  poolSizes,
  migration,
  importRows,
  replica,
  search,
  domain,
];
