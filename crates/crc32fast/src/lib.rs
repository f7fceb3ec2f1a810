//! The checksum of zip archives (CRC-32, reflected, polynomial `0xedb88320`), under the name and
//! with the interface of the library that zip and flate2 use.
//!
//! That library ships its sixteen tables, sixteen kilobytes that no packer makes smaller. They
//! follow from a few lines, so here they are worked out when the first checksum is asked for.

use std::fmt;
use std::sync::OnceLock;

/// The polynomial, lowest power in the highest bit.
const POLYNOMIAL: u32 = 0xedb8_8320;

/// `TABLES[n][b]` is what the byte `b` does to the checksum `n` bytes further on.
type Tables = [[u32; 256]; 16];

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = [[0; 256]; 16];
        let mut before = [0; 256];
        for (byte, entry) in (0_u32..).zip(&mut before) {
            *entry = (0..8).fold(byte, |sum, _| times_x(sum));
        }
        let first = before;
        for table in &mut tables {
            *table = before;
            for entry in &mut before {
                *entry = after(&first, *entry, 0);
            }
        }
        tables
    })
}

/// A polynomial times x.
const fn times_x(sum: u32) -> u32 {
    if sum & 1 == 1 { (sum >> 1) ^ POLYNOMIAL } else { sum >> 1 }
}

/// The checksum after one more byte.
fn after(first: &[u32; 256], sum: u32, byte: u8) -> u32 {
    let [low, ..] = sum.to_le_bytes();
    at(first, low ^ byte) ^ (sum >> 8)
}

fn at(table: &[u32; 256], byte: u8) -> u32 {
    table.get(usize::from(byte)).copied().unwrap_or_default()
}

/// The checksum of some bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(bytes);
    hasher.finalize()
}

/// A checksum in the making.
#[derive(Clone, Default)]
pub struct Hasher {
    sum: u32,
    length: u64,
}

impl Hasher {
    /// Of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes on from a checksum.
    #[must_use]
    pub const fn new_with_initial(sum: u32) -> Self {
        Self::new_with_initial_len(sum, 0)
    }

    /// Goes on from the checksum of so many bytes.
    #[must_use]
    pub const fn new_with_initial_len(sum: u32, length: u64) -> Self {
        Self { sum, length }
    }

    /// Adds bytes, sixteen at a time.
    pub fn update(&mut self, bytes: &[u8]) {
        let tables = tables();
        let [first, ..] = tables;
        let (blocks, rest) = bytes.as_chunks::<16>();
        let mut sum = !self.sum;
        for block in blocks {
            // The checksum so far counts with the first four bytes.
            let so_far = sum.to_le_bytes().into_iter().chain([0; 12]);
            let bytes = block.iter().zip(so_far).map(|(byte, so_far)| byte ^ so_far);
            let parts = tables.iter().rev().zip(bytes).map(|(table, byte)| at(table, byte));
            sum = parts.fold(0, |sum, part| sum ^ part);
        }
        sum = rest.iter().fold(sum, |sum, byte| after(first, sum, *byte));
        self.sum = !sum;
        self.length += bytes.len() as u64;
    }

    /// Number of bytes added.
    #[must_use]
    pub const fn total_len(&self) -> u64 {
        self.length
    }

    /// The checksum.
    #[must_use]
    pub const fn finalize(self) -> u32 {
        self.sum
    }

    /// Begins anew.
    pub const fn reset(&mut self) {
        self.sum = 0;
        self.length = 0;
    }

    /// Adds the bytes that another was made of.
    pub fn combine(&mut self, other: &Self) {
        self.sum = times(self.sum, x_to(8 * u128::from(other.length))) ^ other.sum;
        self.length += other.length;
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hasher").finish_non_exhaustive()
    }
}

/// 1 as a polynomial.
const ONE: u32 = 1 << 31;

/// The product of two polynomials.
fn times(a: u32, mut b: u32) -> u32 {
    let mut product = 0;
    for power in 0..32 {
        if a & (ONE >> power) != 0 {
            product ^= b;
        }
        b = times_x(b);
    }
    product
}

/// x to a power.
fn x_to(mut power: u128) -> u32 {
    let (mut result, mut square) = (ONE, times_x(ONE));
    while power > 0 {
        if power & 1 == 1 {
            result = times(result, square);
        }
        square = times(square, square);
        power >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the definition, bit by bit.
    fn plain(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |s, _| times_x(s)))
    }

    #[test]
    fn is_the_checksum_of_archives() {
        // The check value of the catalogue of checksums.
        assert_eq!(hash(b"123456789"), 0xcbf4_3926);
        assert_eq!(hash(b""), 0);
        let bytes: Vec<u8> =
            (0..1000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for length in [1, 3, 15, 16, 17, 31, 32, 33, 999, 1000] {
            assert_eq!(hash(&bytes[..length]), plain(&bytes[..length]), "{length}");
        }
    }

    #[test]
    fn pieces_make_the_same_sum() {
        let bytes: Vec<u8> = (0..=255).collect();
        for cut in [0, 1, 16, 100, 255, 256] {
            let (front, back) = bytes.split_at(cut);
            let (mut whole, mut other) = (Hasher::new(), Hasher::new());
            whole.update(front);
            other.update(back);
            let mut on = Hasher::new_with_initial(whole.clone().finalize());
            on.update(back);
            whole.combine(&other);
            assert_eq!(whole.total_len(), 256);
            assert_eq!([whole.finalize(), on.finalize()], [plain(&bytes); 2], "{cut}");
        }
    }
}
