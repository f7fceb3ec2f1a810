//! Puts the county together: plans, classes, amounts, and everything beside them.

use super::{
    amounts::{self, Row},
    classes::{self, Grade},
    data::Data,
    people,
    plan::{self, Plan},
    rng::Rng,
};
use crate::county::{BirthCount, County, Enrolment, Ownership, School, Section, SectionKind};
use crate::standard;

/// The seven amounts of a row, in whole units: people, m², hundreds of yuan, rooms.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Got {
    pub degree: Option<u64>,
    pub backbone: Option<u64>,
    pub sports_arts: Option<u64>,
    pub teaching_area: Option<u64>,
    pub sports_area: Option<u64>,
    pub equipment: Option<u64>,
    pub rooms: Option<u64>,
}

impl Got {
    fn set(&mut self, indicator: &str, amount: Option<u64>) {
        let slot = match indicator {
            "degreeTeachers" => &mut self.degree,
            "backboneTeachers" => &mut self.backbone,
            "sportsArtsTeachers" => &mut self.sports_arts,
            "teachingArea" => &mut self.teaching_area,
            "sportsArea" => &mut self.sports_area,
            "equipmentValue" => &mut self.equipment,
            "multimediaRooms" => &mut self.rooms,
            _ => return,
        };
        *slot = amount;
    }

    /// Splits off what falls to `part` of `whole` pupils, leaving the rest.
    fn split(&mut self, part: u32, whole: u32) -> Self {
        let mut taken = Self::default();
        let pairs = [
            (&mut self.degree, &mut taken.degree),
            (&mut self.backbone, &mut taken.backbone),
            (&mut self.sports_arts, &mut taken.sports_arts),
            (&mut self.teaching_area, &mut taken.teaching_area),
            (&mut self.sports_area, &mut taken.sports_area),
            (&mut self.equipment, &mut taken.equipment),
            (&mut self.rooms, &mut taken.rooms),
        ];
        for (from, to) in pairs {
            let share = from.map(|n| n * u64::from(part) / u64::from(whole.max(1)));
            *from = from.zip(share).map(|(n, share)| n - share);
            *to = share;
        }
        taken
    }

    /// A plausible set for a school outside the assessment.
    pub fn plain(plan: &Plan, section: SectionKind, rng: &mut Rng) -> Self {
        let junior = section == SectionKind::Junior;
        let mut some = |per_pupil: f64, pupils: u32| {
            let drawn = per_pupil * f64::from(pupils) * (0.6 + 0.9 * rng.unit());
            Some(libm::round(drawn) as u64)
        };
        let (own, all) = (plan.pupils(section), plan.all());
        Self {
            degree: some(if junior { 0.066 } else { 0.045 }, own),
            backbone: some(if junior { 0.02 } else { 0.011 }, own),
            sports_arts: some(0.008, own),
            teaching_area: some(if junior { 7.0 } else { 5.4 }, all),
            sports_area: some(if junior { 11.5 } else { 8.8 }, all),
            equipment: some(22.5, all),
            rooms: some(0.026, all),
        }
    }
}

/// The sample county of a data file.
pub fn assemble(data: &Data) -> County {
    // A stream of its own for each step, so that a change in one leaves the others' numbers.
    let mut streams = (0_u64..).map(|step| Rng::new(data.shape.seed.wrapping_add(step << 32)));
    let mut stream = move || streams.next().unwrap_or_else(|| Rng::new(0));
    let plans = plan::plan(data, &mut stream(), &mut stream());
    let (mut grades, mut rng) = (Vec::new(), stream());
    for (at, plan) in plans.iter().enumerate() {
        for section in SectionKind::COMPULSORY {
            if plan.pupils(section) > 0 {
                grades.extend(classes::grades(at, plan, section, &data.shape, &mut rng));
            }
        }
    }
    let (primary, junior) =
        (data.counts.primary_classes_over_45, data.counts.junior_classes_over_50);
    classes::calibrate(&mut grades, SectionKind::Primary, 45, primary);
    classes::calibrate(&mut grades, SectionKind::Junior, 50, junior);
    let rows = rows(&plans);
    let mut got: Vec<Got> = rows.iter().map(|_| Got::default()).collect();
    let indicators =
        standard::named("quality-balance-2017").map(|s| s.indicator.as_slice()).unwrap_or_default();
    for indicator in indicators {
        let amounts = amounts::draw(data, indicator, &rows, &mut stream());
        for (got, amount) in got.iter_mut().zip(amounts) {
            got.set(&indicator.id, amount);
        }
    }
    let mut schools = schools(&plans, &grades, &rows, &mut got, &mut stream());
    for school in &mut schools {
        school.county = Some(data.shape.name.clone());
    }
    people::exchange(&mut schools, &data.counts, &mut stream());
    people::slips(&mut schools);
    let answers = super::data::answers();
    County {
        name: data.shape.name.clone(),
        school_year: Some(data.shape.school_year),
        population: Some(data.shape.population),
        history: history(data, &plans, &grades, &schools, &mut stream()),
        schools,
        births: births(data),
        basics: answers.basics,
        government: answers.government,
        sample: true,
        ..County::default()
    }
}

fn births(data: &Data) -> Vec<BirthCount> {
    let counts = data.shape.births.iter();
    counts
        .map(|(year, count)| BirthCount {
            year: *year,
            count: Some(*count),
            ..BirthCount::default()
        })
        .collect()
}

