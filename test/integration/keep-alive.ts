import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { type Agent, request } from "node:https";

/** Calls over HTTP/1.1 on a connection that the agent keeps; `isLast`: the server ends it. */
export async function callKept(
  agent: Agent,
  address: string,
): Promise<{ readonly status: number | undefined; readonly isLast: boolean }> {
  const url = `${address}/crewdb.main.v1.MainDb/GetEmail`;
  const headers = { "content-type": "application/json" };
  const asked = request(url, { agent, servername: "localhost", method: "POST", headers });
  asked.end('{"emailId": "x"}');
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  response.resume();
  await once(response, "end");
  return { status: response.statusCode, isLast: response.headers.connection === "close" };
}
