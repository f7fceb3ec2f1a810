//! Rules from one year to the next (两个只增不减、三个增长、逐年递减、名次、百分点) over the yearly figures.
//! Years that do not follow one another leave a rule open: nobody knows what happened between them.

use super::result::{YearRule, YearStep};
use super::yearly::Yearly;
use crate::json::data;
use crate::record;
use crate::rubric::{Change, Compare, Span, nearest, whole};
use crate::standard::Decimal;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A rule, as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSpec {
    /// Id.
    pub id: String,
    /// Id of the group it stands in.
    pub group: String,
    /// Entries of the list of quantified items.
    pub seeds: Vec<String>,
    /// Its kind; its words are `plan-kind-<kind>`.
    pub kind: String,
    /// On which side of `by`, or of the other figure.
    pub is: Option<String>,
    /// By how much, or the line.
    pub by: Option<Decimal>,
    /// The figure.
    pub of: String,
    /// The figure it is divided by.
    pub over: Option<String>,
    /// The figure that is the quotient already.
    pub instead: Option<String>,
    /// The figure it must outgrow.
    pub than: Option<String>,
    /// The figure it must reach.
    pub beside: Option<String>,
}

record!(only RuleSpec {
    id: "id", group: "group", seeds: "seeds", kind: "kind", is: "is", by: "by", of: "of",
    over: "over", instead: "instead", than: "than", beside: "beside",
});

#[derive(Default)]
struct File {
    rule: Vec<RuleSpec>,
}

record!(default File { rule: "rule" });

/// The rules that ship, in order.
#[must_use]
pub fn year_rules() -> &'static [RuleSpec] {
    static ALL: OnceLock<File> = OnceLock::new();
    let read = || data(include_str!(concat!(env!("OUT_DIR"), "/plan-rules.json")));
    &ALL.get_or_init(read).rule
}

/// What a rule asks.
enum Asks {
    /// Of a change.
    Change(Change),
    /// Growth above another figure's.
    Faster(String),
    /// Of each year's value, against a line.
    Line(Compare, BigRational),
    /// Of each year's value, against another figure.
    Beside(Compare, String),
}

impl RuleSpec {
    fn asks(&self) -> Option<Asks> {
        let is = || Compare::parse(self.is.as_deref()?);
        let by = || self.by.as_ref().map(Decimal::exact);
        Some(match self.kind.as_str() {
            "notDecrease" => Asks::Change(Change::NotDecrease),
            "decrease" => Asks::Change(Change::Decrease),
            "notIncrease" => Asks::Change(Change::NotIncrease),
            "difference" => Asks::Change(Change::Difference(is()?, by()?)),
            "percent" => Asks::Change(Change::Percent(is()?, by()?)),
            "faster" => Asks::Faster(self.than.clone()?),
            "line" => match &self.beside {
                Some(other) => Asks::Beside(is()?, other.clone()),
                None => Asks::Line(is()?, by()?),
            },
            _ => return None,
        })
    }

    /// The value of a year: the figure, or the quotient.
    fn value(&self, yearly: &Yearly, year: i32) -> Option<BigRational> {
        let typed = self.instead.as_ref().and_then(|id| yearly.at(id, year));
        if let Some(typed) = typed {
            return Some(typed.clone());
        }
        let of = yearly.at(&self.of, year)?;
        let Some(over) = &self.over else { return Some(of.clone()) };
        let over = yearly.at(over, year).filter(|n| n.is_positive())?;
        let times = if self.kind == "line" { whole(100) } else { whole(1) };
        Some(of / over * times)
    }

    /// Years of which anything is known, ascending.
    fn years(&self, yearly: &Yearly) -> BTreeSet<i32> {
        let of = [Some(&self.of), self.instead.as_ref(), self.over.as_ref()];
        of.into_iter().flatten().flat_map(|id| yearly.years(id)).collect()
    }
}

/// Judges every rule.
pub(super) fn judge(yearly: &Yearly) -> Vec<YearRule> {
    let judged = |spec: &RuleSpec| Some(rule(spec, &spec.asks()?, yearly));
    year_rules().iter().filter_map(judged).collect()
}

