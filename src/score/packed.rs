//! Assessments and derivations as bytes, for the way from the engine to the page; and the question
//! for a derivation, which comes as JSON.

use super::{
    Coefficient, Composite, Contribution, Derivation, Evaluation, Excluded, Expr, Group,
    IndicatorValue, Input, InputOrigin, ItemResult, Lack, Note, Offender, Reason, Relaxed,
    RelaxedBy, SchoolPart, SchoolRow, SectionResult, SharePart, Standing, Subject,
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
packed!(Relaxed { school, by, value, limit });
packed!(
    enum RelaxedBy {
        Built = 0,
        Migrants = 1,
    }
);
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

/// An assessment is mostly these: each takes as many bytes as the others and is written in one piece.
/// A byte with a bit for each number that is there, one for where the value stands with its two
/// flags, then the numbers.
impl Pack for IndicatorValue {
    fn pack(&self, out: &mut Vec<u8>) {
        let Self { amount, value, threshold, ratio, standing, lack, rounding_matters, relaxed } =
            *self;
        let mut bytes = [0; VALUE];
        let [there, state, numbers @ ..] = &mut bytes;
        *state = standing as u8
            | if rounding_matters { ROUNDING } else { 0 }
            | if relaxed { RELAXED } else { 0 };
        let (places, _) = numbers.as_chunks_mut();
        let given = [amount, value, threshold, ratio, lack];
        for (at, (place, number)) in places.iter_mut().zip(given).enumerate() {
            if let Some(number) = number {
                *there |= 1 << at;
                *place = number.to_le_bytes();
            }
        }
        out.extend_from_slice(&bytes);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        let [there, state, numbers @ ..] = from.take::<VALUE>()?;
        let (numbers, _) = numbers.as_chunks();
        let number = |at: usize| {
            let bytes = numbers.get(at).filter(|_| there >> at & 1 == 1)?;
            Some(f64::from_le_bytes(*bytes))
        };
        Some(Self {
            amount: number(0),
            value: number(1),
            threshold: number(2),
            ratio: number(3),
            lack: number(4),
            standing: Packed::new(&[state & STANDING]).read()?,
            rounding_matters: state & ROUNDING != 0,
            relaxed: state & RELAXED != 0,
        })
    }
}

/// Bytes of an [`IndicatorValue`], and the parts of its second one.
const VALUE: usize = 2 + 5 * size_of::<f64>();
const STANDING: u8 = 0b0011;
const ROUNDING: u8 = 0b0100;
const RELAXED: u8 = 0b1000;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::standards;
    use crate::{sample, score};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_value_reads_back_as_it_was(
            numbers: [Option<f64>; 5],
            standing in prop::sample::select(vec![
                Standing::Met, Standing::Floor, Standing::Below, Standing::Missing,
            ]),
            flags: (bool, bool),
        ) {
            let [amount, value, threshold, ratio, lack] = numbers;
            let (rounding_matters, relaxed) = flags;
            let value = IndicatorValue {
                amount, value, threshold, ratio, standing, lack, rounding_matters, relaxed,
            };
            let mut bytes = Vec::new();
            value.pack(&mut bytes);
            prop_assert_eq!(Packed::new(&bytes).read(), Some(value));
        }
    }

    #[test]
    fn an_assessment_reads_back_as_it_was_and_a_cut_one_does_not() {
        let county = sample::random_county(5, 20);
        for standard in standards() {
            let evaluation = score::evaluate(&county, standard);
            let mut bytes = Vec::new();
            evaluation.pack(&mut bytes);
            assert_eq!(Packed::new(&bytes).read(), Some(evaluation));
            for end in (0..bytes.len()).step_by(101) {
                assert_eq!(Packed::new(&bytes[..end]).read::<Evaluation>(), None);
            }
        }
    }
}
