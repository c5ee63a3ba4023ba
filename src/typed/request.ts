import { WireError } from "../base/wire.js";
import type { PackedCall } from "../engine/call.js";
import type { FieldViolation } from "../engine/call-error.js";
import type { DatabasePlan, FieldPlan, RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import type { CallScope } from "./bind.js";
import type { Decoder } from "./decode.js";
import type { Validator } from "./validate.js";
import type { Values } from "./values.js";

/** AIP-158: rows of a page when page_size is 0, and the most that a page can have; a larger page_size means the most. */
export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 1000;
/** More broken rules than this are counted, not listed: error details must stay small. */
const MAX_VIOLATIONS = 50;

/** A request that has passed every rule. */
export interface DecodedCall {
  readonly rpc: RpcPlan;
  readonly scope: CallScope;
  /** Empty: the first page. */
  readonly pageToken: string;
  /** Empty: the write is not protected against being applied twice. */
  readonly requestId: string;
}

/** Decodes a request and checks it against the contract. Throws RpcFailure that lists every broken rule. */
export function readRequest(
  plan: DatabasePlan,
  decoder: Decoder,
  validator: Validator,
  rpc: RpcPlan,
  call: PackedCall,
): DecodedCall {
  const request = decode(decoder, rpc, call);
  const violations = decoder.violations;
  const resource = rpc.resource === undefined ? undefined : (request[rpc.resource] as Values | undefined);
  const resourceType = resourceTypeOf(plan, rpc);
  const mask = readMask(plan.messages[resourceType]?.fields ?? [], rpc, request, violations);
  if (mask === undefined) validator.check(rpc.request, request, "", violations);
  else checkUpdate(plan, validator, rpc, request, resource, mask, violations);
  const pageSize = readPageSize(rpc, request, violations);
  if (violations.length > 0) throw invalid(rpc, violations);
  const scope: CallScope = {
    request,
    resource,
    element: undefined,
    index: 0,
    changes: 0,
    now: undefined,
    newIds: undefined,
    caller: call.caller,
    pageSize,
    mask,
  };
  return { rpc, scope, pageToken: textAt(request, rpc.pageToken), requestId: textAt(request, rpc.requestId) };
}

function decode(decoder: Decoder, rpc: RpcPlan, call: PackedCall): Values {
  try {
    return decoder.decode(rpc.request, call.request);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const message = `the request of ${rpc.name} (${call.request.length} bytes) can't be decoded: ${error.message}`;
    throw new RpcFailure({ reason: "MALFORMED_REQUEST", message });
  }
}

/** The paths of update_mask as a set; undefined when the rpc has no mask. */
function readMask(
  fields: readonly FieldPlan[],
  rpc: RpcPlan,
  request: Values,
  violations: FieldViolation[],
): Set<string> | undefined {
  if (rpc.updateMask === undefined) return undefined;
  const paths = (request[rpc.updateMask] ?? []) as string[];
  for (const path of paths) {
    if (path === "*" || fields.some((field) => field.name === path && field.outputOnly !== true)) continue;
    const names = fields.filter((field) => field.outputOnly !== true).map((field) => field.name);
    violations.push({ field: "update_mask", description: `has a path that is not one of: ${names.join(", ")}` });
  }
  return new Set(paths);
}

/** In an update only the masked fields must keep the rules about being set; the resource itself must be there. */
function checkUpdate(
  plan: DatabasePlan,
  validator: Validator,
  rpc: RpcPlan,
  request: Values,
  resource: Values | undefined,
  mask: Set<string>,
  violations: FieldViolation[],
): void {
  const resourceField = plan.messages[rpc.request]?.fields[rpc.resource ?? -1];
  if (resource === undefined) {
    violations.push({ field: resourceField?.name ?? "", description: "must be set" });
    return;
  }
  const type = resourceTypeOf(plan, rpc);
  const fields = plan.messages[type]?.fields ?? [];
  // Of a resource that is changed only what changes must be set, and its key, which is its first field.
  const masked = new Set(mask.has("*") ? fields.map((field) => field.name) : [...mask, fields[0]?.name ?? ""]);
  validator.check(type, resource, `${resourceField?.name}.`, violations, masked);
  const rest = request.map((value, index) => (index === rpc.resource ? undefined : value));
  const others = new Set(plan.messages[rpc.request]?.fields.map((field) => field.name));
  others.delete(resourceField?.name ?? "");
  validator.check(rpc.request, rest, "", violations, others);
}

function readPageSize(rpc: RpcPlan, request: Values, violations: FieldViolation[]): number {
  if (rpc.pageSize === undefined) return 0;
  const asked = (request[rpc.pageSize] ?? 0) as number;
  if (asked < 0) {
    const description = `must be 0 (meaning ${DEFAULT_PAGE_SIZE}) or more; more than ${MAX_PAGE_SIZE} means ${MAX_PAGE_SIZE}`;
    violations.push({ field: "page_size", description });
  }
  return asked <= 0 ? DEFAULT_PAGE_SIZE : Math.min(asked, MAX_PAGE_SIZE);
}

function invalid(rpc: RpcPlan, violations: readonly FieldViolation[]): RpcFailure {
  const listed = violations.slice(0, MAX_VIOLATIONS);
  const names = listed.slice(0, 5).map((each) => `${each.field} ${each.description}`);
  const more = violations.length - names.length;
  const message = `${rpc.name} was refused: ${names.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
  return new RpcFailure({
    reason: "INVALID_FIELD",
    message,
    violations: listed,
    violationsOmitted: violations.length - listed.length,
  });
}

function resourceTypeOf(plan: DatabasePlan, rpc: RpcPlan): number {
  return plan.messages[rpc.request]?.fields[rpc.resource ?? -1]?.type ?? -1;
}

function textAt(request: Values, index: number | undefined): string {
  return index === undefined ? "" : ((request[index] ?? "") as string);
}
