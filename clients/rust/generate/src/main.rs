//! Makes the Rust client: `generate IMAGE FOLDER` reads a descriptor set with comments and writes one module per package.
use prost::Message;
use prost_types::FileDescriptorSet;
use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args_os().skip(1).map(PathBuf::from);
    let (Some(image), Some(folder)) = (args.next(), args.next()) else {
        return Err("usage: generate IMAGE FOLDER".into());
    };
    let mut files = FileDescriptorSet::decode(fs::read(image)?.as_slice())?;
    // google.rpc comes from tonic-types; health and reflection from tonic's own crates.
    files.file.retain(|file| ["crewdb.", "google.protobuf"].iter().any(|prefix| file.package().starts_with(prefix)));
    fs::create_dir_all(&folder)?;
    tonic_prost_build::configure()
        .build_server(false)
        .out_dir(&folder)
        .include_file("mod.rs")
        .extern_path(".google.rpc.Status", "::tonic_types::Status")
        .compile_fds(files)?;
    Ok(())
}
