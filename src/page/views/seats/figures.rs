//! The figures of a column of charts as text: what the label of a year says, and the table behind.

use super::column::Shown;
use super::{model, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::Rows;
use crate::project::result::Line;
use crate::words::number::{figure, grouped};

/// What the label of a year says on one of the three charts.
pub(super) fn label(shown: &Shown, which: usize, year: i32) -> String {
    let p = &shown.projection;
    let at = p.years.iter().position(|y| *y == year);
    let y = year.to_string();
    match which {
        0 => {
            let Some(line) = model::line(p, shown.unit, shown.section) else { return y };
            match at {
                Some(at) => {
                    let fan = line.bands();
                    let [low, _, _, _, high] = fan.get(at).copied().unwrap_or([f64::NAN; 5]);
                    let n = line.students.get(at).copied().unwrap_or(f64::NAN);
                    let args = args! {
                        "year" => y, "n" => grouped(n, 0), "low" => grouped(low, 0),
                        "high" => grouped(high, 0),
                    };
                    tr("seats-tip-pupils", &args)
                }
                None => {
                    let known = p.known_years.iter().position(|k| *k == year);
                    let value = known.and_then(|k| line.known.get(k).copied().flatten());
                    tr("seats-tip-known", &args! { "year" => y, "n" => figure(value, 0) })
                }
            }
        }
        1 => {
            let found = model::classes(p, shown.unit, shown.section);
            let counts = found.and_then(|c| match at {
                Some(at) => c.bands.get(at).copied(),
                None => Some(c.today),
            });
            let counts = counts.unwrap_or_default();
            let args = args! {
                "year" => y, "n" => f64::from(counts.iter().sum::<u32>()),
                "over" => model::over_standard(shown.section, &counts),
                "large" => model::large(&counts),
            };
            tr("seats-tip-classes", &args)
        }
        _ => {
            let found = model::seats(p, shown.unit, shown.section);
            let of = |values: &dyn Fn(&crate::project::result::SeatSeries) -> Vec<f64>| {
                found.zip(at).and_then(|(s, at)| values(s).get(at).copied()).unwrap_or(f64::NAN)
            };
            let gap = of(&|s| s.gap.clone());
            let key = if gap > 0.0 { "seats-tip-short" } else { "seats-tip-spare" };
            let args = args! {
                "year" => y, "n" => grouped(gap.abs(), 0),
                "demand" => grouped(of(&|s| s.demand.clone()), 0),
                "seats" => grouped(of(&|s| s.seats.clone()), 0),
            };
            tr(key, &args)
        }
    }
}

/// The figures of all three charts by year.
pub(super) fn rows(shown: &Shown) -> Rows {
    let p = &shown.projection;
    let line = model::line(p, shown.unit, shown.section);
    let classes = model::classes(p, shown.unit, shown.section);
    let seats = model::seats(p, shown.unit, shown.section);
    let mut heads = vec![t("seats-year"), t("seats-col-pupils"), "5%".to_owned(), "25%".to_owned()];
    heads.extend([
        t("seats-col-median"),
        "75%".to_owned(),
        "95%".to_owned(),
        t("seats-col-classes"),
    ]);
    heads.extend(words::band_names(shown.section));
    heads.extend([t("seats-col-demand"), t("seats-col-seats"), t("seats-col-gap")]);
    let mut rows = vec![heads];
    let none = || figure(None, 0);
    let banded = |counts: Option<&[u32; 5]>| -> Vec<String> {
        let Some(counts) = counts else {
            return vec![none(); words::band_names(shown.section).len() + 1];
        };
        let mut cells = vec![grouped(f64::from(counts.iter().sum::<u32>()), 0)];
        let bands = model::bands(shown.section, counts);
        let is_junior = words::is_junior(shown.section);
        let shown_bands = bands.iter().enumerate().filter(|(at, _)| !(is_junior && *at == 1));
        cells.extend(shown_bands.map(|(_, n)| grouped(*n, 0)));
        cells
    };
    for (at, year) in p.known_years.iter().enumerate() {
        let value = line.and_then(|l| l.known.get(at).copied().flatten());
        let mut row = vec![year.to_string(), figure(value, 0)];
        row.extend(vec![none(); 5]);
        let today = classes.filter(|_| *year == model::last_known(p)).map(|c| &c.today);
        row.extend(banded(today));
        row.extend(vec![none(); 3]);
        rows.push(row);
    }
    let fan = line.map(Line::bands).unwrap_or_default();
    for (at, year) in p.years.iter().enumerate() {
        let pick = |values: Option<&Vec<f64>>| figure(values.and_then(|v| v.get(at).copied()), 0);
        let mut row = vec![year.to_string(), pick(line.map(|l| &l.students))];
        match fan.get(at) {
            Some(quantiles) => row.extend(quantiles.iter().map(|q| grouped(*q, 0))),
            None => row.extend(vec![none(); 5]),
        }
        row.extend(banded(classes.and_then(|c| c.bands.get(at))));
        row.extend([
            pick(seats.map(|s| &s.demand)),
            pick(seats.map(|s| &s.seats)),
            pick(seats.map(|s| &s.gap)),
        ]);
        rows.push(row);
    }
    rows
}
