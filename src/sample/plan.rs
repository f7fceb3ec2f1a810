//! Which schools the sample county has: kinds, sizes, places. Resources come later.

use super::{
    data::{Data, Fill},
    names::Places,
    rng::Rng,
    roster,
};
use crate::county::{Kind, Ownership, SectionKind, Setting};
use crate::order;

/// A school to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub name: String,
    pub zone: String,
    pub kind: Kind,
    pub ownership: Ownership,
    pub setting: Setting,
    /// Position of the school it is counted with.
    pub parent: Option<usize>,
    pub established: i32,
    pub boarding: bool,
    pub primary: u32,
    pub junior: u32,
    pub senior: u32,
    /// How good the school is at getting things; about normal.
    pub quality: f64,
    /// Pupils a class is filled to before another is opened.
    pub fill: u32,
}

impl Plan {
    /// A public school in the country that grows into what it is to be.
    pub fn new(kind: Kind, primary: u32, junior: u32, senior: u32) -> Self {
        Self {
            name: String::new(),
            zone: String::new(),
            kind,
            ownership: Ownership::Public,
            setting: Setting::Rural,
            parent: None,
            established: 1980,
            boarding: false,
            primary,
            junior,
            senior,
            quality: 0.0,
            fill: 45,
        }
    }

    /// Pupils of a section.
    pub fn pupils(&self, section: SectionKind) -> u32 {
        match section {
            SectionKind::Primary => self.primary,
            SectionKind::Junior => self.junior,
            SectionKind::Senior => self.senior,
        }
    }

    /// Pupils of all sections.
    pub fn all(&self) -> u32 {
        self.primary + self.junior + self.senior
    }

    /// Whether it runs more than one section.
    pub fn shares(&self) -> bool {
        [self.primary, self.junior, self.senior].into_iter().filter(|n| *n > 0).count() > 1
    }

    /// A teaching point outside the assessment.
    pub fn excluded(&self) -> bool {
        self.kind == Kind::TeachingPoint && self.all() < 50
    }
}

/// All schools: primaries and points, nine-year, twelve-year, junior, complete secondary; one
/// generator for what they are, one for what they are called and where they stand.
pub fn plan(data: &Data, rng: &mut Rng, naming: &mut Rng) -> Vec<Plan> {
    let shape = &data.shape;
    let mut primaries = primaries(data, rng);
    let mut upper = upper(data, rng);
    let multi: u32 = upper.iter().map(|p| p.primary).sum();
    let fixed: u32 = primaries.iter().filter(|p| !p.excluded()).map(|p| p.primary).sum();
    let ordinary = data.counts.primary_rows
        - primaries.iter().filter(|p| !p.excluded()).count()
        - upper.iter().filter(|p| p.primary > 0).count();
    let campuses = campus_sizes(shape.uncounted_campuses, rng);
    let rest = shape.primary_students - multi - fixed - campuses.iter().sum::<u32>();
    let sizes = sizes(ordinary, rest, (430.0, 0.62), (101, 1980), rng);
    primaries.extend(sizes.into_iter().map(|n| Plan::new(Kind::Primary, n, 0, 0)));
    for plan in &mut primaries {
        settle(plan, &shape.fill, rng);
    }
    for plan in &mut upper {
        settle(plan, &shape.fill, rng);
    }
    let mut places = Places::new(&data.names);
    let mut plans = primaries;
    plans.extend(upper);
    roster::name(&mut plans, &data.names, &mut places, naming);
    order::sort_by_key(&mut plans, |p| roster::order(p, &data.names));
    let mut private = data.names.private.iter();
    for plan in plans.iter_mut().filter(|p| p.ownership == Ownership::Private) {
        plan.name = roster::private_name(plan.kind, private.next());
    }
    roster::uncounted(&mut plans, shape, &campuses, &mut places, naming);
    plans
}

fn primaries(data: &Data, rng: &mut Rng) -> Vec<Plan> {
    let (counts, shape) = (&data.counts, &data.shape);
    let mut plans: Vec<Plan> = (0..counts.primaries_over_2000)
        .map(|_| Plan::new(Kind::Primary, 2040 + rng.below(620) as u32, 0, 0))
        .collect();
    let below_50: Vec<u32> =
        (0..shape.points_under_50).map(|_| 31 + rng.below(18) as u32).collect();
    let in_scope = counts.small_schools - shape.points_under_50;
    let rest = counts.small_pupils - below_50.iter().sum::<u32>();
    let small = sizes(in_scope, rest, (78.0, 0.2), (51, 99), rng);
    plans.extend(below_50.into_iter().map(|n| Plan::new(Kind::TeachingPoint, n, 0, 0)));
    plans.extend(small.into_iter().enumerate().map(|(i, n)| {
        let point = i < shape.small_points;
        Plan::new(if point { Kind::TeachingPoint } else { Kind::Primary }, n, 0, 0)
    }));
    plans.extend(
        (0..shape.points_above_100)
            .map(|_| Plan::new(Kind::TeachingPoint, 102 + rng.below(90) as u32, 0, 0)),
    );
    plans.extend((0..shape.private_primaries).map(|_| Plan {
        ownership: Ownership::Private,
        ..Plan::new(Kind::Primary, 640 + rng.below(560) as u32, 0, 0)
    }));
    plans
}

