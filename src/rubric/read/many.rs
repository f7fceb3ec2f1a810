//! Rules over many: counties, years, schools, entries.

use super::fields::{Names, Object, Reader, shown};
use super::rule::ascending;
use crate::rubric::fault::What;
use crate::rubric::formula::{Compare, Formula};
use crate::rubric::number::year;
use crate::rubric::rule::{Change, Every, Many, Ranking, Ratio, Relaxation, Rule, Trend};
use crate::rubric::yearly;

pub(super) fn ranking(r: &mut Reader, o: Object<'_>, with_line: bool) -> Ranking {
    let mut table = Vec::new();
    for (i, value) in r.full_list(o, "table").iter().enumerate() {
        table.extend(r.positive(value, format!("{}[{i}]", o.at("table"))));
    }
    if table.windows(2).any(|pair| matches!(pair, [a, b] if a < b)) {
        r.fault(o.at("table"), What::Order);
    }
    let population = r.count(o, "population").filter(|n| *n > 0);
    if population.is_none() {
        r.fault(o.at("population"), What::NoPopulation);
    }
    let population = population.unwrap_or(table.len());
    // Where those at the line are not ranked, the places may be fewer by one.
    let fits = table.len() == population || (with_line && table.len() + 1 == population);
    if !fits && !table.is_empty() {
        let what = What::Table { places: table.len(), population };
        r.fault(o.at("table"), what);
    }
    let line = with_line.then(|| {
        let is = r.compare(o, "is").unwrap_or(Compare::AtLeast);
        (is, r.line(o, "line"))
    });
    let value = r.formula_of(o, "value", Names::County);
    Ranking { value, ascending: ascending(r, o), table, population, line }
}

pub(super) fn trend(r: &mut Reader, o: Object<'_>) -> Trend {
    let is = r.compare(o, "is").unwrap_or(Compare::AtLeast);
    let kind = r.choice(o, "change", |text| match text {
        "notDecrease" | "decrease" | "notIncrease" | "percent" | "difference" => {
            Some(text.to_owned())
        }
        _ => None,
    });
    if !o.has("change") {
        r.fault(o.at("change"), What::Absent);
    }
    let change = match kind.as_deref() {
        Some("decrease") => Change::Decrease,
        Some("notIncrease") => Change::NotIncrease,
        Some("percent") => Change::Percent(is, r.need_number(o, "by")),
        Some("difference") => Change::Difference(is, r.need_number(o, "by")),
        _ => Change::NotDecrease,
    };
    let mut years: Vec<i32> = Vec::new();
    for (i, value) in r.list(o, "years").iter().enumerate() {
        let path = format!("{}[{i}]", o.at("years"));
        let Some(year) = year(value) else {
            r.fault(path, What::NotANumber { found: shown(value) });
            continue;
        };
        if let Some(before) = years.last().filter(|before| **before + 1 != year) {
            let what = What::Years { before: before.to_string(), after: year.to_string() };
            r.fault(path, what);
        }
        years.push(year);
    }
    Trend {
        change,
        years,
        figures: figures(r, o),
        changes_given: r.flag(o, "changesGiven"),
        each: r.points(o, "each"),
        mean_negative_zero: r.flag(o, "meanNegativeZero"),
    }
}

/// Stages with the id of a yearly figure each.
fn figures(r: &mut Reader, o: Object<'_>) -> Vec<(String, String)> {
    let Some(value) = o.map.get("figures").filter(|value| !value.is_null()) else {
        return Vec::new();
    };
    let path = o.at("figures");
    let Some(stages) = r.object(value, &path) else { return Vec::new() };
    let mut figures = Vec::new();
    for stage in stages.map.keys() {
        let id = r.need_text(stages, stage);
        if !id.is_empty() && yearly::spec(&id).is_none() {
            r.fault(stages.at(stage), What::UnknownMetric { name: id.clone() });
        }
        figures.push((stage.clone(), id));
    }
    figures
}

pub(super) fn every(r: &mut Reader, o: Object<'_>, share: bool) -> Rule {
    let (schools, names) = over(r, o);
    if !o.has("test") {
        r.fault(o.at("test"), What::Absent);
    }
    let test = r.formula_of(o, "test", names);
    let many = match r.points(o, "each") {
        _ if share => Many::Share,
        Some(each) => Many::Each(each, r.points(o, "atMost")),
        None => Many::All,
    };
    Rule::Every(Box::new(Every {
        schools,
        test: test.unwrap_or_else(Formula::zero),
        only: r.formula_of(o, "only", names),
        relaxed: relaxations(r, o, names),
        compared: r.formula_of(o, "compared", names),
        many,
    }))
}

/// The one relaxation of a rule, or several that have ids.
fn relaxations(r: &mut Reader, o: Object<'_>, names: Names) -> Vec<Relaxation> {
    let only = r.formula_of(o, "relaxed", names).map(|test| Relaxation { id: None, test });
    let mut all: Vec<Relaxation> = only.into_iter().collect();
    for (i, entry) in r.list(o, "relaxations").iter().enumerate() {
        let path = format!("{}[{i}]", o.at("relaxations"));
        let Some(relaxation) = r.object(entry, &path) else { continue };
        let id = r.need_text(relaxation, "id");
        if r.need(relaxation, "test").is_some()
            && let Some(test) = r.formula_of(relaxation, "test", names)
        {
            all.push(Relaxation { id: Some(id), test });
        }
    }
    all
}

/// Whether a rule is over schools, and the names its formulas may use.
fn over(r: &mut Reader, o: Object<'_>) -> (bool, Names) {
    let schools = r.choice(o, "over", |text| match text {
        "schools" => Some(true),
        "entries" => Some(false),
        _ => None,
    });
    if !o.has("over") {
        r.fault(o.at("over"), What::Absent);
    }
    match schools {
        Some(true) => (true, Names::School),
        _ => (false, Names::Entry),
    }
}

pub(super) fn ratio(r: &mut Reader, o: Object<'_>) -> Rule {
    let (schools, names) = over(r, o);
    let mut sum = |key: &str| {
        r.need(o, key);
        r.formula_of(o, key, names).unwrap_or_else(Formula::zero)
    };
    let (numerator, denominator) = (sum("numerator"), sum("denominator"));
    Rule::Ratio(Box::new(Ratio {
        schools,
        only: r.formula_of(o, "only", names),
        numerator,
        denominator,
        is: r.compare(o, "is").unwrap_or(Compare::AtLeast),
        line: r.need_number(o, "line"),
    }))
}
