//! Answers as bytes between the engine and its own page: fields in order, numbers little endian,
//! lists behind their length. Both sides are of one build, so nothing names its fields; an
//! assessment of ten thousand schools is written and read in a few milliseconds, as JSON it takes
//! ten times that. County files and other sites get JSON.
//!
//! The rooms list their fields with [`packed!`](crate::packed). It knows no room.

use std::collections::BTreeMap;

/// The bytes that are not read yet.
pub struct Packed<'a>(&'a [u8]);

impl<'a> Packed<'a> {
    /// All of them.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Takes so many bytes.
    pub fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Reads a value; `None` where the bytes end or do not hold one.
    pub fn read<T: Pack>(&mut self) -> Option<T> {
        T::unpack(self)
    }
}

/// What can be written to bytes and read back.
pub trait Pack: Sized {
    /// Appends its bytes.
    fn pack(&self, out: &mut Vec<u8>);

    /// Reads it; `None` where the bytes end or do not hold it.
    fn unpack(from: &mut Packed<'_>) -> Option<Self>;

    /// Appends the bytes of several, one after another.
    fn pack_all(all: &[Self], out: &mut Vec<u8>) {
        all.iter().for_each(|value| value.pack(out));
    }
}

macro_rules! numbers {
    ($($type:ty)*) => { $(
        impl Pack for $type {
            fn pack(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn unpack(from: &mut Packed<'_>) -> Option<Self> {
                from.take().map(Self::from_le_bytes)
            }

            /// Most of an answer are lists of numbers: they are put into their place at once.
            fn pack_all(all: &[Self], out: &mut Vec<u8>) {
                const SIZE: usize = size_of::<$type>();
                let before = out.len();
                out.resize(before + all.len() * SIZE, 0);
                let (places, _) = out.get_mut(before..).unwrap_or_default().as_chunks_mut::<SIZE>();
                for (place, value) in places.iter_mut().zip(all) {
                    *place = value.to_le_bytes();
                }
            }
        }
    )* };
}

numbers!(u8 u32 i32 f64);

/// A position or a count; a county is far from four thousand million of anything.
impl Pack for usize {
    fn pack(&self, out: &mut Vec<u8>) {
        u32::try_from(*self).unwrap_or(u32::MAX).pack(out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        u32::unpack(from).map(|number| number as Self)
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        match u8::unpack(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        let bytes = from.slice(length)?;
        std::str::from_utf8(bytes).ok().map(str::to_owned)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (**self).pack(out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        T::unpack(from).map(Self::new)
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        T::pack_all(self, out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        // Each value is a byte or more: a wrong length cannot ask for more room than there is.
        let mut values = Self::with_capacity(length.min(from.0.len()));
        for _ in 0..length {
            values.push(T::unpack(from)?);
        }
        Some(values)
    }
}

impl<T: Pack> Pack for BTreeMap<String, T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        for (key, value) in self {
            key.pack(out);
            value.pack(out);
        }
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        let mut values = Self::new();
        for _ in 0..length {
            values.insert(String::unpack(from)?, T::unpack(from)?);
        }
        Some(values)
    }
}

impl<T: Pack, const N: usize> Pack for [T; N] {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack_all(self, out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        let mut values = Vec::with_capacity(N);
        for _ in 0..N {
            values.push(T::unpack(from)?);
        }
        values.try_into().ok()
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

/// Lists the fields of a struct, or the variants of an enum without content, and so lets it be
/// packed. A field or variant that is left out does not compile.
#[macro_export]
macro_rules! packed {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::pack::Pack for $type {
            fn pack(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $( $crate::pack::Pack::pack($field, out); )*
            }

            fn unpack(from: &mut $crate::pack::Packed<'_>) -> Option<Self> {
                Some(Self { $( $field: from.read()?, )* })
            }
        }
    };
    (enum $type:ident { $($variant:ident = $byte:literal),* $(,)? }) => {
        impl $crate::pack::Pack for $type {
            fn pack(&self, out: &mut Vec<u8>) {
                out.push(match self { $( Self::$variant => $byte, )* });
            }

            fn unpack(from: &mut $crate::pack::Packed<'_>) -> Option<Self> {
                match from.read::<u8>()? {
                    $( $byte => Some(Self::$variant), )*
                    _ => None,
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_reads_back_and_cut_bytes_do_not() {
        type All = (Vec<Option<f64>>, (BTreeMap<String, Box<bool>>, (usize, i32)));
        let map = BTreeMap::from([("班额".to_owned(), Box::new(true))]);
        let all: All = (vec![Some(-0.5), None], (map, (70_000, -1)));
        let mut bytes = Vec::new();
        all.pack(&mut bytes);
        assert_eq!(Packed::new(&bytes).read::<All>(), Some(all));
        for end in 0..bytes.len() {
            assert_eq!(Packed::new(&bytes[..end]).read::<All>(), None, "{end}");
        }
        assert_eq!(Packed::new(&[255, 255, 255, 255, 1]).read::<Vec<bool>>(), None);
    }
}
