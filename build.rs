//! Turns the data files (TOML, for people) into JSON that the engine reads with the parser it
//! has anyway, so that no TOML parser is shipped to the browser.

use std::{env, error::Error, fs, path::Path};
use unicode_normalization::UnicodeNormalization;

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/data");
    println!("cargo:rerun-if-changed=www/locales");
    gb18030(Path::new(&out))?;
    fold(Path::new(&out))?;
    words(&Path::new(&root).join("www/locales"), Path::new(&out))?;
    convert(&Path::new(&root).join("src/data"), Path::new(&out))
}

/// The message files that the page's first view needs; the others come with other views.
const FIRST: [&str; 7] = [
    "condition.ftl",
    "county.ftl",
    "engine.ftl",
    "page.ftl",
    "page-overview.ftl",
    "rubric.ftl",
    "score.ftl",
];

/// Joins the message files of each language into `OUT/<language>.ftl`; those whose name begins
/// with `page` only where the page is built, as the engine's module never says them. The page's
/// own language is divided: what its first view does not say goes to `OUT/later.ftl`.
fn words(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let with_page = env::var_os("CARGO_FEATURE_PAGE").is_some();
    for language in fs::read_dir(folder)? {
        let language = language?.path();
        let mut files =
            fs::read_dir(&language)?.map(|f| f.map(|f| f.path())).collect::<Result<Vec<_>, _>>()?;
        files.sort();
        let (mut text, mut later) = (String::new(), String::new());
        let tag = language.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.ends_with(".ftl") && (with_page || !name.starts_with("page")) {
                let wait = with_page && tag == "zh-Hans" && !FIRST.contains(&name.as_str());
                let joined = if wait { &mut later } else { &mut text };
                joined.push_str(&fs::read_to_string(&file)?);
                joined.push('\n');
            }
        }
        fs::write(out.join(format!("{tag}.ftl")), text)?;
        if tag == "zh-Hans" {
            fs::write(out.join("later.ftl"), later)?;
        }
    }
    Ok(())
}

/// Writes what `src/import/files/gb18030.rs` decodes with: the two-byte characters, row by row, each
/// as its difference from the one before; and the runs of the four-byte characters below U+10000,
/// each as its first linear position and its first character.
fn gb18030(out: &Path) -> Result<(), Box<dyn Error>> {
    let character = |bytes: &[u8]| -> Result<u16, Box<dyn Error>> {
        let (text, broken) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
        let character = text.chars().next().filter(|_| !broken).ok_or("no character")?;
        Ok(u16::try_from(u32::from(character))?)
    };
    let (mut two, mut before) = (Vec::new(), 0_u16);
    for lead in 0x81..=0xfe_u8 {
        for trail in (0x40..=0xfe_u8).filter(|trail| *trail != 0x7f) {
            let code = character(&[lead, trail])?;
            two.extend(code.wrapping_sub(before).to_le_bytes());
            before = code;
        }
    }
    fs::write(out.join("gb18030-two.bin"), two)?;

    let (mut four, mut expected) = (Vec::new(), None);
    for at in 0..39_420_u16 {
        let [lead, third] = [at / 12_600, at / 10 % 126].map(|n| 0x81 + n as u8);
        let [second, last] = [at / 1260 % 10, at % 10].map(|n| 0x30 + n as u8);
        let code = character(&[lead, second, third, last])?;
        if expected != Some(code) {
            four.extend(at.to_le_bytes());
            four.extend(code.to_le_bytes());
        }
        expected = code.checked_add(1);
    }
    Ok(fs::write(out.join("gb18030-four.bin"), four)?)
}

/// Writes what `src/import/fold.rs` folds with: an entry for each character below U+10000 whose
/// compatibility form differs, its distance from the one before in front.
fn fold(out: &Path) -> Result<(), Box<dyn Error>> {
    let (mut table, mut before) = (String::new(), 0);
    for c in '\0'..='\u{ffff}' {
        let plain: String = c.nfkc().collect();
        if plain.chars().ne([c]) {
            let distance = u32::from(c) - before;
            table.push(char::from_u32(distance).ok_or("too far apart")?);
            table.push_str(&plain);
            table.push('\0');
            before = u32::from(c);
        }
    }
    Ok(fs::write(out.join("fold.txt"), table)?)
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
