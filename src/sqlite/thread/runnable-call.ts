import type { WireWriter } from "../../base/wire.js";
import type { CallFacts } from "../../typed/call-facts.js";

/** A decoded and checked call, typed or SQL: what a batch needs to run it. */
export interface RunnableCall {
  /** e.g. `crewdb.main.v1.MainDb/CreateEmail` */
  readonly method: string;
  /** SQL of the caller's: it may look at whatever the writes before it have left to their end. */
  readonly isSql: boolean;
  readonly caller: string;
  /** Empty: the write is not protected against being applied twice. */
  readonly requestId: string;
  /** Everything is rolled back after the answer is made. */
  readonly validateOnly: boolean;
  /** Of what the request means, without its request_id: honest retries may order their wire bytes otherwise. */
  bodyHash(): Buffer;
  /** The same as crewdb 0.1 made it, where it is another one: of 32 bytes. */
  earlierBodyHash?(): Buffer;
  /** Runs the statements and writes the response. Throws RpcFailure; the caller rolls back. */
  run(writer: WireWriter, facts: CallFacts, commitSeq: string): void;
}
