/**
 * Puts the installed platform's Node where npm's scripts find it, node_modules/.bin/node. npm 11 has done that already. npm 10, which
 * comes with Node 20 and 22, removes the link again together with the packages of the other platforms, which have one of the same name.
 */
import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const MODULES = join(import.meta.dirname, "..", "..", "node_modules");
const link = join(MODULES, ".bin", "node");
const installed = readdirSync(MODULES).find((name) => /^node-(linux|darwin)-/.test(name));

if (installed !== undefined && !existsSync(link)) symlinkSync(join("..", installed, "bin", "node"), link);
