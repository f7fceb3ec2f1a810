//! Turns the data files (TOML, for people) into JSON that the engine reads with the parser it
//! has anyway, so that no TOML parser is shipped to the browser.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/data");
    println!("cargo:rerun-if-changed=www/locales");
    words(&Path::new(&root).join("www/locales"), Path::new(&out))?;
    convert(&Path::new(&root).join("src/data"), Path::new(&out))
}

/// Joins the message files of each language into `OUT/<language>.ftl`; those whose name begins
/// with `page` only where the page is built, as the engine's module never says them.
fn words(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let with_page = env::var_os("CARGO_FEATURE_PAGE").is_some();
    for language in fs::read_dir(folder)? {
        let language = language?.path();
        let mut files =
            fs::read_dir(&language)?.map(|f| f.map(|f| f.path())).collect::<Result<Vec<_>, _>>()?;
        files.sort();
        let mut text = String::new();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.ends_with(".ftl") && (with_page || !name.starts_with("page")) {
                text.push_str(&fs::read_to_string(&file)?);
                text.push('\n');
            }
        }
        let name = language.file_name().unwrap_or_default().to_string_lossy().into_owned();
        fs::write(out.join(format!("{name}.ftl")), text)?;
    }
    Ok(())
}

/// Writes `OUT/<folder>-<name>.json` for each `src/data/<folder>/<name>.toml`, and
/// `OUT/<name>.json` for files at the top.
fn convert(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            let prefix = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let nested = out.join("nested");
            fs::create_dir_all(&nested)?;
            convert(&path, &nested)?;
            for file in fs::read_dir(&nested)? {
                let file = file?.path();
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                fs::rename(&file, out.join(format!("{prefix}-{name}")))?;
            }
        } else if path.extension().is_some_and(|e| e == "toml") {
            let text = fs::read_to_string(&path)?;
            let value: serde_json::Value =
                toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            fs::write(out.join(format!("{stem}.json")), serde_json::to_string(&value)?)?;
        }
    }
    Ok(())
}
