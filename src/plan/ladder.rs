//! Targets as data: published ladders and a county's own, each told as (indicator, section, statistic,
//! year, operator, value). A stage whose year the source has lost keeps a year that can be changed.

use super::{finding, set_down, unread};
use crate::county::{County, Finding, SectionKind, Severity};
use crate::json::{Expected, Fields, FromJson, Value, Wrong, data};
use crate::rubric::{Compare, Formula, exact, is_metric};
use crate::standard::{Decimal, Reference};
use crate::{choices, record};
use num_rational::BigRational;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What is measured of the county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Statistic {
    /// Mean of an indicator over the pupils of a section.
    Mean,
    /// Percentage of schools at the threshold of an indicator (达标学校比例).
    SchoolShare,
    /// Difference coefficient of an indicator.
    Cv,
    /// A formula over metrics of the county; over another one, in percent.
    Formula,
    /// A yearly figure.
    Figure,
    /// A yearly figure over another one, in percent.
    Ratio,
}

choices!(Statistic {
    Mean: "mean",
    SchoolShare: "schoolShare",
    Cv: "cv",
    Formula: "formula",
    Figure: "figure",
    Ratio: "ratio",
});

/// What a target is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// The statistic.
    pub statistic: Statistic,
    /// Id of the indicator.
    pub indicator: Option<String>,
    /// 小学 or 初中; both together where there is none.
    pub section: Option<SectionKind>,
    /// The formula; and its divisor, which makes it a percentage.
    pub formula: Option<String>,
    /// Unit of the formula.
    pub unit: Option<String>,
    /// Id of the yearly figure, or of the divided one.
    pub of: Option<String>,
    /// Id of the dividing figure.
    pub over: Option<String>,
    /// On which side of the value it must be, as written.
    pub is: String,
}

impl Aim {
    fn take(fields: &mut Fields) -> Result<Self, Wrong> {
        Ok(Self {
            statistic: fields.read("statistic")?,
            indicator: fields.read("indicator")?,
            section: fields.read("section")?,
            formula: fields.read("formula")?,
            unit: fields.read("unit")?,
            of: fields.read("of")?,
            over: fields.read("over")?,
            is: fields.read("is")?,
        })
    }

    /// What it measures; the name of what is unknown or not told otherwise.
    pub(super) fn measure(&self) -> Result<Measure, String> {
        let told = |value: &Option<String>, name: &str| value.clone().ok_or(name.to_owned());
        let figure = |value: &Option<String>, name: &str| {
            let id = told(value, name)?;
            if super::figures().iter().any(|f| f.id == id) { Ok(id) } else { Err(id) }
        };
        let indicator = || {
            let id = told(&self.indicator, "indicator")?;
            let standard = crate::standard::named(super::STANDARD);
            standard.and_then(|s| s.indicator_index(&id)).ok_or(id)
        };
        let section = || self.section.ok_or("section".to_owned());
        Ok(match self.statistic {
            Statistic::Mean => Measure::Mean(indicator()?, section()?),
            Statistic::SchoolShare => Measure::SchoolShare(indicator()?, self.section),
            Statistic::Cv => Measure::Cv(indicator()?, section()?),
            Statistic::Formula => {
                let over = self.over.as_deref().map(formula).transpose()?;
                Measure::Formula(formula(&told(&self.formula, "formula")?)?, over)
            }
            Statistic::Figure => Measure::Figure(figure(&self.of, "of")?),
            Statistic::Ratio => {
                Measure::Ratio(figure(&self.of, "of")?, figure(&self.over, "over")?)
            }
        })
    }
}

fn formula(text: &str) -> Result<Formula, String> {
    let formula = Formula::parse(text).map_err(|_| text.to_owned())?;
    let unknown = formula.names().into_iter().find(|name| !is_metric(name)).map(str::to_owned);
    unknown.map_or(Ok(formula), Err)
}

/// A statistic with what it is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Measure {
    Mean(usize, SectionKind),
    SchoolShare(usize, Option<SectionKind>),
    Cv(usize, SectionKind),
    Formula(Formula, Option<Formula>),
    Figure(String),
    Ratio(String, String),
}

