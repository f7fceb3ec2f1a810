//! Which county each thing that was read belongs to: the one its row names (统计三级), else the one
//! that its school belongs to elsewhere, else the one that was given or the only one.

use super::county_form::CountyForm;
use super::draft::Draft;
use super::history::{PastFigure, Tables, Who};
use super::label::normalise;
use crate::county::County;
use crate::order::{Map, Set};

/// What was read, by the county it is counted under.
pub struct Groups<'a> {
    /// Names, as the files name them first; the county that was given is first.
    pub order: Vec<String>,
    pub drafts: Map<String, Vec<&'a Draft>>,
    pub figures: Map<String, Vec<&'a PastFigure>>,
    pub forms: Map<String, Vec<&'a CountyForm>>,
}

/// Where a school is counted: by its code, and by its name where only one county has it.
#[derive(Default)]
struct Known {
    by_id: Map<String, String>,
    by_name: Map<String, Option<String>>,
}

impl Known {
    fn add(&mut self, id: Option<&str>, name: Option<&str>, county: &str) {
        if let Some(id) = id {
            self.by_id.entry(id.to_owned()).or_insert_with(|| county.to_owned());
        }
        if let Some(name) = name {
            let slot =
                self.by_name.entry(normalise(name)).or_insert_with(|| Some(county.to_owned()));
            if slot.as_deref() != Some(county) {
                *slot = None;
            }
        }
    }

    fn county(&self, id: Option<&str>, name: Option<&str>) -> Option<String> {
        let by_id = id.and_then(|id| self.by_id.get(id));
        by_id.cloned().or_else(|| self.by_name.get(&normalise(name?)).cloned().flatten())
    }
}

/// Names that several cities give to a county of theirs, such as 城区: they are told apart by the
/// city in front.
fn shared_names(drafts: &[Draft]) -> Set<String> {
    let mut cities: Map<&str, &str> = Map::new();
    let mut shared = Set::new();
    for draft in drafts {
        if let (Some(county), Some(city)) = (draft.county.as_deref(), draft.city.as_deref())
            && *cities.entry(county).or_insert(city) != city
        {
            shared.insert(county.to_owned());
        }
    }
    shared
}

/// The county a draft names itself.
fn named(draft: &Draft, shared: &Set<String>) -> Option<String> {
    let county = draft.county.clone()?;
    if !shared.contains(&county) {
        return Some(county);
    }
    // Of a name that several cities have, a row without its city says nothing.
    draft.city.as_deref().map(|city| format!("{city}{county}"))
}

impl<'a> Groups<'a> {
    /// Sorts drafts and figures of the past by county.
    pub fn of(drafts: &'a [Draft], tables: &'a Tables, into: Option<&County>) -> Self {
        let shared = shared_names(drafts);
        let of_figures = tables.figures.iter().filter_map(|figure| figure.county.clone());
        let names: Set<String> =
            drafts.iter().filter_map(|draft| named(draft, &shared)).chain(of_figures).collect();
        let only = if names.len() == 1 { names.first().cloned() } else { None };
        let given = into.map(|county| county.name.clone()).filter(|name| !name.is_empty());
        let usual = given.or(only);
        let mut known = Known::default();
        for draft in drafts {
            if let Some(county) = named(draft, &shared) {
                known.add(draft.id.as_deref(), draft.name.as_deref(), &county);
            }
        }
        for school in into.iter().flat_map(|county| &county.schools) {
            let county = usual.as_deref().unwrap_or_default();
            known.add(Some(&school.id), Some(&school.name), county);
        }
        let mut groups = Groups {
            order: Vec::new(),
            drafts: Map::new(),
            figures: Map::new(),
            forms: Map::new(),
        };
        for draft in drafts {
            let elsewhere = || known.county(draft.id.as_deref(), draft.name.as_deref());
            let name = named(draft, &shared).or_else(elsewhere).or_else(|| usual.clone());
            let name = name.unwrap_or_default();
            groups.name(&name);
            groups.drafts.entry(name).or_default().push(draft);
        }
        for figure in &tables.figures {
            let elsewhere = || match &figure.who {
                Who::School { id, name } => known.county(id.as_deref(), name.as_deref()),
                Who::Any(name) => known.county(None, Some(name)),
                Who::Zone(_) | Who::County => None,
            };
            let first = || groups.order.first().cloned();
            let name = figure.county.clone().or_else(elsewhere).or(usual.clone()).or_else(first);
            let name = name.unwrap_or_default();
            groups.name(&name);
            groups.figures.entry(name).or_default().push(figure);
        }
        if groups.order.is_empty() && !(drafts.is_empty() && tables.is_empty()) {
            groups.name(&usual.unwrap_or_default());
        }
        groups
    }

    /// A county's own form belongs to the county it names, written with its city or without; where
    /// it names none, to the first.
    pub fn add_forms(&mut self, forms: &'a [CountyForm], into: Option<&County>) {
        let given = into.map(|county| county.name.clone());
        for form in forms {
            let known = || self.order.iter().chain(&given).filter(|name| !name.is_empty());
            let named = form.county.as_deref().map(|own| {
                let same = |name: &&String| own.ends_with(name.as_str()) || name.ends_with(own);
                known().find(same).cloned().unwrap_or_else(|| own.to_owned())
            });
            // A county without a name takes the form's.
            let nameless = self.order.iter().chain(&given).find(|name| name.is_empty()).cloned();
            let first = || known().next().cloned();
            let name = match named {
                Some(name) if known().any(|known| *known == name) => name,
                Some(name) => nameless.unwrap_or(name),
                None => first().unwrap_or_default(),
            };
            self.name(&name);
            self.forms.entry(name).or_default().push(form);
        }
    }

    fn name(&mut self, name: &str) {
        if !self.order.iter().any(|known| known == name) {
            self.order.push(name.to_owned());
        }
    }
}
