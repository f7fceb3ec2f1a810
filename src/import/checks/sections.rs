//! Checks of one section: missing figures, parts and wholes, grades, classes, the year before.

use super::Checker;
use super::school::whole;
use crate::county::{
    ClassBands, Field, Finding, GradeSystem, Metric, Owner, School, Section, SectionKind, Severity,
};

impl Checker<'_> {
    pub(super) fn section(
        &self,
        school: &School,
        section: SectionKind,
        figures: &Section,
        findings: &mut Vec<Finding>,
    ) {
        if section != SectionKind::Senior {
            self.needed(school, section, findings);
        }
        self.parts(school, section, findings);
        if let Some(students) = figures.students {
            self.classes(school, section, figures, students, findings);
            self.years(school, section, students, findings);
        }
        self.grades_there(school, section, findings);
    }

    /// A primary section that ends with the fifth grade, a junior one that begins with the sixth:
    /// schools of five and of four years, or a grade that is missing.
    fn grades_there(&self, school: &School, section: SectionKind, findings: &mut Vec<Finding>) {
        let years = self.grades.get(school.id.as_str());
        let Some(grades) =
            self.county.school_year.and_then(|year| years.and_then(|years| years.get(&year)))
        else {
            return;
        };
        let pupils = |grade: u8| {
            let of_grade = grades.iter().filter(|entry| entry.grade == grade);
            of_grade.filter_map(|entry| entry.students).any(|students| students > 0.0)
        };
        let code = match section {
            // Told so, it is no doubt.
            _ if self.system() == GradeSystem::FiveFour => return,
            SectionKind::Primary if (1..=5).all(pupils) && !pupils(6) => "five-grades",
            SectionKind::Junior if school.sections.primary.is_none() && pupils(6) => "four-grades",
            _ => return,
        };
        let field = Field::of(Metric::Students, section);
        findings.push(self.about(Severity::Check, code, school, field));
    }

    /// Zero pupils, and figures that are missing. A not-counted school's are its parent's.
    fn needed(&self, school: &School, section: SectionKind, findings: &mut Vec<Finding>) {
        let students = Field::of(Metric::Students, section);
        match students.get(school) {
            Some(0.0) => {
                findings.push(self.about(Severity::Check, "students-zero", school, students));
                return;
            }
            None => {
                findings.push(self.about(Severity::Missing, "figure-missing", school, students));
            }
            Some(_) => {}
        }
        if !school.counted {
            return;
        }
        for id in &self.data.needed {
            let Some(metric) = Metric::parse(id).filter(|m| *m != Metric::Students) else {
                continue;
            };
            let field = Field::of(metric, section);
            // What the sections share is said once, with the first of them.
            let first = SectionKind::COMPULSORY.into_iter().find(|s| school.section(*s).is_some());
            let said_before = !matches!(field.owner(), Owner::Section(_)) && first != Some(section);
            if field.get(school).is_none() && !said_before {
                findings.push(self.about(Severity::Missing, "figure-missing", school, field));
            }
        }
    }

    fn parts(&self, school: &School, section: SectionKind, findings: &mut Vec<Finding>) {
        for rule in &self.data.at_most {
            let Some((metric, of)) = rule.metrics() else { continue };
            let (field, of) = (Field::of(metric, section), Field::of(of, section));
            if !matches!(field.owner(), Owner::Section(_)) {
                continue;
            }
            if let (Some(value), Some(limit)) = (field.get(school), of.get(school))
                && value > limit
            {
                let finding = self.about(rule.severity, "more-than-whole", school, field);
                findings.push(whole(finding, value, limit, of));
            }
        }
        let value = |metric| Field::of(metric, section).get(school);
        if let (Some(sports), Some(arts), Some(all)) =
            (value(Metric::Sports), value(Metric::Arts), value(Metric::FullTime))
            && sports + arts > all
            && sports <= all
            && arts <= all
        {
            let field = Field::of(Metric::Arts, section);
            let finding = self.about(Severity::Must, "sports-arts-over", school, field);
            findings.push(finding.arg("value", sports + arts).arg("limit", all));
        }
    }

    fn classes(
        &self,
        school: &School,
        section: SectionKind,
        figures: &Section,
        students: f64,
        findings: &mut Vec<Finding>,
    ) {
        let field = Field::of(Metric::Students, section);
        let count = Field::of(Metric::ClassCount, section);
        if let Some(bands) = &figures.class_bands {
            let (least, most) = band_range(bands);
            if students < least || most.is_some_and(|most| students > most) {
                let mut finding = self
                    .about(Severity::Must, "bands-and-students", school, field)
                    .arg("value", students)
                    .arg("least", least);
                if let Some(most) = most {
                    finding = finding.arg("most", most);
                } else {
                    finding.code.push_str("-open");
                }
                findings.push(finding);
            }
            let sum: f64 = bands.0.iter().sum();
            if let Some(classes) = figures.class_count.filter(|classes| *classes != sum) {
                findings.push(
                    self.about(Severity::Must, "bands-and-classes", school, count)
                        .arg("value", sum)
                        .arg("limit", classes),
                );
            }
        }
        if let (Some(classes), Some(tracks)) = (figures.class_total(), self.data.tracks)
            && classes > tracks.most_classes(section, self.system())
        {
            findings.push(
                self.about(Severity::Check, "too-many-classes", school, count)
                    .arg("value", classes)
                    .arg("limit", tracks.most_classes(section, self.system())),
            );
        }
        let by_grade = self.classes_by_grade(school, section, figures, findings);
        let listed: Option<f64> = figures.classes.iter().map(|class| class.students).sum();
        if let Some(sum) = listed.filter(|sum| !figures.classes.is_empty() && *sum != students)
            && by_grade == 0
        {
            findings.push(
                self.about(Severity::Must, "classes-and-students", school, field)
                    .arg("value", sum)
                    .arg("limit", students),
            );
        }
    }

    /// Classes that do not add up to their grade, where the year's grades are known; how many.
    fn classes_by_grade(
        &self,
        school: &School,
        section: SectionKind,
        figures: &Section,
        findings: &mut Vec<Finding>,
    ) -> usize {
        let years = self.grades.get(school.id.as_str());
        let Some(grades) =
            self.county.school_year.and_then(|year| years.and_then(|years| years.get(&year)))
        else {
            return 0;
        };
        let before = findings.len();
        let field = Field::of(Metric::Students, section);
        for entry in grades {
            let mut classes =
                figures.classes.iter().filter(|class| class.grade == entry.grade).peekable();
            if classes.peek().is_none() {
                continue;
            }
            let sum: Option<f64> = classes.map(|class| class.students).sum();
            if let (Some(sum), Some(students)) = (sum, entry.students)
                && sum != students
            {
                findings.push(
                    self.about(Severity::Must, "classes-and-grade", school, field)
                        .arg("grade", f64::from(entry.grade))
                        .arg("value", sum)
                        .arg("limit", students),
                );
            }
        }
        findings.len() - before
    }

    fn years(
        &self,
        school: &School,
        section: SectionKind,
        students: f64,
        findings: &mut Vec<Finding>,
    ) {
        let Some(year) = self.county.school_year else { return };
        let field = Field::of(Metric::Students, section);
        if let Some(sum) = self.grade_sum(school, section, year).filter(|sum| *sum != students) {
            findings.push(
                self.about(Severity::Must, "grades-and-students", school, field)
                    .arg("value", sum)
                    .arg("limit", students),
            );
        }
        let before = self.grade_sum(school, section, year - 1).filter(|before| *before > 0.0);
        if let (Some(before), Some(rule)) = (before, self.data.year_on_year)
            && before.max(students) >= rule.least
            && (students - before).abs() > rule.share * before
        {
            findings.push(
                self.about(Severity::Check, "year-on-year", school, field)
                    .arg("value", students)
                    .arg("before", before)
                    .arg("percent", ((students - before) / before * 1000.0).round() / 10.0),
            );
        }
    }
}

/// Fewest and most pupils that classes in these bands can hold; no most where a class of 66 and
/// more is among them.
fn band_range(bands: &ClassBands) -> (f64, Option<f64>) {
    let (mut least, mut most) = (0.0, Some(0.0));
    for (classes, (low, high)) in bands.0.iter().zip(ClassBands::EDGES) {
        if *classes > 0.0 {
            least += classes * f64::from(low);
            most = match (most, high) {
                (Some(most), Some(high)) => Some(most + classes * f64::from(high)),
                _ => None,
            };
        }
    }
    (least, most)
}
