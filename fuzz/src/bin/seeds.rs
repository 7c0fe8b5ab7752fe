//! Writes the seeds of every target to a folder: `cargo run --bin seeds -- FOLDER` makes `FOLDER/TARGET/…`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

// Not the library's: it is made for libFuzzer's programs alone.
#[path = "../seeds.rs"]
mod seeds;

const TARGETS: [&str; 6] = ["front_matter", "markdown", "names", "redaction", "site", "fixture"];

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).unwrap_or_else(|| "corpus".into()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for target in TARGETS {
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        for (number, seed) in seeds::of(target, &root).iter().enumerate() {
            fs::write(folder.join(format!("seed-{number:04}")), seed)?;
        }
    }
    Ok(())
}