fn rule(spec: &RuleSpec, asks: &Asks, yearly: &Yearly) -> YearRule {
    let known = spec.years(yearly).into_iter();
    let values: Vec<(i32, BigRational)> =
        known.filter_map(|year| Some((year, spec.value(yearly, year)?))).collect();
    let mut broken = None;
    let steps: Vec<YearStep> = match asks {
        Asks::Line(..) | Asks::Beside(..) => {
            values.iter().map(|(year, value)| level(asks, yearly, *year, value)).collect()
        }
        Asks::Change(_) | Asks::Faster(_) => {
            let mut steps = Vec::new();
            for pair in values.windows(2) {
                let [before, after] = pair else { continue };
                if before.0 + 1 == after.0 {
                    steps.push(change(asks, yearly, before, after));
                } else if broken.is_none() {
                    broken = Some((before.0, after.0));
                }
            }
            steps
        }
    };
    let fails = steps.iter().any(|s| s.met == Some(false));
    let open = steps.is_empty() || broken.is_some() || steps.iter().any(|s| s.met.is_none());
    let code = match (fails, values.len()) {
        (true, _) => "fails",
        (_, 0) => "noFigures",
        (_, 1) if steps.is_empty() => "oneYear",
        _ if broken.is_some() => "gap",
        _ if open => "undecided",
        _ => "met",
    };
    YearRule {
        id: spec.id.clone(),
        group: spec.group.clone(),
        kind: spec.kind.clone(),
        of: spec.of.clone(),
        over: spec.over.clone(),
        other: spec.than.clone().or_else(|| spec.beside.clone()),
        is: spec.is.clone(),
        by: spec.by.as_ref().map(Decimal::value),
        met: if fails { Some(false) } else { (!open).then_some(true) },
        code: code.to_owned(),
        gap: broken.map(|(from, to)| vec![from, to]).unwrap_or_default(),
        steps,
        sentence: None,
    }
}

/// A year against its line.
fn level(asks: &Asks, yearly: &Yearly, year: i32, value: &BigRational) -> YearStep {
    let line = match asks {
        Asks::Line(is, line) => Some((*is, line.clone())),
        Asks::Beside(is, other) => yearly.at(other, year).map(|line| (*is, line.clone())),
        _ => None,
    };
    let holds = |(is, line): &(Compare, BigRational)| {
        is.holds(&Span::of(value.clone()), &Span::of(line.clone()))
    };
    YearStep {
        year,
        value: nearest(value),
        met: line.as_ref().and_then(holds),
        line: line.as_ref().map(|(_, line)| nearest(line)),
        ..YearStep::default()
    }
}

