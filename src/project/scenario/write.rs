//! A scenario as an object of the county file: what differs from the defaults, and what was not
//! known.

use super::event::by_section;
use super::{Addition, BySection, ClassMode, Headcount, RoomCount, Scenario, Staff};
use crate::project::forecast::Path;
use serde_json::{Map, Value, json};

impl Scenario {
    /// The object of the file; [`Scenario::read`] gives the scenario back.
    #[must_use]
    pub fn write(&self) -> Value {
        let default = Self::default();
        let mut out = Out(Map::new());
        out.put("name", json!(self.name), self.name.is_empty());
        out.put("horizon", json!(self.horizon), self.horizon == default.horizon);
        out.put("detail", json!(self.detail.id()), self.detail == default.detail);
        out.put("method", json!(self.method.id()), self.method == default.method);
        out.put("years", json!(self.years), self.years == default.years);
        out.put("draws", json!(self.draws), self.draws == default.draws);
        out.put("seed", json!(self.seed), self.seed == default.seed);
        out.put("gradeSystem", json!(self.grade_system), self.grade_system.is_none());
        out.put("breakYear", json!(self.break_year), self.break_year.is_none());
        self.write_entry(&mut out, &default);
        self.write_classes(&mut out, &default);
        let staff = staff(&self.staff, &default.staff);
        out.0.extend(staff.map(|staff| ("staff".to_owned(), staff)));
        out.list("events", self.events.iter().map(super::Event::write));
        out.list("milestones", self.milestones.iter().cloned());
        out.list("additions", self.additions.iter().map(addition));
        out.0.extend(self.extra.iter().map(|(key, value)| (key.clone(), value.clone())));
        Value::Object(out.0)
    }

    fn write_entry(&self, out: &mut Out, default: &Self) {
        let births = self
            .births
            .iter()
            .map(|b| json!({ "year": b.year, "count": b.count, "low": b.low, "high": b.high }));
        out.list("births", births.map(without_nulls));
        let usual = self.birth_weight == default.birth_weight;
        out.put("birthWeight", json!(self.birth_weight), usual);
        out.path("intakeRatio", &self.intake_ratio);
        out.path("juniorRatio", &self.junior_ratio);
        out.path("netInflow", &self.net_inflow);
        let feeders =
            self.feeders.iter().map(|f| json!({ "from": f.from, "to": f.to, "share": f.share }));
        out.list("feeders", feeders);
    }

    fn write_classes(&self, out: &mut Out, default: &Self) {
        out.put("intakeCap", both(&self.intake_cap), self.intake_cap == default.intake_cap);
        out.put("classMode", json!(self.class_mode.id()), self.class_mode == ClassMode::Auto);
        out.put("splitAbove", by_section(&self.split_above), self.split_above.is_none());
        out.put("mergeBelow", by_section(&self.merge_below), self.merge_below.is_none());
        out.put("roomsLimit", json!(true), !self.rooms_limit);
        out.list("rooms", self.rooms.iter().map(rooms));
        out.put("seatSize", both(&self.seat_size), self.seat_size == default.seat_size);
    }
}

/// An object that leaves out what is usual.
struct Out(Map<String, Value>);

impl Out {
    fn put(&mut self, key: &str, value: Value, usual: bool) {
        if !usual {
            self.0.insert(key.to_owned(), value);
        }
    }

    fn list(&mut self, key: &str, items: impl Iterator<Item = Value>) {
        let items: Vec<Value> = items.collect();
        self.put(key, Value::Array(items.clone()), items.is_empty());
    }

    fn path(&mut self, key: &str, path: &Path) {
        let value = match path {
            Path::Fitted => return,
            Path::Flat(value) => json!(value),
            Path::Steps(steps) => {
                steps.iter().map(|(year, value)| json!({ "year": year, "value": value })).collect()
            }
        };
        self.0.insert(key.to_owned(), value);
    }
}

fn both(values: &BySection<f64>) -> Value {
    json!({ "primary": values.primary, "junior": values.junior })
}

fn without_nulls(mut value: Value) -> Value {
    if let Some(map) = value.as_object_mut() {
        map.retain(|_, v| !v.is_null());
    }
    value
}

fn rooms(count: &RoomCount) -> Value {
    without_nulls(json!({
        "unit": count.unit, "section": count.section, "rooms": count.rooms, "seats": count.seats,
    }))
}

fn addition(a: &Addition) -> Value {
    json!({
        "year": a.year, "school": a.school, "field": a.field.to_string(), "amount": a.amount,
    })
}

fn staff(staff: &Staff, default: &Staff) -> Option<Value> {
    let mut out = Out(Map::new());
    let usual = staff.pupils_per_teacher == default.pupils_per_teacher;
    out.put("pupilsPerTeacher", both(&staff.pupils_per_teacher), usual);
    let none = staff.teachers_per_class.is_none();
    out.put("teachersPerClass", by_section(&staff.teachers_per_class), none);
    let usual = staff.sports_arts_per_hundred == default.sports_arts_per_hundred;
    out.put("sportsArtsPerHundred", json!(staff.sports_arts_per_hundred), usual);
    let headcount =
        |h: &Headcount| json!({ "year": h.year, "section": h.section, "count": h.count });
    out.list("retirements", staff.retirements.iter().map(headcount));
    out.list("recruits", staff.recruits.iter().map(headcount));
    (!out.0.is_empty()).then_some(Value::Object(out.0))
}
