// mocha's own spec output, and the counts in a file: `N passed, N failed, N skipped`.
const { writeFileSync } = require("node:fs");
const { reporters } = require("mocha");

module.exports = class Counting extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(options.reporterOption.file, `${passes} passed, ${failures} failed, ${pending} skipped\n`);
    });
  }
};
