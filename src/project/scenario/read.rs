//! A scenario from the county file: every field optional, each error with its path.

use super::reader::Reader;
use super::{Addition, ClassMode, Event, RoomCount, Scenario, Staff};
use crate::county::Field;
use crate::json::{Expected, Wrong};
use crate::project::forecast::{Births, Feeder, GradeSystem, Method, Path};
use crate::project::result::Level;
use serde_json::Value;

const LEVELS: &[&str] = &["county", "zone", "school"];
const METHODS: &[&str] = &["standard", "last", "mean", "weighted", "median", "geometric"];
const MODES: &[&str] = &["auto", "carried", "fresh"];

impl Scenario {
    /// Reads a scenario; `path` names it in errors, for instance `scenario`.
    ///
    /// # Errors
    /// When a field holds something it cannot hold. Numbers out of range are findings of the
    /// projection.
    pub fn read(value: &Value, path: &str) -> Result<Self, Wrong> {
        let mut scenario = Self::default();
        let mut r = Reader::of(value, path)?;
        scenario.read_frame(&mut r)?;
        scenario.read_entry(&mut r)?;
        scenario.read_classes(&mut r)?;
        scenario.staff = Staff::read(r.object("staff")?)?;
        for event in r.objects("events")? {
            scenario.events.push(Event::read(event)?);
        }
        scenario.milestones = match r.take("milestones") {
            Some(Value::Array(list)) => list.clone(),
            Some(_) => return Err(r.refuse("milestones", Expected::List)),
            None => Vec::new(),
        };
        for item in r.objects("additions")? {
            scenario.additions.push(addition(item)?);
        }
        scenario.extra = r.rest();
        Ok(scenario)
    }

    fn read_frame(&mut self, r: &mut Reader<'_>) -> Result<(), Wrong> {
        self.name = r.word("name")?;
        put(&mut self.horizon, r.count("horizon")?);
        put(&mut self.detail, r.choice("detail", LEVELS, &Level::ALL)?);
        put(&mut self.method, r.choice("method", METHODS, &Method::ALL)?);
        put(&mut self.years, r.count("years")?);
        put(&mut self.draws, r.count("draws")?);
        if let Some(seed) = r.whole("seed")? {
            self.seed = seed.unsigned_abs();
        }
        let systems = [GradeSystem::SixThree, GradeSystem::FiveFour];
        self.grade_system = r.choice("gradeSystem", &["sixThree", "fiveFour"], &systems)?;
        self.break_year = r.year("breakYear")?;
        Ok(())
    }

    fn read_entry(&mut self, r: &mut Reader<'_>) -> Result<(), Wrong> {
        for mut item in r.objects("births")? {
            self.births.push(Births {
                year: item.need_year("year")?,
                count: item.need_number("count")?,
                low: item.number("low")?,
                high: item.number("high")?,
            });
        }
        put(&mut self.birth_weight, r.number("birthWeight")?);
        self.intake_ratio = path(r, "intakeRatio")?;
        self.junior_ratio = path(r, "juniorRatio")?;
        self.net_inflow = path(r, "netInflow")?;
        for mut item in r.objects("feeders")? {
            self.feeders.push(Feeder {
                from: item.word("from")?,
                to: item.word("to")?,
                share: item.need_number("share")?,
            });
        }
        Ok(())
    }

    fn read_classes(&mut self, r: &mut Reader<'_>) -> Result<(), Wrong> {
        self.intake_cap.fill(r.by_section("intakeCap")?);
        put(
            &mut self.class_mode,
            r.choice("classMode", MODES, &ClassMode::WORDS.map(|(_, mode)| mode))?,
        );
        self.split_above = r.by_section("splitAbove")?;
        self.merge_below = r.by_section("mergeBelow")?;
        put(&mut self.rooms_limit, r.flag("roomsLimit")?);
        for mut item in r.objects("rooms")? {
            self.rooms.push(RoomCount {
                unit: item.word("unit")?,
                section: item.section("section")?,
                rooms: item.number("rooms")?,
                seats: item.number("seats")?,
            });
        }
        self.seat_size.fill(r.by_section("seatSize")?);
        Ok(())
    }
}

fn put<T>(slot: &mut T, told: Option<T>) {
    if let Some(told) = told {
        *slot = told;
    }
}

/// A number for all years, or a list of `{ year, value }`.
fn path(r: &mut Reader<'_>, key: &'static str) -> Result<Path, Wrong> {
    match r.take(key) {
        None => Ok(Path::Fitted),
        Some(Value::Number(number)) => {
            number.as_f64().map(Path::Flat).ok_or_else(|| r.refuse(key, Expected::Number))
        }
        Some(Value::Array(_)) => {
            let mut steps = Vec::new();
            for mut item in r.objects(key)? {
                steps.push((item.need_year("year")?, item.need_number("value")?));
            }
            Ok(Path::Steps(steps))
        }
        Some(_) => Err(r.refuse(key, Expected::Number)),
    }
}

fn addition(mut item: Reader<'_>) -> Result<Addition, Wrong> {
    let field = item.word("field")?;
    let field = Field::parse(&field).ok_or_else(|| item.refuse("field", Expected::Figure))?;
    Ok(Addition {
        year: item.need_year("year")?,
        school: item.word("school")?,
        field,
        amount: item.need_number("amount")?,
    })
}
