use tonic::{Request, metadata::MetadataValue};

/// A write that is answered only when a replica has it too: `client.main().create_user(crewdb::replicated(request))`. For a transaction
/// there is [`Transaction::write_replicated`](crate::Transaction::write_replicated).
///
/// One that the replica does not take in time fails with the reason `REPLICA_UNREACHABLE` and `Committed::True`: it is stored, and the
/// same `request_id` sent again waits again. Where the service keeps no replica it fails with `NO_REPLICA`, and nothing is stored.
pub fn replicated<T>(message: T) -> Request<T> {
    let mut request = Request::new(message);
    request.metadata_mut().insert("crewdb-durability", MetadataValue::from_static("replicated"));
    request
}
