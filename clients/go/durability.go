package crewdb

import (
	"context"

	"google.golang.org/grpc/metadata"
)

// Replicated makes the writes of a context wait until a replica has them too:
//
//	db.Main.CreateUser(crewdb.Replicated(ctx), request)
//
// In WriteTransaction it is the commit that waits. A write that the replica does not take in time fails with the reason
// REPLICA_UNREACHABLE and Committed "true": it is stored, and the same request_id sent again waits again. Where the service keeps no
// replica a write fails with NO_REPLICA, and nothing is stored.
func Replicated(ctx context.Context) context.Context {
	return metadata.AppendToOutgoingContext(ctx, "crewdb-durability", "replicated")
}
