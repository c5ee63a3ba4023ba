import assert from "node:assert/strict";
import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { startTestServer, type TestServer } from "./test-server.js";

describe("the console, as the service serves it", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ CREWDB_HTTP_PORT: "0" });
  });
  after(() => server.stop());

  const get = (path: string) => fetch(`${server.httpAddress}${path}`);

  it("is a page whose files are there, with nothing inline", async () => {
    const page = await (await get("/")).text();
    const files = [...page.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, file]) => file ?? "");
    assert.equal(files.length, 3, page);
    for (const file of files) assert.equal((await get(file)).status, 200, file);
    assert.doesNotMatch(page, /<script(?![^>]* src=)|<style| style=| on\w+=/);
  });

  it("has the contract with its comments", async () => {
    const bytes = new Uint8Array(await (await get("/contract.binpb")).arrayBuffer());
    const { file } = fromBinary(FileDescriptorSetSchema, bytes);
    const main = file.find(({ name }) => name === "crewdb/main/v1/main_db.proto");
    const comments = main?.sourceCodeInfo?.location.map(({ leadingComments }) => leadingComments) ?? [];
    assert.ok(comments.some((comment) => comment?.includes("Stores a user.")));
  });
});
