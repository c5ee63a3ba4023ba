/** The two services, under one roof for cases and baselines. */
export { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
export { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
