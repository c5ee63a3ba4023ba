/**
 * Client of crewdb: two SQLite databases behind gRPC. The generated stubs do the calls; this package adds retries of what is safe to
 * repeat, request ids for writes, errors with a reason, transactions as a scope, and a view of the service's health.
 */
package crewdb.client;