/// A year against the one before it.
fn change(
    asks: &Asks,
    yearly: &Yearly,
    (_, before): &(i32, BigRational),
    (year, after): &(i32, BigRational),
) -> YearStep {
    let growth = |from: &BigRational, to: &BigRational| {
        (!from.is_zero()).then(|| (to - from) / from * whole(100))
    };
    let step = after - before;
    let percent = growth(before, after);
    let mut line = None;
    let met = match asks {
        Asks::Change(change) => change.holds(Some(before), &step),
        Asks::Faster(other) => {
            let others = yearly.at(other, year - 1).zip(yearly.at(other, *year));
            line = others.and_then(|(from, to)| growth(from, to));
            percent.as_ref().zip(line.as_ref()).map(|(own, other)| own > other)
        }
        _ => None,
    };
    YearStep {
        year: *year,
        before: Some(nearest(before)),
        value: nearest(after),
        change: Some(nearest(&step)),
        percent: percent.as_ref().map(nearest),
        line: line.as_ref().map(nearest),
        met,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::County;
    use crate::plan::figures;
    use serde_json::json;

    fn judged(years: serde_json::Value, id: &str) -> YearRule {
        let mut county = County::default();
        county.plan.insert("years".into(), years);
        judge(&Yearly::new(&county)).into_iter().find(|r| r.id == id).unwrap()
    }

    #[test]
    fn every_rule_that_ships_can_be_judged_and_names_known_figures() {
        let rules = year_rules();
        assert_eq!(judge(&Yearly::new(&County::default())).len(), rules.len());
        for rule in rules {
            let named = [Some(&rule.of), rule.over.as_ref(), rule.instead.as_ref()];
            let named = named.into_iter().chain([rule.than.as_ref(), rule.beside.as_ref()]);
            for id in named.flatten() {
                assert!(figures().iter().any(|f| f.id == *id), "{}: {id}", rule.id);
            }
        }
    }

    #[test]
    fn published_growths_come_out_as_printed() {
        // 一般公共财政预算 188.99亿, 比上年增加9.85亿: +5.50 %. 90 396.5万 after +47.16 %: 61 427万.
        let city = judged(
            json!({ "spending": { "2017": 17_914_000_000_i64, "2018": 18_899_000_000_i64 } }),
            "spending",
        );
        assert_eq!(city.met, Some(true));
        assert!((city.steps[0].percent.unwrap() - 5.50).abs() < 0.005);
        let district =
            judged(json!({ "spending": { "2018": 614_270_000, "2019": 903_965_000 } }), "spending");
        assert!((district.steps[0].percent.unwrap() - 47.16).abs() < 0.005);
        // 生均装备 871元, +40.2 %: 621.3元.
        let equipment = judged(
            json!({ "equipmentPerPupil": { "2017": 621.3, "2018": 871 } }),
            "equipmentPerPupil",
        );
        assert!((equipment.steps[0].percent.unwrap() - 40.2).abs() < 0.05);
    }

    #[test]
    fn quotients_are_compared_exactly_and_typed_ones_come_first() {
        // 0.1/0.3 and 0.3/0.9 are equal, though not as binary numbers.
        let years = json!({
            "spendingPrimary": { "2021": 0.1, "2022": 0.3 },
            "studentsPrimary": { "2021": 0.3, "2022": 0.9 },
        });
        assert_eq!(judged(years, "perPupilPrimary").met, Some(true));
        let typed = json!({
            "spendingPrimary": { "2021": 100, "2022": 300 },
            "studentsPrimary": { "2021": 10, "2022": 10 },
            "perPupilPrimary": { "2021": 10, "2022": 9.9 },
        });
        let rule = judged(typed, "perPupilPrimary");
        assert_eq!((rule.met, rule.code.as_str()), (Some(false), "fails"));
    }

    #[test]
    fn years_that_do_not_follow_leave_a_rule_open_unless_it_fails_anyway() {
        let gap = judged(json!({ "spending": { "2019": 1, "2021": 2, "2022": 3 } }), "spending");
        assert_eq!((gap.met, gap.code.as_str(), gap.gap), (None, "gap", vec![2019, 2021]));
        let fails = judged(json!({ "spending": { "2019": 1, "2021": 3, "2022": 2 } }), "spending");
        assert_eq!(fails.met, Some(false));
        let one = judged(json!({ "spending": { "2019": 1 } }), "spending");
        assert_eq!((one.met, one.code.as_str()), (None, "oneYear"));
        assert_eq!(judged(json!({}), "spending").code, "noFigures");
    }

    #[test]
    fn every_kind_decides_at_its_line() {
        let two =
            |id: &str, before: f64, after: f64| json!({ id: { "2021": before, "2022": after } });
        let met = |id: &str, before: f64, after: f64, rule: &str| {
            judged(two(id, before, after), rule).met
        };
        // Strictly fewer.
        assert_eq!(met("trainingInstitutions", 30.0, 30.0, "trainingInstitutions"), Some(false));
        assert_eq!(met("trainingInstitutions", 30.0, 29.0, "trainingInstitutions"), Some(true));
        // Twenty places better, no fewer.
        assert_eq!(met("modernisationRank", 50.0, 30.0, "modernisationRank"), Some(true));
        assert_eq!(met("modernisationRank", 50.0, 31.0, "modernisationRank"), Some(false));
        // Percentage points.
        assert_eq!(met("myopia", 60.2, 59.7, "myopia"), Some(true));
        assert_eq!(met("myopia", 60.2, 59.71, "myopia"), Some(false));
        assert_eq!(met("firstTier", 17.82, 19.32, "firstTier"), Some(true));
        assert_eq!(met("fundingRank", 3.0, 4.0, "fundingRank"), Some(false));
        // Growth above that of revenue: 10 % over 10 % is not.
        let growth = |revenue: f64| {
            judged(
                json!({
                    "appropriation": { "2021": 100, "2022": 110 },
                    "regularRevenue": { "2021": 1000, "2022": revenue },
                }),
                "appropriation",
            )
            .met
        };
        assert_eq!(growth(1100.0), Some(false));
        assert_eq!(growth(1099.9), Some(true));
        // 2 % of the wage bill, each year.
        let fund = |fund: f64| {
            let years = json!({ "trainingFund": { "2021": fund }, "wageBill": { "2021": 1000 } });
            judged(years, "trainingFund").met
        };
        assert_eq!((fund(20.0), fund(19.99)), (Some(true), Some(false)));
        let wage = |teachers: f64| {
            let years =
                json!({ "teacherWage": { "2021": teachers }, "officialWage": { "2021": 9 } });
            judged(years, "wage").met
        };
        assert_eq!((wage(9.0), wage(8.99)), (Some(true), Some(false)));
    }
}