fn upper(data: &Data, rng: &mut Rng) -> Vec<Plan> {
    let shape = &data.shape;
    let owner = |i: usize, private: usize| {
        if i < private { Ownership::Private } else { Ownership::Public }
    };
    let mut plans = Vec::new();
    for i in 0..shape.nine_year {
        let (p, j) = (330 + rng.below(720) as u32, 240 + rng.below(520) as u32);
        let ownership = owner(i, shape.private_nine_year);
        plans.push(Plan { ownership, ..Plan::new(Kind::NineYear, p, j, 0) });
    }
    for i in 0..shape.twelve_year {
        let (p, j, s) = (620 + rng.below(480), 420 + rng.below(380), 380 + rng.below(420));
        let ownership = owner(i, shape.private_twelve_year);
        plans.push(Plan { ownership, ..Plan::new(Kind::TwelveYear, p as u32, j as u32, s as u32) });
    }
    for i in 0..shape.complete_secondary {
        let (j, s) = (620 + rng.below(900) as u32, 760 + rng.below(1300) as u32);
        let ownership = owner(i, shape.private_complete);
        plans.push(Plan { ownership, ..Plan::new(Kind::CompleteSecondary, 0, j, s) });
    }
    let junior = data.counts.junior_rows - plans.len();
    let rest = shape.junior_students - plans.iter().map(|p| p.junior).sum::<u32>();
    let sizes = sizes(junior, rest, (800.0, 0.48), (240, 1990), rng);
    plans.extend(sizes.into_iter().map(|n| Plan::new(Kind::Junior, 0, n, 0)));
    plans
}

fn campus_sizes(count: usize, rng: &mut Rng) -> Vec<u32> {
    (0..count).map(|_| 120 + rng.below(120) as u32).collect()
}

/// Log-normal sizes (median, deviation of the logarithm) within bounds that add up to `total`.
pub fn sizes(
    count: usize,
    total: u32,
    (median, spread): (f64, f64),
    (low, high): (u32, u32),
    rng: &mut Rng,
) -> Vec<u32> {
    let drawn: Vec<f64> = (0..count).map(|_| median * libm::exp(spread * rng.normal())).collect();
    let at = |scale: f64, n: f64| (n * scale).clamp(f64::from(low), f64::from(high));
    let (mut small, mut large) = (0.0, 50.0);
    for _ in 0..60 {
        let scale = (small + large) / 2.0;
        let sum: f64 = drawn.iter().map(|n| at(scale, *n)).sum();
        if sum < f64::from(total) { small = scale } else { large = scale }
    }
    let mut sizes: Vec<u32> = drawn.iter().map(|n| at(small, *n) as u32).collect();
    let mut rest = total.saturating_sub(sizes.iter().sum());
    for size in sizes.iter_mut().filter(|n| **n < high) {
        let add = rest.min(1);
        *size += add;
        rest -= add;
    }
    // Flooring leaves less than one a school, so that one pass is enough unless bounds bind.
    if let Some(size) = sizes.iter_mut().find(|n| **n + rest <= high) {
        *size += rest;
    }
    sizes
}

/// Setting, class filling, age and quality, which go with size.
pub fn settle(plan: &mut Plan, fill: &Fill, rng: &mut Rng) {
    let primary = plan.primary >= plan.junior;
    let usual = if primary { 480.0 } else { 900.0 };
    let size = libm::log(f64::from(plan.primary.max(plan.junior)) / usual);
    let pull = size + 0.5 * rng.normal();
    plan.setting = if plan.kind == Kind::TeachingPoint || plan.primary + plan.junior < 100 {
        Setting::Rural
    } else if plan.kind == Kind::TwelveYear || pull > 0.75 {
        Setting::Urban
    } else if pull > 0.1 {
        Setting::Town
    } else {
        Setting::Rural
    };
    let (least, range, lean) = match (plan.setting, primary) {
        (_, false) => fill.junior,
        (Setting::Urban, true) => fill.urban,
        (Setting::Town, true) => fill.town,
        (Setting::Rural, true) => fill.rural,
    };
    plan.fill = (least + range * libm::pow(rng.unit(), lean)) as u32;
    if plan.ownership == Ownership::Private {
        plan.fill = if primary { 45 } else { 50 };
        plan.established = 2003 + rng.below(12) as i32;
    } else {
        plan.established = 1952 + rng.below(56) as i32;
        let young = plan.setting == Setting::Urban && rng.chance(0.3);
        if young {
            plan.established = 2011 + rng.below(5) as i32;
        }
    }
    plan.boarding = plan.junior > 0 && plan.setting == Setting::Rural && rng.chance(0.7);
    plan.quality = rng.normal();
}
