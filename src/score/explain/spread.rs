//! The derivation of a section's mean and of its difference coefficient.

use super::{blank, note, number, standing_of};
use crate::args;
use crate::county::{Args, SectionKind};
use crate::order;
use crate::score::coefficient::{Part, Spread};
use crate::score::derivation::{Contribution, Derivation, Expr, Subject};
use crate::score::evaluate::parts;
use crate::score::rows::Rows;
use crate::score::verdict::SchoolRow;

/// Derives the student-weighted mean; a school's share is that of the pupils.
pub(super) fn mean(
    rows: &Rows<'_>,
    schools: &[SchoolRow],
    (section, indicator): (SectionKind, usize),
    subject: &Subject,
) -> Option<Derivation> {
    let measure = rows.rules.measures.get(indicator)?;
    measure.limits(section)?;
    let (parts, tally) = parts(section, indicator, schools);
    let mut derivation = blank(subject);
    derivation.indicator = Some(measure.spec.id.clone());
    derivation.unit.clone_from(&measure.spec.unit);
    derivation.reference = Some(measure.spec.source.clone());
    if tally.missing > 0 {
        derivation.notes.push(note("rowsMissing", args! { "n" => number(tally.missing) }));
    }
    let Some(spread) = Spread::of(&parts) else { return Some(derivation) };
    let formula = |amount, students| {
        let mean = Expr::Over(Box::new(amount), Box::new(students));
        if measure.per > 1.0 { Expr::Product(vec![mean, Expr::Figure(measure.per)]) } else { mean }
    };
    derivation.formula = formula(symbol("totalAmount"), symbol("totalStudents"));
    derivation.figures = formula(Expr::Figure(spread.amount), Expr::Figure(spread.students));
    derivation.result = Some(spread.mean * measure.per);
    let share = |part: &Part| part.students / spread.students;
    derivation.contributions = contributions(schools, &parts, measure.per, share);
    Some(derivation)
}

/// Derives the coefficient in force; a school's share is that of the variance.
pub(super) fn coefficient(
    rows: &Rows<'_>,
    schools: &[SchoolRow],
    (section, indicator): (SectionKind, usize),
    subject: &Subject,
) -> Option<Derivation> {
    let measure = rows.rules.measures.get(indicator)?;
    let result = rows.coefficient(section, indicator, measure, schools)?;
    let weighted = rows.rules.choices.weighted;
    let mut derivation = blank(subject);
    derivation.indicator = Some(measure.spec.id.clone());
    derivation.unit = "ratio".to_owned();
    derivation.limit = result.limit;
    derivation.standing = result.limit.map(|_| standing_of(result.met));
    derivation.reference = Some(rows.rules.standard.county_rule.source.clone());
    derivation.result = result.cv;
    derivation.unweighted = if weighted { result.unweighted } else { result.weighted };
    if result.missing > 0 {
        derivation.notes.push(note("rowsMissing", args! { "n" => number(result.missing) }));
    }
    if result.rounding_matters {
        derivation.notes.push(note("rounding", Args::new()));
    }
    if !weighted {
        derivation.notes.push(note("unweighted", Args::new()));
    }
    if result.cv.is_none() && result.known > 0 {
        derivation.notes.push(note("meanIsZero", Args::new()));
    }
    let (parts, _) = parts(section, indicator, schools);
    let Some(spread) = Spread::of(&parts) else { return Some(derivation) };
    (derivation.formula, derivation.figures) =
        if weighted { weighted_formula(spread) } else { plain_formula(spread) };
    let centre = if weighted { spread.mean } else { spread.plain_mean };
    let square = |part: &Part| {
        let away = part.per_pupil() - centre;
        if weighted { part.students * (away * away) } else { away * away }
    };
    let total: f64 = parts.iter().map(square).sum();
    let share = |part: &Part| if total > 0.0 { square(part) / total } else { 0.0 };
    derivation.contributions = contributions(schools, &parts, measure.per, share);
    Some(derivation)
}

/// Derives the composite: the coefficients of all indicators over their number.
pub(super) fn composite(
    rows: &Rows<'_>,
    schools: &[SchoolRow],
    section: SectionKind,
    subject: &Subject,
) -> Option<Derivation> {
    let measures = || rows.rules.measures.iter();
    let coefficients: Vec<_> = measures()
        .enumerate()
        .filter_map(|(i, measure)| rows.coefficient(section, i, measure, schools))
        .collect();
    let result = rows.composite(section, &coefficients, schools)?;
    let mean = |terms: Vec<(bool, Expr)>| {
        let count = Expr::Figure(number(terms.len()));
        Expr::Over(Box::new(Expr::Sum(terms)), Box::new(count))
    };
    let named = |id: &str| (false, symbol(&format!("coefficient-{id}")));
    let mut derivation = blank(subject);
    derivation.unit = "ratio".to_owned();
    derivation.formula = mean(measures().map(|m| named(&m.spec.id)).collect());
    let figure = |cv: Option<f64>| (false, cv.map_or(Expr::Missing, Expr::Figure));
    derivation.figures = mean(coefficients.iter().map(|c| figure(c.cv)).collect());
    derivation.result = result.value;
    derivation.limit = Some(result.limit);
    derivation.standing = Some(standing_of(result.met));
    derivation.reference = Some(rows.rules.standard.county_rule.source.clone());
    if result.missing > 0 {
        let args = args! { "n" => number(result.missing) };
        derivation.notes.push(note("coefficientsMissing", args));
    }
    if result.rounding_matters {
        derivation.notes.push(note("rounding", Args::new()));
    }
    Some(derivation)
}

fn symbol(name: &str) -> Expr {
    Expr::Symbol(name.to_owned())
}

/// `√(ΣA(x/A − X)² / ΣA) / (Σx / ΣA)`, in names and in figures.
fn weighted_formula(spread: Spread) -> (Expr, Expr) {
    let shape = |squares: Expr, amount: Expr, students: Expr| {
        let variance = Expr::Over(Box::new(squares), Box::new(students.clone()));
        let mean = Expr::Over(Box::new(amount), Box::new(students));
        Expr::Over(Box::new(Expr::Root(Box::new(variance))), Box::new(mean))
    };
    (
        shape(symbol("weightedSquares"), symbol("totalAmount"), symbol("totalStudents")),
        shape(
            Expr::Figure(spread.squares),
            Expr::Figure(spread.amount),
            Expr::Figure(spread.students),
        ),
    )
}

/// Deviation over mean, every school alike.
fn plain_formula(spread: Spread) -> (Expr, Expr) {
    let over = |deviation: Expr, mean: Expr| Expr::Over(Box::new(deviation), Box::new(mean));
    (
        over(symbol("plainDeviation"), symbol("plainMean")),
        over(Expr::Figure(spread.plain_deviation), Expr::Figure(spread.plain_mean)),
    )
}

fn contributions(
    schools: &[SchoolRow],
    parts: &[Part],
    per: f64,
    share: impl Fn(&Part) -> f64,
) -> Vec<Contribution> {
    let of = |part: &Part| {
        let school = schools.get(part.row)?;
        Some(Contribution {
            school: school.school,
            name: school.name.clone(),
            students: part.students,
            amount: part.amount,
            value: part.per_pupil() * per,
            share: share(part),
        })
    };
    let mut all: Vec<_> = parts.iter().filter_map(of).collect();
    order::sort_by(&mut all, |a, b| b.share.total_cmp(&a.share));
    all
}