fn rows(plans: &[Plan]) -> Vec<Row> {
    let mut rows = Vec::new();
    for section in SectionKind::COMPULSORY {
        for (school, plan) in plans.iter().enumerate() {
            if plan.parent.is_some() || plan.excluded() || plan.pupils(section) == 0 {
                continue;
            }
            let children = plans.iter().filter(|p| p.parent == Some(school) && !p.excluded());
            let merged: u32 = children.map(|p| p.pupils(section)).sum();
            let weighted =
                SectionKind::ALL.into_iter().map(|s| plan.pupils(s) * amounts::hundredths(s)).sum();
            rows.push(Row {
                school,
                section,
                pupils: plan.pupils(section) + merged,
                shared: plan.shares().then_some(weighted),
                quality: plan.quality,
                may_miss: merged == 0 && !plan.shares(),
            });
        }
    }
    rows
}

fn schools(
    plans: &[Plan],
    grades: &[Grade],
    rows: &[Row],
    got: &mut [Got],
    rng: &mut Rng,
) -> Vec<School> {
    let mut schools = Vec::new();
    for (at, plan) in plans.iter().enumerate() {
        let mut own: Vec<(SectionKind, Got)> = Vec::new();
        for section in SectionKind::COMPULSORY {
            if plan.pupils(section) == 0 {
                continue;
            }
            let holder = if plan.excluded() { None } else { plan.parent.or(Some(at)) };
            let mine = rows
                .iter()
                .zip(got.iter_mut())
                .find(|(r, _)| Some(r.school) == holder && r.section == section);
            let amounts = match mine {
                Some((row, got)) if row.pupils > plan.pupils(section) => {
                    merged(plans, at, row, got, section)
                }
                Some((_, got)) => *got,
                None => Got::plain(plan, section, rng),
            };
            own.push((section, amounts));
        }
        let of_school: Vec<&Grade> = grades.iter().filter(|g| g.school == at).collect();
        schools.push(school(at, plan, plans, &own, &of_school, rng));
    }
    schools
}

/// The part of a merged row's amounts that is the school's own: a child takes its share by
/// pupils, the parent has what all its children leave.
fn merged(plans: &[Plan], at: usize, row: &Row, got: &Got, section: SectionKind) -> Got {
    let mut rest = *got;
    for (position, child) in plans.iter().enumerate() {
        if child.parent == Some(row.school) && !child.excluded() {
            let taken = rest.split(child.pupils(section), row.pupils);
            if position == at {
                return taken;
            }
        }
    }
    rest
}

/// One school with its sections, site and money.
pub fn school(
    at: usize,
    plan: &Plan,
    plans: &[Plan],
    own: &[(SectionKind, Got)],
    grades: &[&Grade],
    rng: &mut Rng,
) -> School {
    let mut school = School {
        zone: Some(plan.zone.clone()),
        kind: plan.kind,
        ownership: plan.ownership,
        setting: Some(plan.setting),
        counted: plan.parent.is_none(),
        parent: plan.parent.filter(|p| plans.get(*p).is_some()).map(id),
        established_year: Some(plan.established),
        boarding: plan.boarding,
        ..School::new(id(at), plan.name.clone())
    };
    if plan.ownership == Ownership::Public {
        school.set_organizer("countyEducation");
    }
    let indoor = people::indoor(plan, rng);
    for (section, got) in own {
        let of_section = grades.iter().filter(|g| g.section == *section);
        let mut made = Section {
            students: Some(f64::from(plan.pupils(*section))),
            classes: of_section.flat_map(|g| g.list()).collect(),
            teachers: people::teachers(
                plan.pupils(*section),
                *section,
                got.degree.unwrap_or(0),
                got.backbone,
                got.sports_arts.unwrap_or(0),
                rng,
            ),
            ..Section::default()
        };
        people::origins_of_pupils(&mut made, plan, *section, rng);
        *school.section_slot(*section) = Some(made);
    }
    if plan.senior > 0 {
        school.sections.senior = Some(people::senior(plan, rng));
    }
    if let Some((_, got)) = own.first() {
        let indoor = indoor.min(got.sports_area.unwrap_or(indoor) / 3);
        let whole = |n: Option<u64>| n.map(|n| n as f64);
        school.site.indoor_sports_area = Some(indoor as f64);
        school.site.teaching_area = whole(got.teaching_area.map(|n| n + indoor));
        school.site.sports_field_area = whole(got.sports_area.map(|n| n - indoor));
        school.site.equipment_value = whole(got.equipment.map(|n| n * 100));
        school.site.multimedia_rooms = whole(got.rooms);
    }
    let classes = grades.iter().map(|g| g.classes.len() as u32).sum();
    people::furnish(&mut school.site, plan, classes, rng);
    school.funds = people::funds(plan, rng);
    school
}

/// Ids as the statistics have them, ten digits; no real one begins with 99.
fn id(at: usize) -> String {
    format!("99{:08}", 35_050_001 + at)
}

fn history(
    data: &Data,
    plans: &[Plan],
    grades: &[Grade],
    schools: &[School],
    rng: &mut Rng,
) -> Vec<Enrolment> {
    let mut all = Vec::new();
    for (at, (plan, school)) in plans.iter().zip(schools).enumerate() {
        for section in SectionKind::COMPULSORY {
            let of_section: Vec<Grade> =
                grades.iter().filter(|g| g.school == at && g.section == section).cloned().collect();
            let past = classes::history(&of_section, plan, &data.shape, rng);
            all.extend(past.into_iter().map(|(year, grade, students)| Enrolment {
                year,
                unit: school.id.clone(),
                grade,
                students: Some(f64::from(students)),
                ..Enrolment::default()
            }));
        }
    }
    all
}