impl Measure {
    /// Whether it follows from the schools, so that it can be projected.
    pub(super) const fn of_schools(&self) -> bool {
        !matches!(self, Self::Figure(_) | Self::Ratio(..))
    }
}

/// A line of the national text beside a local one.
#[derive(Debug, Clone, PartialEq)]
pub struct National {
    /// On which side of it.
    pub is: String,
    /// The line.
    pub value: Decimal,
    /// Where it stands.
    pub source: Reference,
}

/// One statistic of a ladder, with what each stage asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Id within the ladder; its words are `plan-row-<id>` where the statistic does not name it.
    pub id: String,
    /// Entries of the list of quantified items.
    pub seeds: Vec<String>,
    /// What it is about.
    pub aim: Aim,
    /// Values by stage; a stage without one asks nothing, or the source has lost it.
    pub values: BTreeMap<String, Decimal>,
    /// A remark, in the document's language.
    pub note: Option<String>,
    /// The national line.
    pub national: Option<National>,
}

/// A stage of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Id within the ladder.
    pub id: String,
    /// School year.
    pub year: i32,
    /// Years it can be, where the source has lost it; `year` is the first.
    pub either: Vec<i32>,
    /// Not a target: what the document says of that year.
    pub published: bool,
}

/// A timetable of targets (时间表).
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// Id.
    pub id: String,
    /// Name in Chinese.
    pub name: String,
    /// Where it stands.
    pub source: Reference,
    /// Stages, in order.
    pub stages: Vec<Stage>,
    /// Rows, in order.
    pub rows: Vec<Row>,
}

record!(only National { is: "is", value: "value", source: "source" });
record!(only Stage { id: "id", year: "year", either: "either", published: "published" });
record!(only Ladder {
    id: "id", name: "name", source: "source", stages: "stages", rows: "row",
});

impl FromJson for Row {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        let row = Self {
            id: fields.read("id")?,
            seeds: fields.read("seeds")?,
            aim: Aim::take(&mut fields)?,
            values: fields.read("values")?,
            note: fields.read("note")?,
            national: fields.read("national")?,
        };
        fields.end()?;
        Ok(row)
    }
}

#[derive(Default)]
struct File {
    ladder: Vec<Ladder>,
}

record!(default File { ladder: "ladder" });

/// The ladders that ship.
#[must_use]
pub fn ladders() -> &'static [Ladder] {
    static ALL: OnceLock<File> = OnceLock::new();
    let read = || data(include_str!(concat!(env!("OUT_DIR"), "/plan-ladders.json")));
    &ALL.get_or_init(read).ladder
}

/// A target to look at: of a ladder, or the county's own.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) id: String,
    /// Row and stage of the ladder; none for the county's own.
    pub(super) place: Option<(String, String)>,
    pub(super) name: Option<String>,
    pub(super) aim: Aim,
    pub(super) measure: Measure,
    pub(super) is: Compare,
    pub(super) line: BigRational,
    pub(super) year: Option<i32>,
    /// The source has lost the year.
    pub(super) uncertain: bool,
    pub(super) national: Option<(Compare, BigRational)>,
}

impl Asked {
    /// The year in which it is to be measured on the projected county.
    pub(super) fn projected(&self, county: &County) -> Option<i32> {
        let ahead = self.year.filter(|year| county.school_year.is_some_and(|now| *year > now));
        ahead.filter(|_| self.measure.of_schools())
    }
}

/// All targets asked for.
pub(super) struct Aims {
    pub(super) ladder: Option<&'static Ladder>,
    pub(super) aims: Vec<Asked>,
    /// What is wrong with the county's own.
    pub(super) findings: Vec<Finding>,
}

impl Aims {
    /// Of the ladder of this id, or the first; and of the county.
    pub(super) fn new(county: &County, ladder: Option<&str>) -> Result<Self, Wrong> {
        let of_id = |id| ladders().iter().find(|l| l.id == id);
        let ladder = match ladder {
            Some(id) => Some(of_id(id).ok_or(Wrong::here(Expected::Choice(&[])).under("ladder"))?),
            None => ladders().first(),
        };
        Ok(Self::with(county, ladder))
    }

