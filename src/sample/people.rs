//! What a school has besides the seven amounts: the other teachers, sites and money.

use super::{classes::share_out, data::Counts, plan::Plan, rng::Rng};
use crate::county::{
    Funds, Kind, Ownership, School, Section, SectionKind, Setting, Site, Teachers,
};

/// The teachers of a section, from those that are already counted.
pub fn teachers(
    pupils: u32,
    section: SectionKind,
    degree: u64,
    backbone: Option<u64>,
    sports_arts: u64,
    rng: &mut Rng,
) -> Teachers {
    let pupils_each = match section {
        SectionKind::Primary => rng.between(16.8, 19.6),
        _ => rng.between(12.2, 14.4),
    };
    let usual = libm::round(f64::from(pupils) / pupils_each) as u64;
    let sports = sports_arts.div_ceil(2);
    let least = (degree * 26 / 25).max(backbone.unwrap_or(0) + 1).max(sports_arts + 1);
    let full_time = usual.max(least);
    let share = |share: f64| libm::round(full_time as f64 * share);
    Teachers {
        full_time: Some(full_time as f64),
        above_degree: Some(degree as f64),
        backbone: backbone.map(|n| n as f64),
        sports: Some(sports as f64),
        arts: Some((sports_arts - sports) as f64),
        intermediate_title: Some(share(rng.between(0.42, 0.68))),
        certified: Some(full_time as f64),
        trained360: Some(full_time as f64),
        ..Teachers::default()
    }
}

/// Children who came with migrant workers, and those who entered by catchment.
pub fn origins_of_pupils(section: &mut Section, plan: &Plan, kind: SectionKind, rng: &mut Rng) {
    let share = match plan.setting {
        Setting::Urban => rng.between(0.08, 0.26),
        Setting::Town => rng.between(0.02, 0.12),
        Setting::Rural => rng.between(0.0, 0.03),
    };
    let pupils = f64::from(plan.pupils(kind));
    section.migrant_students = Some(libm::floor(pupils * share));
    if plan.ownership == Ownership::Public {
        let kept = if kind == SectionKind::Junior { rng.between(0.95, 1.0) } else { 1.0 };
        section.in_zone_students = Some(libm::ceil(pupils * kept));
    }
}

/// A senior section: its pupils count where things are shared; its teachers are only listed.
pub fn senior(plan: &Plan, rng: &mut Rng) -> Section {
    let pupils = plan.senior;
    let part = |share: f64| libm::round(f64::from(pupils) * share) as u64;
    let kind = SectionKind::Senior;
    let mut section = Section {
        students: Some(f64::from(pupils)),
        class_count: Some(f64::from(pupils.div_ceil(50))),
        teachers: teachers(pupils, kind, part(0.07), Some(part(0.016)), part(0.006), rng),
        ..Section::default()
    };
    origins_of_pupils(&mut section, plan, kind, rng);
    section
}

/// Indoor sports area, m²: only larger schools have a hall.
pub fn indoor(plan: &Plan, rng: &mut Rng) -> u64 {
    let halls = [280, 360, 420, 420, 560, 720, 860];
    let likely = match plan.all() {
        0..400 => 0.03,
        400..900 => 0.25,
        _ => 0.6,
    };
    if rng.chance(likely) { rng.pick(&halls).copied().unwrap_or(420) } else { 0 }
}

/// Computers, books, music and art rooms.
pub fn furnish(site: &mut Site, plan: &Plan, classes: u32, rng: &mut Rng) {
    let pupils = f64::from(plan.all());
    site.computers = Some(libm::round(pupils / rng.between(6.0, 10.5)));
    site.books = Some(libm::round(pupils * rng.between(24.0, 42.0)));
    let wanted = classes.div_ceil(12);
    let mut rooms = |standard: f64| {
        let have = if rng.chance(0.12) { wanted.saturating_sub(1) } else { wanted };
        let area = if rng.chance(0.8) { standard } else { 73.0 };
        (0..have).map(|_| area + libm::round(rng.between(0.0, 24.0) * 10.0) / 10.0).collect()
    };
    site.music_room_areas = Some(rooms(96.0));
    site.art_room_areas = Some(rooms(90.0));
}

/// Public funds by pupil, a counted school of fewer than a hundred as if it had a hundred, and
/// what of them is for training.
pub fn funds(plan: &Plan, rng: &mut Rng) -> Funds {
    let small = plan.parent.is_none() && plan.junior == 0;
    let primary = if small { plan.primary.max(100) } else { plan.primary };
    let budget = 850.0 * f64::from(primary)
        + 1050.0 * f64::from(plan.junior)
        + 1200.0 * f64::from(plan.senior);
    let share = if rng.chance(0.04) { 0.046 } else { rng.between(0.05, 0.062) };
    Funds {
        public_budget: Some(budget),
        teacher_training: Some(libm::ceil(budget * share)),
        ..Funds::default()
    }
}

/// A few slips for the reader to find; none touches a figure the assessment rests on.
pub fn slips(schools: &mut [School]) {
    let plain = |s: &School| {
        let section = s.sections.primary.as_ref();
        let students = section.and_then(|section| section.students);
        s.kind == Kind::Primary
            && s.ownership == Ownership::Public
            && s.counted
            && students.is_some_and(|n| (300.0..700.0).contains(&n))
    };
    let found = schools.iter_mut().filter(|s| plain(s)).nth(9);
    if let Some(section) = found.and_then(|s| s.sections.primary.as_mut()) {
        // A digit too many.
        section.migrant_students = section.students.map(|n| libm::floor(n / 10.0) * 100.0 + 7.0);
    }
    // In the country, where the share of pupils in their zone is not counted.
    let rural = |s: &School| plain(s) && s.setting == Some(Setting::Rural);
    let found = schools.iter_mut().filter(|s| rural(s)).nth(9);
    if let Some(section) = found.and_then(|s| s.sections.primary.as_mut()) {
        section.in_zone_students = section.students.map(|n| n + 12.0);
    }
}

/// Shares the published numbers of exchanged teachers out over the public schools.
pub fn exchange(schools: &mut [School], counts: &Counts, rng: &mut Rng) {
    let mut sections: Vec<&mut Teachers> = schools
        .iter_mut()
        .filter(|s| s.ownership == Ownership::Public && s.kind != Kind::TeachingPoint)
        .flat_map(|s| [s.sections.primary.as_mut(), s.sections.junior.as_mut()])
        .flatten()
        .map(|s| &mut s.teachers)
        .collect();
    let by = |sections: &[&mut Teachers], weight: &mut dyn FnMut(&Teachers) -> f64, total| {
        let weights: Vec<f64> = sections.iter().map(|t| weight(t)).collect();
        share_out(total, &weights)
    };
    let eligible = by(&sections, &mut |t| t.full_time.unwrap_or(0.0), counts.exchange_eligible);
    for (teachers, n) in sections.iter_mut().zip(eligible) {
        teachers.exchange_eligible = Some(f64::from(n));
    }
    let exchanged = by(
        &sections,
        &mut |t| t.exchange_eligible.unwrap_or(0.0) * rng.between(0.5, 1.5),
        counts.exchanged,
    );
    for (teachers, n) in sections.iter_mut().zip(exchanged) {
        teachers.exchanged = Some(f64::from(n));
    }
    let backbone = by(
        &sections,
        &mut |t| t.exchanged.unwrap_or(0.0).min(2.0 * t.backbone.unwrap_or(0.0)),
        counts.exchanged_backbone,
    );
    for (teachers, n) in sections.iter_mut().zip(backbone) {
        teachers.exchanged_backbone = Some(f64::from(n));
    }
}
