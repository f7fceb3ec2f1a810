//! Writes the files of `dist/samples` into a folder: `cargo run -p junheng --example samples -- FOLDER`.

use std::{env, error::Error, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).ok_or("which folder?")?;
    junheng::sample::write(Path::new(&folder))?;
    Ok(())
}
