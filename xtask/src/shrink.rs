//! Lowers modules to the oldest wasm and makes them small, many in one go (`xtask/shrink.mjs`).

use crate::shop::{Shop, read};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

/// How binaryen shrinks.
#[derive(Debug, Clone, Copy)]
pub struct Shrink {
    /// Its shrink level: 0 for `-O2`, 2 for `-Oz`.
    pub level: u32,
    /// The size up to which a function with one caller is put into it, where not binaryen's own.
    pub inline_once: Option<u32>,
}

/// The bytes of each file after lowering and shrinking. The work is shared between two processes.
pub fn all(shop: &Shop, files: &[&Path], how: Shrink) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let jobs: Vec<_> = halves(files)?
        .into_iter()
        .filter(|half| !half.is_empty())
        .map(|half| start(shop, &half, how))
        .collect::<Result<_>>()?;
    for job in jobs {
        let output = job.wait_with_output().context("the tool's process ended")?;
        if !output.status.success() {
            bail!(
                "shrinking ended with {}:\n{}",
                output.status,
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    files.iter().map(|file| Ok((file.to_path_buf(), read(&small(file))?))).collect()
}

/// Where the small one lies.
fn small(file: &Path) -> PathBuf {
    file.with_extension("small")
}

/// The files in two lots of about the same size, the largest first.
fn halves<'a>(files: &[&'a Path]) -> Result<[Vec<&'a Path>; 2]> {
    let mut sized = Vec::new();
    for file in files {
        let size = fs::metadata(file).with_context(|| format!("no {}", file.display()))?.len();
        sized.push((size, *file));
    }
    sized.sort_by(|a, b| b.cmp(a));
    let (mut left, mut right) = ((0, Vec::new()), (0, Vec::new()));
    for (size, file) in sized {
        let less = if left.0 <= right.0 { &mut left } else { &mut right };
        less.0 += size;
        less.1.push(file);
    }
    Ok([left.1, right.1])
}

fn start(shop: &Shop, files: &[&Path], how: Shrink) -> Result<Child> {
    let pairs: Vec<_> = files.iter().map(|file| (file, small(file))).collect();
    let order = serde_json::json!({
        "shrinkLevel": how.level,
        "inlineOnce": how.inline_once,
        "files": pairs,
    });
    let mut node = shop.command("node");
    node.arg(shop.root.join("xtask/shrink.mjs"));
    let mut child = node
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("node does not start")?;
    let input = child.stdin.take();
    input.context("node takes no input")?.write_all(order.to_string().as_bytes())?;
    Ok(child)
}
