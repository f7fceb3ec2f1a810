//! Figures of the statistics that only check others: who entered against the first grade, who is to
//! leave against the last, medical examinations, guards. They are in no county file, so they are
//! looked at when their sheet is read.

use super::context::Context;
use super::draft::Draft;
use super::forms::Checked;
use crate::county::{CellRef, Field, Finding, Metric, SectionKind, Severity};
use crate::import::checks;

/// What is to be looked at in a draft.
pub fn check(draft: &Draft, context: &Context<'_>) -> Vec<Finding> {
    let data = checks::data();
    let mut findings = Vec::new();
    let mut say = |section: SectionKind, (source, at): (u32, CellRef), finding: Finding| {
        let mut finding = context.at_source(finding, Some(source), Some(at));
        finding.section = Some(section);
        finding.school_id.clone_from(&draft.id);
        finding.school = draft.name.clone().or_else(|| draft.id.clone());
        findings.push(finding);
    };
    for ((section, checked), (value, source, at)) in &draft.checked {
        let place = (*source, *at);
        let check = |code: &str| Finding::new(Severity::Check, code).arg("value", *value);
        match checked {
            Checked::Intake | Checked::Leavers => {
                let first = *checked == Checked::Intake;
                let Some((grade, students)) = end_grade(draft, *section, first) else { continue };
                let (Some(rule), false) = (data.flow, *value == students) else { continue };
                let apart = (value - students).abs();
                if apart >= rule.least && apart > rule.share * value.max(students) {
                    let code = if first { "intake-and-grade" } else { "leavers-and-grade" };
                    let finding = check(code).arg("grade", f64::from(grade)).arg("limit", students);
                    say(*section, place, finding);
                }
            }
            Checked::Examined => {
                let field = Field::of(Metric::Students, *section);
                let students = draft.figures.get(&field).and_then(|figure| figure.value);
                let Some(students) = students.filter(|students| *students > 0.0) else { continue };
                let percent = value * 100.0 / students;
                if let Some(bounds) = data.examined_percent.filter(|bounds| !bounds.hold(percent)) {
                    let shown = libm::round(percent * 10.0) / 10.0;
                    let finding = check("examined-share")
                        .arg("percent", shown)
                        .arg("low", bounds.low)
                        .arg("high", bounds.high);
                    say(*section, place, finding);
                }
            }
            Checked::Guards => {
                if let Some(bounds) = data.guards.filter(|bounds| !bounds.hold(*value)) {
                    let finding =
                        check("guards-count").arg("low", bounds.low).arg("high", bounds.high);
                    say(*section, place, finding);
                }
            }
        }
    }
    findings
}

/// The first or the last grade of a section with its pupils, as far as the sheet tells grades.
fn end_grade(draft: &Draft, section: SectionKind, first: bool) -> Option<(u8, f64)> {
    let system = draft.told_system().map(|(system, ..)| system).unwrap_or_default();
    let (from, to) = system.grades(section)?;
    let grade = if first { from } else { to };
    draft.grades_in(system).get(&grade).map(|(students, _)| (grade, *students))
}
