//! The parts of the model that answers carry, as bytes.

use super::{
    Arg, CellRef, Field, FieldKind, Finding, Fix, Kind, Ownership, SectionKind, Setting, Severity,
};
use crate::pack::{Pack, Packed};
use crate::packed;

packed!(CellRef { row, column });
packed!(
    enum SectionKind {
        Primary = 0,
        Junior = 1,
        Senior = 2,
    }
);
packed!(
    enum FieldKind {
        People = 0,
        Count = 1,
        Area = 2,
        Money = 3,
    }
);
packed!(
    enum Ownership {
        Public = 0,
        Private = 1,
    }
);
packed!(
    enum Setting {
        Urban = 0,
        Town = 1,
        Rural = 2,
    }
);
packed!(
    enum Kind {
        Primary = 0,
        TeachingPoint = 1,
        Junior = 2,
        NineYear = 3,
        TwelveYear = 4,
        CompleteSecondary = 5,
        Special = 6,
        Vocational = 7,
    }
);

impl Pack for Field {
    fn pack(&self, out: &mut Vec<u8>) {
        self.to_string().pack(out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        Self::parse(&from.read::<String>()?)
    }
}

impl Pack for Arg {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Self::Number(number) => {
                out.push(0);
                number.pack(out);
            }
            Self::Text(text) => {
                out.push(1);
                text.pack(out);
            }
        }
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        match from.read::<u8>()? {
            0 => from.read().map(Self::Number),
            1 => from.read().map(Self::Text),
            _ => None,
        }
    }
}

packed!(
    enum Severity {
        Must = 0,
        Check = 1,
        Missing = 2,
    }
);
packed!(Finding {
    severity,
    code,
    args,
    file,
    sheet,
    cell,
    school_id,
    school,
    section,
    field,
    fix,
});

impl Pack for Fix {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Self::Set { value } => {
                out.push(0);
                value.pack(out);
            }
            Self::Parent { parent } => {
                out.push(1);
                parent.pack(out);
            }
        }
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        Some(match from.read::<u8>()? {
            0 => Self::Set { value: from.read()? },
            1 => Self::Parent { parent: from.read()? },
            _ => return None,
        })
    }
}
