import { randomUUID } from "node:crypto";
import { create, type DescMessage, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { type Any, anyPack } from "@bufbuild/protobuf/wkt";
import { Metadata, type ServerErrorResponse } from "@grpc/grpc-js";
import {
  BadRequestSchema,
  ErrorInfoSchema,
  PreconditionFailureSchema,
  ResourceInfoSchema,
  RetryInfoSchema,
} from "../../gen/ts/google/rpc/error_details_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import type { CallError } from "../call-error.js";
import { reasonEntry, Status } from "../reasons.js";
import type { ServerLog } from "./server-log.js";

/** `google.rpc.ErrorInfo.domain` of every error. */
const DOMAIN = "crewdb";
/** Python refuses metadata of 16 KiB and other headers need room: details stay under this, in bytes. */
const MAX_DETAILS_BYTES = 6 * 1024;

/** The gRPC status of an error: code, message and `google.rpc.Status` in `grpc-status-details-bin`. */
export function toErrorStatus(error: CallError, log: ServerLog): Partial<ServerErrorResponse> {
  const known = error.reason === "INTERNAL" ? withErrorId(error, log) : error;
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", toDetails(known));
  return { code: codeOf(known), details: known.message, metadata };
}

/** The same as a serialised google.rpc.Status, for errors that travel inside a stream. */
export function toStatusBytes(error: CallError, log: ServerLog): Buffer {
  return toDetails(error.reason === "INTERNAL" ? withErrorId(error, log) : error);
}

function codeOf(error: CallError): number {
  return Status[reasonEntry(error.reason).status];
}

/** Neutral words for the caller, everything for the log, and an id that joins them. */
function withErrorId(error: CallError, log: ServerLog): CallError {
  const errorId = randomUUID();
  log.error({ errorId, problem: error.internal ?? error.message }, "a call failed inside the service");
  return { reason: "INTERNAL", message: `internal error ${errorId}`, metadata: { error_id: errorId } };
}

function toDetails(error: CallError): Buffer {
  let violations = error.violations ?? [];
  for (;;) {
    const omitted = (error.violationsOmitted ?? 0) + ((error.violations?.length ?? 0) - violations.length);
    const bytes = encode(codeOf(error), error, violations, omitted);
    if (bytes.length <= MAX_DETAILS_BYTES || violations.length === 0) return bytes;
    violations = violations.slice(0, Math.floor(violations.length / 2));
  }
}

function encode(code: number, error: CallError, violations: CallError["violations"] & object, omitted: number): Buffer {
  const metadata = { ...error.metadata, ...(omitted > 0 ? { violations_omitted: String(omitted) } : {}) };
  const details: Any[] = [pack(ErrorInfoSchema, { reason: error.reason, domain: DOMAIN, metadata })];
  if (violations.length > 0)
    details.push(pack(BadRequestSchema, { fieldViolations: violations.map((each) => ({ ...each })) }));
  if (error.retryAfterMs !== undefined)
    details.push(pack(RetryInfoSchema, { retryDelay: toDuration(error.retryAfterMs) }));
  const fitting = detailOf(error);
  if (fitting !== undefined) details.push(fitting);
  return Buffer.from(toBinary(StatusSchema, create(StatusSchema, { code, message: error.message, details })));
}

/** The detail type that fits the status beside ErrorInfo, BadRequest and RetryInfo. */
function detailOf(error: CallError): Any | undefined {
  switch (reasonEntry(error.reason).status) {
    case "NOT_FOUND":
    case "ALREADY_EXISTS":
      return pack(ResourceInfoSchema, {
        resourceType: error.metadata?.table ?? error.metadata?.rpc ?? "",
        description: error.message,
      });
    case "FAILED_PRECONDITION": {
      const subject = error.metadata?.constraint ?? error.metadata?.columns ?? error.metadata?.table ?? "";
      return pack(PreconditionFailureSchema, {
        violations: [{ type: error.reason, subject, description: error.message }],
      });
    }
    default:
      return undefined;
  }
}

function pack<Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>): Any {
  return anyPack(schema, create(schema, init));
}

function toDuration(milliseconds: number): { seconds: bigint; nanos: number } {
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds: BigInt(seconds), nanos: Math.round((milliseconds - seconds * 1000) * 1_000_000) };
}
