//! One arm for each unary rpc: Rust finds no method by its name.
use prost::Message;
use prost_types::FileDescriptorSet;
use std::{env, fmt::Write, fs, path::Path};

const IMAGE: &str = "../../../../gen/image.binpb";

fn snake(name: &str) -> String {
    let mut out = String::new();
    for (index, letter) in name.char_indices() {
        if letter.is_uppercase() && index > 0 {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

fn rust_path(proto: &str) -> String {
    proto.trim_start_matches('.').replace('.', "::")
}

fn main() {
    println!("cargo::rerun-if-changed={IMAGE}");
    let image =
        FileDescriptorSet::decode(fs::read(IMAGE).expect("gen/image.binpb").as_slice()).expect("a descriptor set");
    let mut arms = String::new();
    for service in image.file.iter().filter(|file| file.package().starts_with("crewdb.")).flat_map(|file| &file.service)
    {
        let client = service.name().trim_end_matches("Db").to_lowercase();
        for method in &service.method {
            if method.client_streaming() || method.server_streaming() {
                continue;
            }
            let (name, input) = (method.name(), rust_path(method.input_type()));
            writeln!(
                arms,
                "(\"{}\", \"{name}\") => encode(client.{client}().{}(prepare::<{input}>(bytes, options)).await?),",
                service.name(),
                snake(name)
            )
            .expect("a string");
        }
    }
    let body = format!(
        "async fn unary(client: &Client, service: &str, method: &str, bytes: &[u8], options: &Options) -> Result<Vec<u8>, tonic::Status> {{\nOk(match (service, method) {{\n{arms}\n_ => panic!(\"no rpc {{service}}/{{method}}\"),\n}})\n}}\n"
    );
    fs::write(Path::new(&env::var_os("OUT_DIR").expect("cargo")).join("unary.rs"), body).expect("written");
}
