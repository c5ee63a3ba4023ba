//! JSON in and out: prost has none of its own, so the descriptors translate between it and the bytes of the generated messages.
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, MessageDescriptor, MethodDescriptor};
use serde_json::Value;
use std::{fs, path::Path};

pub struct Json {
    pool: DescriptorPool,
}

impl Json {
    pub fn read(image: &Path) -> Self {
        Self { pool: DescriptorPool::decode(fs::read(image).expect("the image").as_slice()).expect("a descriptor set") }
    }

    fn method(&self, service: &str, method: &str) -> MethodDescriptor {
        let service = self.pool.services().find(|each| each.name() == service).expect("a service");
        service.methods().find(|each| each.name() == method).expect("an rpc")
    }

    pub fn request(&self, service: &str, method: &str, json: &Value) -> Vec<u8> {
        to_bytes(self.method(service, method).input(), json)
    }

    pub fn response(&self, service: &str, method: &str, bytes: &[u8]) -> Value {
        to_json(self.method(service, method).output(), bytes)
    }

    /// A generated message of JSON, by its full name.
    pub fn message<M: Message + Default>(&self, name: &str, json: &Value) -> M {
        let bytes = to_bytes(self.pool.get_message_by_name(name).expect("a message"), json);
        M::decode(bytes.as_slice()).expect("bytes that were just encoded")
    }

    pub fn of<M: Message>(&self, name: &str, message: &M) -> Value {
        to_json(self.pool.get_message_by_name(name).expect("a message"), &message.encode_to_vec())
    }
}

fn to_bytes(descriptor: MessageDescriptor, json: &Value) -> Vec<u8> {
    let empty = Value::Object(Default::default());
    let json = if json.is_null() { &empty } else { json };
    DynamicMessage::deserialize(descriptor, json).expect("JSON of the message").encode_to_vec()
}

fn to_json(descriptor: MessageDescriptor, bytes: &[u8]) -> Value {
    let message = DynamicMessage::decode(descriptor, bytes).expect("bytes of the message");
    serde_json::to_value(message).expect("JSON")
}
