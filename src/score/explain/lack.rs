//! How much more would do.

use crate::county::FieldKind;
use crate::score::derivation::Lack;
use crate::score::exact::{self, Bound};
use crate::score::indicator::Measurement;
use crate::score::verdict::Standing;
use num_traits::Zero;

/// What is lacking up to floor and threshold; nothing where the threshold is met or the value
/// is not known.
pub(super) fn lack(measurement: &Measurement<'_>, standing: Standing) -> Option<Lack> {
    if matches!(standing, Standing::Met | Standing::Missing) {
        return None;
    }
    let limits = measurement.measure.limits(measurement.section)?;
    let lines = limits.lines.as_ref()?.in_force(measurement.rules.choices);
    let kind = measurement.measure.terms.first()?.metric.kind();
    let per_amount = measurement.exact_per_amount();
    if per_amount.is_zero() {
        return None;
    }
    let amount = measurement.exact_amount();
    let steps = match kind {
        FieldKind::People | FieldKind::Count => 1,
        FieldKind::Area | FieldKind::Money => 100,
    };
    let up_to = |line: &Bound| exact::round_up(&(line.exact() / &per_amount - &amount), steps);
    Some(Lack {
        to_floor: (standing == Standing::Below).then(|| up_to(&lines.floor)),
        to_threshold: up_to(&lines.threshold),
        kind,
    })
}
