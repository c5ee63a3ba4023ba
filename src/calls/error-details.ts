import { create, type DescMessage, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { type Any, anyPack } from "@bufbuild/protobuf/wkt";
import {
  BadRequestSchema,
  ErrorInfoSchema,
  PreconditionFailureSchema,
  QuotaFailureSchema,
  ResourceInfoSchema,
  RetryInfoSchema,
} from "../../gen/ts/google/rpc/error_details_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import type { CallError, FieldViolation } from "../engine/call-error.js";
import { type Reason, reasonEntry, Status, type StatusName } from "../engine/reasons.js";

/** `google.rpc.ErrorInfo.domain` of every error. */
const DOMAIN = "crewdb";

/**
 * Largest google.rpc.Status, in bytes. It travels in a header as base64, which makes 6 KiB of it;
 * Java's clients refuse 8 KiB of headers in all, Python's 16.
 */
export const MAX_DETAILS_BYTES = 4608;
/** Longest text of one violation or metadata value, in characters. */
const MAX_TEXT_LENGTH = 300;

/** The hint of reasons that waiting helps, where the error says none, in ms. */
const DEFAULT_RETRY_MS = 100;
const WAITING_HELPS: ReadonlySet<Reason> = new Set<Reason>([
  "QUEUE_FULL",
  "ACQUIRE_TIMEOUT",
  "DEADLINE_UNREACHABLE",
  "TOO_MANY_STREAMS",
]);

/** The number of google.rpc.Code for an error. */
export function codeOf(error: CallError): number {
  return Status[reasonEntry(error.reason).status];
}

/** The detail types that errors of a reason carry, by their names in google.rpc. */
export function detailTypes(reason: Reason): string[] {
  const types = ["ErrorInfo"];
  if (reason === "INVALID_FIELD" || reason === "INVALID_PAGE_TOKEN") types.push("BadRequest");
  const fitting = FITTING[reasonEntry(reason).status];
  if (fitting !== undefined) types.push(fitting.type);
  if (saysWhenToRetry(reason)) types.push("RetryInfo");
  return types;
}

/**
 * A serialised google.rpc.Status with every detail of the error; violations that don't fit are left
 * out and counted.
 */
export function toStatusDetails(error: CallError): Buffer {
  const violations = (error.violations ?? []).map(shortened);
  const spare = MAX_DETAILS_BYTES - encode(error, [], 1).length;
  const fitting = violations.slice(0, countThatFits(violations, spare));
  return encode(
    error,
    fitting,
    (error.violationsOmitted ?? 0) + violations.length - fitting.length,
  );
}

function countThatFits(violations: readonly FieldViolation[], spareBytes: number): number {
  // BadRequest's own envelope and type name, then each violation with three tags and lengths.
  let left = spareBytes - 64;
  const count = violations.findIndex(({ field, description }) => {
    left -= Buffer.byteLength(field) + Buffer.byteLength(description) + 9;
    return left < 0;
  });
  return count === -1 ? violations.length : count;
}

function encode(error: CallError, violations: readonly FieldViolation[], omitted: number): Buffer {
  const metadata = metadataOf(error, omitted);
  const details: Any[] = [
    pack(ErrorInfoSchema, { reason: error.reason, domain: DOMAIN, metadata }),
  ];
  if (violations.length > 0)
    details.push(pack(BadRequestSchema, { fieldViolations: [...violations] }));
  const fitting = FITTING[reasonEntry(error.reason).status];
  if (fitting !== undefined) details.push(fitting.pack(error));
  const retryAfterMs =
    error.retryAfterMs ?? (saysWhenToRetry(error.reason) ? DEFAULT_RETRY_MS : undefined);
  if (retryAfterMs !== undefined)
    details.push(pack(RetryInfoSchema, { retryDelay: toDuration(retryAfterMs) }));
  const status = create(StatusSchema, { code: codeOf(error), message: error.message, details });
  return Buffer.from(toBinary(StatusSchema, status));
}

/** The detail type that fits a status, beside ErrorInfo, BadRequest and RetryInfo. */
const FITTING: {
  readonly [status in StatusName]?: { type: string; pack: (error: CallError) => Any };
} = {
  NOT_FOUND: { type: "ResourceInfo", pack: resourceInfo },
  ALREADY_EXISTS: { type: "ResourceInfo", pack: resourceInfo },
  FAILED_PRECONDITION: { type: "PreconditionFailure", pack: preconditionFailure },
  RESOURCE_EXHAUSTED: { type: "QuotaFailure", pack: quotaFailure },
};

function resourceInfo({ metadata, message }: CallError): Any {
  return pack(ResourceInfoSchema, {
    resourceType: metadata?.table ?? metadata?.rpc ?? "",
    description: message,
  });
}

function preconditionFailure({ reason, metadata, message }: CallError): Any {
  const subject = metadata?.constraint ?? metadata?.columns ?? metadata?.table ?? "";
  return pack(PreconditionFailureSchema, {
    violations: [{ type: reason, subject, description: message }],
  });
}

function quotaFailure({ metadata, message }: CallError): Any {
  return pack(QuotaFailureSchema, {
    violations: [{ subject: metadata?.rpc ?? DOMAIN, description: message }],
  });
}

function saysWhenToRetry(reason: Reason): boolean {
  return reasonEntry(reason).status === "UNAVAILABLE" || WAITING_HELPS.has(reason);
}

/** True when the call may succeed later as it is. */
export function waitingHelps({ reason, retryAfterMs }: CallError): boolean {
  return retryAfterMs !== undefined || saysWhenToRetry(reason);
}

function metadataOf(error: CallError, omitted: number): Record<string, string> {
  const entries = Object.entries(error.metadata ?? {}).map(([name, value]) => [
    name,
    shorten(value),
  ]);
  return {
    ...Object.fromEntries(entries),
    ...(error.committed === undefined ? {} : { committed: error.committed }),
    ...(omitted > 0 ? { violations_omitted: String(omitted) } : {}),
  };
}

function shortened({ field, description }: FieldViolation): FieldViolation {
  return { field: shorten(field), description: shorten(description) };
}

function shorten(text: string): string {
  return (
    text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH - 1)}…` : text
  ).toWellFormed();
}

function pack<Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>): Any {
  return anyPack(schema, create(schema, init));
}

function toDuration(milliseconds: number): { seconds: bigint; nanos: number } {
  const seconds = Math.floor(milliseconds / 1000);
  return {
    seconds: BigInt(seconds),
    nanos: Math.round((milliseconds - seconds * 1000) * 1_000_000),
  };
}
