//! Invented place names: combinations of common characters, each used once.

use super::{data::Names, rng::Rng};
use crate::order::Set;

/// Makes places nobody has used yet.
pub struct Places {
    first: Vec<char>,
    last: Vec<char>,
    rural: Vec<char>,
    used: Set<String>,
}

impl Places {
    /// No place used but the townships themselves.
    pub fn new(names: &Names) -> Self {
        Self {
            first: names.first.chars().collect(),
            last: names.last.chars().collect(),
            rural: names.rural.chars().collect(),
            used: names.towns.iter().chain(&names.urban).cloned().collect(),
        }
    }

    /// A new place; of three characters once those of two are hard to find.
    pub fn next(&mut self, rng: &mut Rng) -> String {
        for attempt in 0_u32.. {
            let mut name = String::new();
            let directions = rng.chance(0.3);
            name.extend(rng.pick(if directions { &self.rural } else { &self.first }));
            if attempt > 20 {
                name.extend(rng.pick(&self.first));
            }
            name.extend(rng.pick(&self.last));
            if attempt > 200 {
                name.push_str(&self.used.len().to_string());
            }
            if self.used.insert(name.clone()) {
                return name;
            }
        }
        String::new()
    }
}
