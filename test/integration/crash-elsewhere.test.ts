import { crashEmbedded, crashInImport } from "./crash-elsewhere.js";

describe("a service that ends in an import", function () {
  this.timeout(120_000);
  crashInImport(2);
});

describe("a program with the databases inside that ends while it writes", function () {
  this.timeout(120_000);
  crashEmbedded(3);
});
