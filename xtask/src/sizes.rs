//! What a visit costs: the size of each file as it lies on disk and as a server would send it.

use crate::pack;
use crate::shop::Shop;
use anyhow::{Result, bail};

/// A thousand bytes, as networks count.
const KB: usize = 1000;
// Bounds in bytes; a build above one of them fails.
/// Everything the first view needs, sent with brotli.
const FIRST_VISIT: usize = 350 * KB;
/// The first visit and the engine that loads after it, with workbooks and projection.
const WITH_ENGINE: usize = 950 * KB;
/// The page in one file, as it lies on disk.
const SINGLE: usize = 4_500 * KB;
/// The script that other sites embed the page with, sent with gzip.
const EMBED: usize = 4 * KB;

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
    /// With another view, for another task, or when the page is at rest.
    Later,
}

/// Prints the table; an error when a visit is heavier than it may be.
pub fn report(shop: &Shop, files: &[Weighed]) -> Result<()> {
    println!("\n{:<28} {:>10} {:>10}", "kB", "on disk", "brotli");
    let (mut first, mut with_engine, mut all) = (0, 0, 0);
    for file in files {
        let sent = pack::brotli(shop, file.bytes)?.len();
        all += sent;
        if file.when != When::Later {
            with_engine += sent;
        }
        if file.when == When::FirstView {
            first += sent;
        }
        println!("{:<28} {:>10} {:>10}", file.name, kilobytes(file.bytes.len()), kilobytes(sent));
    }
    let mut over = Vec::new();
    for (what, sent, most) in
        [("a first visit", first, FIRST_VISIT), ("with the engine", with_engine, WITH_ENGINE)]
    {
        println!("{what:<28} {:>10} {:>10}, at most {}", "", kilobytes(sent), kilobytes(most));
        if sent > most {
            over.push(format!("{what} sends {} kB, over {}", kilobytes(sent), kilobytes(most)));
        }
    }
    println!("{:<28} {:>10} {:>10}", "with every view", "", kilobytes(all));
    if !over.is_empty() {
        bail!("too heavy: {}", over.join("; "));
    }
    Ok(())
}

/// Prints the size of the page in one file; an error when it is larger than it may be.
pub fn report_single(name: &str, bytes: usize) -> Result<()> {
    println!("{name:<28} {:>10} {:>10}, at most {}", kilobytes(bytes), "", kilobytes(SINGLE));
    if bytes > SINGLE {
        bail!("{name} has {} kB, over {}", kilobytes(bytes), kilobytes(SINGLE));
    }
    Ok(())
}

/// Prints what embedding costs another site; an error when it is more than it may be.
pub fn report_embed(name: &str, packed: &[u8]) -> Result<()> {
    let sent = packed.len();
    println!("{name:<28} {:>10} {:>10} gzip, at most {}", "", kilobytes(sent), kilobytes(EMBED));
    if sent > EMBED {
        bail!("{name} sends {} kB, over {}", kilobytes(sent), kilobytes(EMBED));
    }
    Ok(())
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / KB, bytes % KB / 100)
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
