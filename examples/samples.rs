//! Writes the files of `dist/samples` into a folder: `cargo run -p junheng --example samples -- FOLDER`.

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    let county = junheng::county::to_json(&junheng::sample::county())?;
    fs::write(folder.join("yanxi-2021.json"), county)?;
    Ok(())
}
