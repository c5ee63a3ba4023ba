import { describeWalk } from "../integration/page-walk.js";

/** Pages with blocks in other languages, each of which finds what the blocks before it have stored. */
for (const page of ["README.md", "docs/using.md"]) describeWalk(page, ["sh", "ts", "python"]);
