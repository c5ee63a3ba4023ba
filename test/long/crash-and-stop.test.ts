import { crashAndStop } from "../integration/crash-and-stop.js";

describe("a service that ends under mixed load, again and again", function () {
  // 50 kills took 295 s on two busy cores, most of it starts.
  this.timeout(900_000);
  crashAndStop(50);
});