    /// Of the county alone.
    pub(super) fn own(county: &County) -> Self {
        Self::with(county, None)
    }

    fn with(county: &County, ladder: Option<&'static Ladder>) -> Self {
        let mut findings = Vec::new();
        let years: BTreeMap<String, Value> = set_down(county, "stages", &mut findings);
        let mut aims = Vec::new();
        if let Some(ladder) = ladder {
            for row in &ladder.rows {
                let stages = ladder.stages.iter().filter(|stage| !stage.published);
                aims.extend(stages.filter_map(|stage| published(ladder, row, stage, &years)));
            }
        }
        let own: Vec<Value> = set_down(county, "targets", &mut findings);
        for (at, value) in own.into_iter().enumerate() {
            match own_target(value) {
                Ok(Ok(asked)) => aims.push(asked),
                Ok(Err((id, unknown))) => findings.push(
                    finding(Severity::Must, "plan-target-unknown")
                        .arg("id", id)
                        .arg("unknown", unknown),
                ),
                Err(wrong) => findings.push(unread(&wrong.at(at).under("targets"))),
            }
        }
        Self { ladder, aims, findings }
    }
}

/// Year of a stage: the county's where it has set one.
fn year_of(ladder: &Ladder, stage: &Stage, years: &BTreeMap<String, Value>) -> i32 {
    let set = years.get(&format!("{}/{}", ladder.id, stage.id)).and_then(Value::as_i64);
    set.and_then(|year| i32::try_from(year).ok()).unwrap_or(stage.year)
}

fn published(
    ladder: &Ladder,
    row: &Row,
    stage: &Stage,
    years: &BTreeMap<String, Value>,
) -> Option<Asked> {
    let line = row.values.get(&stage.id)?;
    let national = row.national.as_ref();
    Some(Asked {
        id: format!("{}@{}", row.id, stage.id),
        place: Some((row.id.clone(), stage.id.clone())),
        name: None,
        measure: row.aim.measure().ok()?,
        is: Compare::parse(&row.aim.is)?,
        aim: row.aim.clone(),
        line: line.exact(),
        year: Some(year_of(ladder, stage, years)),
        uncertain: !stage.either.is_empty(),
        national: national.and_then(|n| Some((Compare::parse(&n.is)?, n.value.exact()))),
    })
}

/// A target of the county's own; where it names what nobody knows, its id and that name.
fn own_target(value: Value) -> Result<Result<Asked, (String, String)>, Wrong> {
    let mut fields = Fields::of(value)?;
    let id: String = fields.read("id")?;
    let aim = Aim::take(&mut fields)?;
    let year: Option<i32> = fields.read("year")?;
    let name: Option<String> = fields.read("name")?;
    let line: Value = fields.read("value")?;
    let line = exact(&line).ok_or(Wrong::here(Expected::Decimal).under("value"))?;
    let Some(is) = Compare::parse(&aim.is) else { return Ok(Err((id, aim.is))) };
    Ok(match aim.measure() {
        Ok(measure) => Ok(Asked {
            id,
            place: None,
            name,
            aim,
            measure,
            is,
            line,
            year,
            uncertain: false,
            national: None,
        }),
        Err(unknown) => Err((id, unknown)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladders_that_ship_can_be_read_and_every_row_measured() {
        let text = include_str!(concat!(env!("OUT_DIR"), "/plan-ladders.json"));
        let file = File::from_json(crate::json::value(text).unwrap()).unwrap();
        assert_eq!(file.ladder.len(), 2);
        for ladder in &file.ladder {
            for row in &ladder.rows {
                row.aim.measure().unwrap_or_else(|e| panic!("{}: {e}", row.id));
                assert!(Compare::parse(&row.aim.is).is_some());
                for stage in row.values.keys() {
                    assert!(ladder.stages.iter().any(|s| s.id == *stage), "{}", row.id);
                }
            }
        }
        // Cells that the source has lost stay out.
        let plan = &file.ladder[0];
        let degrees = plan.rows.iter().filter(|r| r.id.starts_with("degreeTeachers"));
        assert!(degrees.into_iter().all(|r| !r.values.contains_key("2027")));
    }
}
