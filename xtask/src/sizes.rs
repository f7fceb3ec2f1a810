//! What a visit costs: the size of each file as it lies on disk and as a server would send it.

use crate::shop::{Shop, digest, read_text, write};
use anyhow::{Result, bail};
use std::io::Write;

/// A thousand bytes, as networks count.
const KB: usize = 1000;
/// A size to come down to, and the size above which a build fails.
struct Budget {
    aim: usize,
    ceiling: usize,
}

/// Everything the first view needs, sent with brotli.
const FIRST_VISIT: Budget = Budget { aim: 350 * KB, ceiling: 350 * KB };
/// The first visit and the engine that loads after it. The ceiling stands where the two are now,
/// over their aim; lower it with every step down.
const WITH_ENGINE: Budget = Budget { aim: 950 * KB, ceiling: 1_075 * KB };

/// One file that a visit loads.
pub struct Weighed<'a> {
    /// Its name in `dist/`.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// When it is loaded.
    pub when: When,
}

/// When a visit loads a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before the first view stands.
    FirstView,
    /// With the engine, after the first view.
    Engine,
    /// With another view, or when the page is at rest.
    OtherViews,
}

/// Prints the table; an error when a visit is heavier than it may be.
pub fn report(shop: &Shop, files: &[Weighed]) -> Result<()> {
    println!("\n{:<28} {:>10} {:>10}", "kB", "on disk", "brotli");
    let (mut first, mut with_engine, mut all) = (0, 0, 0);
    for file in files {
        let sent = brotli_size(shop, file.bytes)?;
        all += sent;
        if file.when != When::OtherViews {
            with_engine += sent;
        }
        if file.when == When::FirstView {
            first += sent;
        }
        println!("{:<28} {:>10} {:>10}", file.name, kilobytes(file.bytes.len()), kilobytes(sent));
    }
    let mut over = Vec::new();
    for (what, sent, Budget { aim, ceiling }) in
        [("a first visit", first, FIRST_VISIT), ("with the engine", with_engine, WITH_ENGINE)]
    {
        println!("{what:<28} {:>10} {:>10}, aim {}", "", kilobytes(sent), kilobytes(aim));
        if sent > ceiling {
            over.push(format!("{what} sends {} kB, over {}", kilobytes(sent), kilobytes(ceiling)));
        }
    }
    println!("{:<28} {:>10} {:>10}", "with every view", "", kilobytes(all));
    if !over.is_empty() {
        bail!("too heavy: {}", over.join("; "));
    }
    Ok(())
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / KB, bytes % KB / 100)
}

/// The size after the strongest brotli; kept, since it takes seconds for a large module.
fn brotli_size(shop: &Shop, bytes: &[u8]) -> Result<usize> {
    let kept = shop.work.join("brotli").join(digest(&[bytes]));
    if let Some(size) = read_text(&kept).ok().and_then(|size| size.parse().ok()) {
        return Ok(size);
    }
    let mut sent = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut sent, 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    write(&kept, sent.len().to_string())?;
    Ok(sent.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_thousands() {
        assert_eq!(kilobytes(350_000), "350.0");
        assert_eq!(kilobytes(1_999), "1.9");
    }
}
