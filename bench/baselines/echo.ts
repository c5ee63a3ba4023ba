/** grpc-js alone: every call of both services answers its own request, as bytes. */
import { MainDb, WalmartDb } from "../harness/contract.js";
import { serve } from "./serve.js";

const methods = [...MainDb.methods, ...WalmartDb.methods].filter(({ methodKind }) => methodKind === "unary");
serve(Object.fromEntries(methods.map(({ parent, name }) => [`/${parent.typeName}/${name}`, (request) => request])));
