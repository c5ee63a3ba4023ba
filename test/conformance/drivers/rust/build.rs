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
    // A function for each: one future with 156 awaits takes the compiler minutes.
    let (mut functions, mut arms) = (String::new(), String::new());
    for service in image.file.iter().filter(|file| file.package().starts_with("crewdb.")).flat_map(|file| &file.service)
    {
        let client = service.name().trim_end_matches("Db").to_lowercase();
        for method in &service.method {
            if method.client_streaming() || method.server_streaming() {
                continue;
            }
            let (name, input) = (method.name(), rust_path(method.input_type()));
            let call = snake(name);
            writeln!(
                functions,
                "fn {client}_{call}<'a>(client: &'a Client, bytes: &'a [u8], options: &'a Options) -> Answer<'a> {{\n\
                 Box::pin(async move {{ Ok(encode(client.{client}().{call}(prepare::<{input}>(bytes, options)).await?)) }})\n}}"
            )
            .expect("a string");
            writeln!(arms, "(\"{}\", \"{name}\") => {client}_{call}(client, bytes, options),", service.name())
                .expect("a string");
        }
    }
    let body = format!(
        "type Answer<'a> = std::pin::Pin<Box<dyn Future<Output = Result<Vec<u8>, tonic::Status>> + Send + 'a>>;\n{functions}\n\
         fn unary<'a>(client: &'a Client, service: &str, method: &str, bytes: &'a [u8], options: &'a Options) -> Answer<'a> {{\n\
         match (service, method) {{\n{arms}\n_ => panic!(\"no rpc {{service}}/{{method}}\"),\n}}\n}}\n"
    );
    fs::write(Path::new(&env::var_os("OUT_DIR").expect("cargo")).join("unary.rs"), body).expect("written");
}
