//! Unpacking with limits: the bytes that really come out are counted, never what a header claims.

use crate::order::Map;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::error::{FileTrouble, Limit, Part};
use crate::import::files::gb18030;
use crate::import::limits::{
    MAX_ENTRIES, MAX_PART_BYTES, MAX_RATIO, MAX_TOTAL_BYTES, RATIO_FREE_BYTES,
};
use crate::import::text::utf16;

/// An opened zip file whose parts are unpacked one at a time.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Entry by name as the formats compare them: forward slashes, lower case, no leading slash.
    index: Map<String, usize>,
    unpacked: u64,
    packed: u64,
}

impl<'a> Archive<'a> {
    /// Reads the directory of a zip file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileTrouble> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(trouble)?;
        if zip.len() > MAX_ENTRIES {
            return Err(FileTrouble::TooBig(Limit::Files));
        }
        let mut index = Map::new();
        for (at, name) in zip.file_names_raw().enumerate() {
            index.entry(part_key(&String::from_utf8_lossy(name))).or_insert(at);
        }
        Ok(Archive { zip, index, unpacked: 0, packed: bytes.len() as u64 })
    }

    /// True when the archive has a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.index.contains_key(&part_key(name))
    }

    /// True when some part's name starts so.
    pub fn has_under(&self, folder: &str) -> bool {
        let folder = part_key(folder);
        self.index.from(&folder).next().is_some_and(|(name, _)| name.starts_with(&folder))
    }

    /// Number of entries, folders included.
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    /// Unpacks a part by its name; `None` when there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, FileTrouble> {
        match self.index.get(&part_key(name)) {
            Some(at) => self.entry(*at).map(|entry| Some(entry.bytes)),
            None => Ok(None),
        }
    }

    /// Unpacks an XML part into text.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, FileTrouble> {
        self.part(name)?.map(xml_text).transpose()
    }

    /// Unpacks an entry by its place in the directory.
    pub fn entry(&mut self, at: usize) -> Result<Entry, FileTrouble> {
        let mut file = self.zip.by_index(at).map_err(trouble)?;
        if file.encrypted() {
            return Err(FileTrouble::Encrypted);
        }
        let name = decode_name(file.name_raw());
        if file.is_dir() {
            return Ok(Entry { name, bytes: Vec::new(), folder: true });
        }
        let packed = file.compressed_size().min(self.packed);
        let mut bytes = Vec::new();
        let mut buffer = vec![0_u8; 1 << 16];
        loop {
            let count = file.read(&mut buffer).map_err(|_| FileTrouble::Damaged(Part::Archive))?;
            let Some(read) = buffer.get(..count).filter(|read| !read.is_empty()) else { break };
            bytes.extend_from_slice(read);
            let size = bytes.len() as u64;
            self.unpacked += count as u64;
            if size > RATIO_FREE_BYTES && size > packed.saturating_mul(MAX_RATIO) {
                return Err(FileTrouble::ZipBomb);
            }
            if size > MAX_PART_BYTES || self.unpacked > MAX_TOTAL_BYTES {
                return Err(FileTrouble::TooBig(Limit::UnpackedBytes));
            }
        }
        Ok(Entry { name, bytes, folder: false })
    }
}

/// An unpacked entry.
pub struct Entry {
    /// Its path inside the archive.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// True for a folder.
    pub folder: bool,
}

fn part_key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// Chinese Windows writes the names inside a zip in GBK and says nothing about it.
fn decode_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => gb18030::decode(raw).0,
    }
}

/// Text of an XML part: UTF-8 nearly always, UTF-16 by its mark.
pub fn xml_text(bytes: Vec<u8>) -> Result<String, FileTrouble> {
    let damaged = FileTrouble::Damaged(Part::Xml);
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => utf16(&bytes, u16::from_le_bytes).ok_or(damaged),
        [0xfe, 0xff, ..] => utf16(&bytes, u16::from_be_bytes).ok_or(damaged),
        _ => String::from_utf8(bytes).map_err(|_| damaged),
    }
}

fn trouble(error: ZipError) -> FileTrouble {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => FileTrouble::Encrypted,
        _ => FileTrouble::Damaged(Part::Archive),
    }
}
