//! The compound file that holds an .xls workbook, and the envelope of an encrypted .xlsx.

use super::bytes::Bytes;
use crate::import::error::{FileTrouble, Part};

/// The first eight bytes of every compound file.
pub const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const DAMAGED: FileTrouble = FileTrouble::Damaged(Part::Container);
/// Marks above this are not sector numbers.
const LAST_SECTOR: u32 = 0xffff_fffa;

/// An opened compound file.
pub struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    mini_sector: usize,
    mini_cutoff: u32,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<DirectoryEntry>,
}

struct DirectoryEntry {
    name: String,
    kind: u8,
    start: u32,
    size: u32,
}

impl<'a> Container<'a> {
    /// Reads the allocation tables and the directory.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileTrouble> {
        let mut container = Container {
            bytes,
            sector: 512,
            mini_sector: 64,
            mini_cutoff: 4096,
            table: Vec::new(),
            mini_table: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        container.read_tables().ok_or(DAMAGED)?;
        Ok(container)
    }

    fn read_tables(&mut self) -> Option<()> {
        let mut header = Bytes::new(self.bytes.get(..512)?);
        header.take(30)?;
        let (sector_shift, mini_shift) = (header.u16()?, header.u16()?);
        if !matches!(sector_shift, 7..=16) || !matches!(mini_shift, 2..=12) {
            return None;
        }
        self.sector = 1 << sector_shift;
        self.mini_sector = 1 << mini_shift;
        header.take(10)?;
        let _table_sectors = header.u32()?;
        let directory = header.u32()?;
        header.take(4)?;
        self.mini_cutoff = header.u32()?;
        let mini_table = header.u32()?;
        header.take(4)?;
        let (mut more, _) = (header.u32()?, header.u32()?);
        let mut table_sectors = Vec::new();
        while let Some(sector) = header.u32() {
            table_sectors.push(sector);
        }
        // Long files list further table sectors in a chain of their own.
        let most = self.bytes.len() / self.sector + 1;
        let mut steps = 0;
        while more < LAST_SECTOR && steps <= most {
            let mut list = Bytes::new(self.sector_bytes(more)?);
            for _ in 0..self.sector / 4 - 1 {
                table_sectors.push(list.u32()?);
            }
            more = list.u32()?;
            steps += 1;
        }
        for sector in table_sectors.into_iter().filter(|s| *s < LAST_SECTOR).take(most) {
            let mut list = Bytes::new(self.sector_bytes(sector)?);
            while let Some(next) = list.u32() {
                self.table.push(next);
            }
        }
        let directory = self.chain(directory)?;
        for entry in directory.chunks_exact(128) {
            self.entries.push(read_entry(entry)?);
        }
        if mini_table < LAST_SECTOR {
            let list = self.chain(mini_table)?;
            let mut list = Bytes::new(&list);
            while let Some(next) = list.u32() {
                self.mini_table.push(next);
            }
        }
        let root = self.entries.iter().find(|entry| entry.kind == 5)?;
        if root.start < LAST_SECTOR {
            self.mini_stream = self.chain(root.start)?;
        }
        Some(())
    }

    /// Sectors follow the header, which takes one sector of 512 bytes or of the full size.
    fn sector_bytes(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        // The last sector of a file is at times cut short.
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut sector = start;
        for _ in 0..=self.table.len() {
            if sector >= LAST_SECTOR {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector_bytes(sector)?);
            sector = *self.table.get(sector as usize)?;
        }
        None
    }

    fn mini_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut sector = start;
        for _ in 0..=self.mini_table.len() {
            if sector >= LAST_SECTOR {
                return Some(bytes);
            }
            let from = (sector as usize).checked_mul(self.mini_sector)?;
            bytes.extend_from_slice(self.mini_stream.get(from..from + self.mini_sector)?);
            sector = *self.mini_table.get(sector as usize)?;
        }
        None
    }

    /// True when there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, FileTrouble> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name))
            .ok_or(DAMAGED)?;
        let bytes = if entry.size < self.mini_cutoff {
            self.mini_chain(entry.start)
        } else {
            self.chain(entry.start)
        };
        let mut bytes = bytes.ok_or(DAMAGED)?;
        if bytes.len() < entry.size as usize {
            return Err(DAMAGED);
        }
        bytes.truncate(entry.size as usize);
        Ok(bytes)
    }
}

fn read_entry(bytes: &[u8]) -> Option<DirectoryEntry> {
    let mut entry = Bytes::new(bytes);
    let mut name = Bytes::new(entry.take(64)?);
    let length = usize::from(entry.u16()?);
    let name = name.utf16((length / 2).saturating_sub(1).min(31))?;
    let kind = entry.u8()?;
    entry.take(49)?;
    let (start, size) = (entry.u32()?, entry.u32()?);
    Some(DirectoryEntry { name, kind, start, size })
}
