//! Counts that only the form asks for.

use super::asked::count;
use crate::county::{County, Kind, School, SectionKind};
use crate::json::Value;
use crate::order::Map;
use crate::rubric::{Formula, schools_where};
use crate::score::{Evaluation, SchoolRow};
use crate::standard::{SchoolItemRule, Standard};

/// The counts by name.
#[derive(Debug, Default)]
pub struct Own(Map<String, f64>);

impl Own {
    /// Counts. A county without schools has none.
    pub fn new(
        county: &County,
        standard: &Standard,
        evaluation: &Evaluation,
        rubric: &Value,
    ) -> Self {
        let mut own = Self::default();
        if !county.schools.is_empty() {
            own.kinds(county);
            own.rows(evaluation);
            own.scale(standard, evaluation);
            own.size(evaluation);
            own.small(county, rubric);
        }
        own
    }

    /// A count; `None` where it is not known.
    pub fn figure(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    fn put(&mut self, name: &str, n: usize) {
        self.0.insert(name.to_owned(), count(n));
    }

    /// Schools by kind; teaching points also where they are counted with another school.
    fn kinds(&mut self, county: &County) {
        for kind in Kind::ALL {
            let n = county.schools.iter().filter(|s| s.counted && s.kind == kind).count();
            self.put(&format!("kind.{}", kind.id()), n);
        }
        let points = || county.schools.iter().filter(|s| s.kind == Kind::TeachingPoint);
        self.put("points", points().count());
        let pupils = points().map(pupils);
        if let Some(pupils) = pupils.collect::<Option<Vec<f64>>>() {
            self.put("largePoints", pupils.iter().filter(|n| **n >= 50.0).count());
        }
    }

    /// Rows of the assessment.
    fn rows(&mut self, evaluation: &Evaluation) {
        let n = |test: &dyn Fn(&SchoolRow) -> bool| {
            evaluation.schools.iter().filter(|row| test(row)).count()
        };
        for section in SectionKind::COMPULSORY {
            let of = |row: &SchoolRow| row.section == section && row.excluded.is_none();
            let kind = |row: &SchoolRow, kinds: &[Kind]| of(row) && kinds.contains(&row.kind);
            let id = section.id();
            self.put(&format!("rows.{id}"), n(&of));
            let through = [Kind::NineYear, Kind::TwelveYear];
            self.put(&format!("through.{id}"), n(&|row| kind(row, &through)));
            let complete = [Kind::CompleteSecondary];
            self.put(&format!("complete.{id}"), n(&|row| kind(row, &complete)));
        }
        let point = |row: &SchoolRow| row.kind == Kind::TeachingPoint && row.excluded.is_none();
        self.put("pointRows", n(&point));
        self.put("excluded", n(&|row| row.excluded.is_some()));
    }

    /// Schools beyond their scale, those that a relaxation lets pass among them; by kind only where
    /// that adds up to what the assessment counted.
    fn scale(&mut self, standard: &Standard, evaluation: &Evaluation) {
        let results = evaluation.items.iter().zip(&standard.school_item);
        for (result, spec) in results {
            let SchoolItemRule::Scale { limits, .. } = &spec.rule else { continue };
            if result.met.is_none() && result.offenders.is_empty() && result.missing == 0 {
                return;
            }
            let over = result.offenders.len() + result.relaxed.len();
            self.put("scale.over", over);
            self.put("scale.relaxed", result.relaxed.len());
            self.put("scale.missing", result.missing);
            let [mut primary, mut junior, mut through] = [0; 3];
            for (kind, pupils) in pupils_of_schools(evaluation) {
                let limit = limits.iter().find(|limit| limit.kinds.contains(&kind));
                if !limit.is_some_and(|limit| pupils > limit.at_most.value()) {
                    continue;
                }
                match kind {
                    Kind::NineYear | Kind::TwelveYear => through += 1,
                    Kind::Junior | Kind::CompleteSecondary => junior += 1,
                    _ => primary += 1,
                }
            }
            if primary + junior + through == over {
                self.put("scale.primary", primary);
                self.put("scale.junior", junior);
                self.put("scale.through", through);
            }
        }
    }

    /// Classes beyond the size of their section.
    fn size(&mut self, evaluation: &Evaluation) {
        let sizes = evaluation.items.iter().find(|item| item.id == "classSize");
        let Some(result) = sizes.filter(|r| r.met.is_some() || r.missing > 0) else { return };
        for (section, n) in &result.counts {
            self.put(&format!("size.{}", section.id()), *n);
        }
        self.put("size.missing", result.missing);
    }

    /// Village schools and points that the funds of small schools are for, as the rule names them.
    fn small(&mut self, county: &County, rubric: &Value) {
        let items = rubric.get("items").and_then(Value::as_array).into_iter().flatten();
        let mut items = items.filter(|item| item.get("id") == Some(&"smallSchoolFunds".into()));
        let only = items.next().and_then(|item| item.get("rule")?.get("only")?.as_str());
        let Some(only) = only.and_then(|only| Formula::parse(only).ok()) else { return };
        let Some(found) = schools_where(county, &only) else { return };
        let schools = || found.iter().filter_map(|at| county.schools.get(*at));
        self.put("small.schools", found.len());
        let sums = [
            ("small.pupils", schools().map(pupils).sum::<Option<f64>>()),
            ("small.funds", schools().map(|school| school.funds.public_budget).sum()),
        ];
        for (name, sum) in sums {
            if let Some(sum) = sum {
                self.0.insert(name.to_owned(), sum);
            }
        }
    }
}

/// Compulsory pupils of a school, where all are known.
fn pupils(school: &School) -> Option<f64> {
    let held = SectionKind::COMPULSORY.iter().filter_map(|s| school.section(*s));
    let mut held = held.map(|section| section.students).peekable();
    held.peek()?;
    held.sum()
}

/// Kind and known pupils of every school that stands for itself, with those counted with it.
fn pupils_of_schools(evaluation: &Evaluation) -> Vec<(Kind, f64)> {
    let mut sums: Map<usize, (Kind, f64)> = Map::new();
    for row in evaluation.schools.iter().filter(|row| row.stands_for_itself()) {
        let so_far = sums.get(&row.school).map_or(0.0, |(_, pupils)| *pupils);
        sums.insert(row.school, (row.kind, so_far + row.students.unwrap_or_default()));
    }
    sums.values().copied().collect()
}
