//! Files as a server sends them.

use crate::shop::{Shop, digest, write};
use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;

/// After the strongest brotli; kept, since it takes seconds for a large module.
pub fn brotli(shop: &Shop, bytes: &[u8]) -> Result<Vec<u8>> {
    let kept = shop.work.join("packed").join(digest(&[bytes]));
    if let Ok(packed) = fs::read(&kept) {
        return Ok(packed);
    }
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    write(&kept, &packed)?;
    Ok(packed)
}

/// After gzip, without a date, so that the same file packs to the same bytes.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn gzip_is_the_same_each_time_and_unpacks() {
        let packed = gzip(b"one text").unwrap();
        assert_eq!(packed, gzip(b"one text").unwrap());
        let mut text = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, "one text");
    }
}
