//! Assessments and derivations as bytes, for the way from the engine to the page; and the question
//! for a derivation, which comes as JSON.

use super::{
    Coefficient, Composite, Contribution, Derivation, Evaluation, Excluded, Expr, Group,
    IndicatorValue, Input, InputOrigin, ItemResult, Lack, Note, Offender, Reason, SchoolPart,
    SchoolRow, SectionResult, SharePart, Standing, Subject,
};
use crate::json::{Expected, Fields, FromJson, Value, Wrong};
use crate::pack::{Pack, Packed};
use crate::packed;

packed!(Evaluation {
    standard,
    schools,
    sections,
    items,
    resources_pass,
    pass,
    reasons,
    settings_changed,
});
packed!(SchoolRow {
    school,
    id,
    name,
    section,
    kind,
    ownership,
    setting,
    students,
    classes,
    indicators,
    met,
    missing,
    pass,
    excluded,
    merged,
});
packed!(Excluded { code, args });
packed!(
    enum Standing {
        Met = 0,
        Floor = 1,
        Below = 2,
        Missing = 3,
    }
);
packed!(IndicatorValue {
    amount,
    value,
    threshold,
    ratio,
    standing,
    lack,
    rounding_matters,
    relaxed,
});
packed!(SectionResult {
    section,
    schools,
    passing,
    failing,
    undetermined,
    excluded,
    students,
    indicators,
    composite,
});
packed!(Composite { value, limit, met, met_known, missing, rounding_matters });
packed!(Coefficient {
    mean,
    deviation,
    cv,
    weighted,
    unweighted,
    limit,
    met,
    met_known,
    known,
    missing,
    schools_met,
    schools_floor,
    schools_below,
    lacking,
    rounding_matters,
});
packed!(ItemResult { id, number, met, offenders, counts, relaxed, missing });
packed!(Offender { school, section, class, count, value, limit });
packed!(
    enum Group {
        Fails = 0,
        Undetermined = 1,
        Note = 2,
    }
);
packed!(Reason { group, code, args });

packed!(Derivation {
    subject,
    indicator,
    unit,
    formula,
    figures,
    result,
    inputs,
    sharing,
    parts,
    excluded,
    contributions,
    limit,
    floor,
    standing,
    lack,
    unweighted,
    reference,
    notes,
});
packed!(Input { school, field, value, kind, minus, origins, by_hand, was });
packed!(InputOrigin { label, file, sheet, cell, value });
packed!(SharePart { section, weight, students, share });
packed!(SchoolPart { indicator, value, threshold, floor, standing });
packed!(Contribution { school, name, students, amount, value, share });
packed!(Lack { to_floor, to_threshold, kind });
packed!(Note { code, args });

impl Pack for Expr {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Self::Figure(figure) => {
                out.push(0);
                figure.pack(out);
            }
            Self::Missing => out.push(1),
            Self::Symbol(name) => {
                out.push(2);
                name.pack(out);
            }
            Self::Sum(addends) => {
                out.push(3);
                addends.pack(out);
            }
            Self::Product(factors) => {
                out.push(4);
                factors.pack(out);
            }
            Self::Over(above, below) => {
                out.push(5);
                above.pack(out);
                below.pack(out);
            }
            Self::Root(of) => {
                out.push(6);
                of.pack(out);
            }
        }
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        match from.read::<u8>()? {
            0 => from.read().map(Self::Figure),
            1 => Some(Self::Missing),
            2 => from.read().map(Self::Symbol),
            3 => from.read().map(Self::Sum),
            4 => from.read().map(Self::Product),
            5 => Some(Self::Over(from.read()?, from.read()?)),
            6 => from.read().map(Self::Root),
            _ => None,
        }
    }
}

impl Pack for Subject {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Self::Indicator { school, section, indicator } => {
                out.push(0);
                ((*school, *section), *indicator).pack(out);
            }
            Self::Mean { section, indicator } => {
                out.push(1);
                (*section, *indicator).pack(out);
            }
            Self::Coefficient { section, indicator } => {
                out.push(2);
                (*section, *indicator).pack(out);
            }
            Self::School { school, section } => {
                out.push(3);
                (*school, *section).pack(out);
            }
            Self::Composite { section } => {
                out.push(4);
                section.pack(out);
            }
        }
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        Some(match from.read::<u8>()? {
            0 => Self::Indicator {
                school: from.read()?,
                section: from.read()?,
                indicator: from.read()?,
            },
            1 => Self::Mean { section: from.read()?, indicator: from.read()? },
            2 => Self::Coefficient { section: from.read()?, indicator: from.read()? },
            3 => Self::School { school: from.read()?, section: from.read()? },
            4 => Self::Composite { section: from.read()? },
            _ => return None,
        })
    }
}

impl FromJson for Subject {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        const OF: &[&str] = &["indicator", "mean", "coefficient", "school", "composite"];
        let mut fields = Fields::of(value)?;
        let of: String = fields.read("of")?;
        let section = fields.read("section")?;
        Ok(match of.as_str() {
            "indicator" => Self::Indicator {
                school: fields.read("school")?,
                section,
                indicator: fields.read("indicator")?,
            },
            "mean" => Self::Mean { section, indicator: fields.read("indicator")? },
            "coefficient" => Self::Coefficient { section, indicator: fields.read("indicator")? },
            "school" => Self::School { school: fields.read("school")?, section },
            "composite" => Self::Composite { section },
            _ => return Err(Wrong::here(Expected::Choice(OF)).under("of")),
        })
    }
}
