//! Counties of any size for tests and benches: every kind of school, every figure now and then
//! missing, nothing calibrated.

use super::{
    assemble::{self, Got},
    classes,
    data::{self, Data},
    names::Places,
    plan::{self, Plan},
    rng::Rng,
    roster,
};
use crate::county::{County, Field, Kind, Ownership, School, SectionKind};

/// A county of `schools` schools, a function of the seed.
#[must_use]
pub fn random_county(seed: u64, schools: usize) -> County {
    data::read().map(|data| random(&data, seed, schools)).unwrap_or_default()
}

fn random(data: &Data, seed: u64, schools: usize) -> County {
    let mut rng = Rng::new(seed);
    let mut plans: Vec<Plan> = (0..schools).map(|_| any(data, &mut rng)).collect();
    let mut places = Places::new(&data.names);
    roster::name(&mut plans, &data.names, &mut places, &mut rng);
    for at in 1..plans.len() {
        let parent = rng.below(at);
        let fits = plans.get(parent).is_some_and(|p| p.kind == Kind::Primary && p.parent.is_none());
        if let Some(plan) = plans.get_mut(at).filter(|p| fits && p.kind == Kind::TeachingPoint) {
            plan.parent = Some(parent);
        }
    }
    let made = plans.iter().enumerate().map(|(at, plan)| one(at, plan, &plans, data, &mut rng));
    County {
        name: format!("随机县{seed}"),
        school_year: Some(data.shape.school_year),
        schools: made.collect(),
        sample: true,
        ..County::default()
    }
}

fn any(data: &Data, rng: &mut Rng) -> Plan {
    let mut pupils = |low: u32, high: u32| low + rng.below((high - low) as usize) as u32;
    let kind = pupils(0, 100);
    let mut plan = match kind {
        0..12 => Plan::new(Kind::TeachingPoint, pupils(8, 140), 0, 0),
        12..66 => Plan::new(Kind::Primary, pupils(60, 2400), 0, 0),
        66..82 => Plan::new(Kind::Junior, 0, pupils(150, 2300), 0),
        82..92 => Plan::new(Kind::NineYear, pupils(150, 1500), pupils(120, 1200), 0),
        92..95 => {
            let (p, j) = (pupils(300, 1500), pupils(200, 900));
            Plan::new(Kind::TwelveYear, p, j, pupils(200, 900))
        }
        95..99 => Plan::new(Kind::CompleteSecondary, 0, pupils(300, 1500), pupils(300, 1800)),
        _ => Plan::new(Kind::Special, pupils(40, 200), 0, 0),
    };
    if plan.kind != Kind::TeachingPoint && rng.chance(0.06) {
        plan.ownership = Ownership::Private;
    }
    plan::settle(&mut plan, &data.shape.fill, rng);
    plan
}

fn one(at: usize, plan: &Plan, plans: &[Plan], data: &Data, rng: &mut Rng) -> School {
    let mut grades = Vec::new();
    let mut own = Vec::new();
    for section in SectionKind::COMPULSORY {
        if plan.pupils(section) > 0 {
            grades.extend(classes::grades(at, plan, section, &data.shape, rng));
            own.push((section, Got::plain(plan, section, rng)));
        }
    }
    let grades: Vec<&classes::Grade> = grades.iter().collect();
    let mut school = assemble::school(at, plan, plans, &own, &grades, rng);
    for field in Field::all() {
        if field.get(&school).is_some() && rng.chance(0.01) {
            field.set(&mut school, None);
        }
    }
    school
}
