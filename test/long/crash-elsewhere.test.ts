import { crashEmbedded, crashInImport } from "../integration/crash-elsewhere.js";

describe("a service that ends in imports, again and again", function () {
  this.timeout(900_000);
  crashInImport(15);
});

describe("a program with the databases inside that ends while it writes, again and again", function () {
  this.timeout(900_000);
  crashEmbedded(40);
});
