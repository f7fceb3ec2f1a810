//! Names, zones and order of the sample's schools, and those counted with another.

use super::{
    data::{Names, Shape},
    names::Places,
    plan::{self, Plan},
    rng::Rng,
};
use crate::county::{Kind, Ownership, SectionKind, Setting};

/// Gives each school its zone and name; the largest public school of a township is its central
/// one.
pub fn name(plans: &mut [Plan], names: &Names, places: &mut Places, rng: &mut Rng) {
    for plan in plans.iter_mut() {
        let urban = plan.setting == Setting::Urban;
        let place = rng.pick(if urban { &names.urban } else { &names.towns });
        plan.zone = format!("{}学区", place.map_or("", String::as_str));
        plan.name = format!("{}{}", places.next(rng), tail(plan.kind));
    }
    for town in &names.towns {
        central(plans, town, Kind::Primary, "中心小学");
        central(plans, town, Kind::Junior, "中学");
    }
    let secondary = plans
        .iter_mut()
        .filter(|p| p.kind == Kind::CompleteSecondary && p.ownership == Ownership::Public);
    for (plan, number) in secondary.zip(["一", "二", "三", "四", "五", "六", "七", "八"]) {
        plan.name = format!("砚溪第{number}中学");
    }
}

fn tail(kind: Kind) -> &'static str {
    match kind {
        Kind::Primary => "小学",
        Kind::TeachingPoint => "教学点",
        Kind::Junior => "初级中学",
        Kind::NineYear | Kind::TwelveYear => "学校",
        Kind::CompleteSecondary => "中学",
        Kind::Special => "特殊教育学校",
        Kind::Vocational => "职业学校",
    }
}

fn central(plans: &mut [Plan], town: &str, kind: Kind, tail: &str) {
    let zone = format!("{town}学区");
    let of_town = plans
        .iter_mut()
        .filter(|p| p.zone == zone && p.kind == kind && p.ownership == Ownership::Public);
    if let Some(largest) = of_town.max_by_key(|p| p.all()) {
        largest.name = format!("{town}{tail}");
        largest.setting = Setting::Town;
    }
}

/// The name of a private school.
pub fn private_name(kind: Kind, word: Option<&String>) -> String {
    let tail = match kind {
        Kind::Primary => "小学",
        Kind::NineYear => "实验学校",
        Kind::TwelveYear => "外国语学校",
        _ => "中学",
    };
    format!("{}{tail}", word.map_or("", String::as_str))
}

/// The order of a county file: by kind, zone, then size.
pub fn order(plan: &Plan, names: &Names) -> (usize, usize, u32) {
    let kind = match plan.kind {
        Kind::Primary | Kind::TeachingPoint => 0,
        Kind::NineYear => 1,
        Kind::TwelveYear => 2,
        Kind::Junior => 3,
        _ => 4,
    };
    let mut zones = names.urban.iter().chain(&names.towns);
    let zone = zones.position(|z| plan.zone.starts_with(z.as_str())).unwrap_or(usize::MAX);
    (kind, zone, u32::MAX - plan.all())
}

/// Adds the schools that are counted with another: points too small to be assessed, and
/// campuses. They follow the primaries, before which all their parents stand.
pub fn uncounted(
    plans: &mut Vec<Plan>,
    shape: &Shape,
    campuses: &[u32],
    places: &mut Places,
    rng: &mut Rng,
) {
    let wanted: Vec<(Kind, u32)> = (0..shape.uncounted_points)
        .map(|_| (Kind::TeachingPoint, 14 + rng.below(34) as u32))
        .chain(campuses.iter().map(|n| (Kind::Primary, *n)))
        .collect();
    let mut parents: Vec<usize> = (0..plans.len())
        .filter(|at| {
            plans.get(*at).is_some_and(|p| p.name.ends_with("中心小学") && p.primary < 1500)
        })
        .collect();
    rng.shuffle(&mut parents);
    let mut end = plans.iter().take_while(|p| p.pupils(SectionKind::Junior) == 0).count();
    for ((kind, pupils), at) in wanted.into_iter().zip(parents) {
        let Some(parent) = plans.get(at) else { continue };
        let mut child = Plan { parent: Some(at), ..Plan::new(kind, pupils, 0, 0) };
        plan::settle(&mut child, &shape.fill, rng);
        child.fill = 45;
        child.zone.clone_from(&parent.zone);
        child.name = if kind == Kind::TeachingPoint {
            format!("{}{}教学点", parent.name, places.next(rng))
        } else {
            format!("{}{}校区", parent.name, places.next(rng))
        };
        plans.insert(end, child);
        end += 1;
    }
}
