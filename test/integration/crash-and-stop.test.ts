import { crashAndStop } from "./crash-and-stop.js";

describe("a service that ends under mixed load", function () {
  this.timeout(120_000);
  crashAndStop(5);
});
