//! Drafts of many files joined into counties: by 机构标识码, else by the exact name. Statistics of
//! several years make one county of the latest year, with the others as its history.

use super::context::Context;
use super::county_form::{self, CountyForm};
use super::draft::Draft;
use super::grade_system;
use super::history::{self, Tables, TablesOf};
use super::label::normalise;
use super::merge::CountyBuilder;
use super::parents;
use super::whose::Groups;
use crate::county::{County, Field, Finding, Kind, Owner, School, SectionKind, Severity};
use crate::order::{Map, Set};

/// Joins everything an import has read. Findings of joining go to the context.
pub fn join(context: &mut Context<'_>) -> Vec<County> {
    let drafts = std::mem::take(&mut context.drafts);
    let tables = std::mem::take(&mut context.tables);
    let forms = std::mem::take(&mut context.county_forms);
    let mut into = context.options.into.clone();
    if drafts.is_empty() && tables.is_empty() && forms.is_empty() {
        return into.into_iter().collect();
    }
    let mut groups = Groups::of(&drafts, &tables, into.as_ref());
    groups.add_forms(&forms, into.as_ref());
    let mut counties = Vec::new();
    // What names no county is the given one's, or the only one's; of several, nobody's.
    let has_owner = into.is_some() || groups.order.len() < 2;
    if !has_owner {
        say_ownerless(&tables, context);
    }
    for (at, name) in groups.order.iter().enumerate() {
        let fits = |county: &County| county.name.is_empty() || county.name == *name;
        let start = match into.take_if(|county| fits(county)) {
            Some(county) => county,
            None => County { name: name.clone(), ..County::default() },
        };
        let drafts = groups.drafts.get(name).map_or(&[][..], Vec::as_slice);
        let own = has_owner && at == 0;
        let tables = TablesOf {
            figures: groups.figures.get(name).cloned().unwrap_or_default(),
            births: if own { &tables.births } else { &[] },
            feeders: if own { &tables.feeders } else { &[] },
        };
        let forms = groups.forms.get(name).map_or(&[][..], Vec::as_slice);
        counties.push(join_county(start, name, (drafts, forms), &tables, context));
    }
    // A county that got nothing new is still there.
    counties.splice(0..0, into);
    forget_what_is_there(&counties, context);
    counties
}

/// Births and feeders that name no county, where the files hold several: to give them to one would be
/// a guess.
fn say_ownerless(tables: &Tables, context: &mut Context<'_>) {
    let births = tables.births.iter().map(|sheet| (sheet.source, sheet.at));
    let feeders = tables.feeders.iter().map(|sheet| (sheet.source, sheet.at));
    for (source, at) in births.chain(feeders) {
        let finding = Finding::new(Severity::Must, "table-ownerless");
        let finding = context.at_source(finding, Some(source), Some(at));
        context.findings.push(finding);
    }
}

/// Where a county lies, as far as all of its files agree.
fn lies_in(county: &mut County, drafts: &[&Draft]) {
    let told = |of: fn(&Draft) -> Option<&String>| {
        let names: Set<&str> =
            drafts.iter().filter_map(|draft| of(draft)).map(String::as_str).collect();
        if names.len() == 1 { names.first().copied() } else { None }
    };
    county.lies_in(told(|draft| draft.city.as_ref()), told(|draft| draft.province.as_ref()));
}

/// A column that a table lacks is of no concern where other files gave every school its figure; one
/// of our own template, which may add to others, where they gave any.
fn forget_what_is_there(counties: &[County], context: &mut Context<'_>) {
    let schools = || counties.iter().flat_map(|county| &county.schools);
    let given = |field: Field, own: bool| {
        let has = |school: &&School| match field.owner() {
            Owner::Section(section) => school.section(section).is_some(),
            Owner::Site | Owner::Funds => true,
        };
        let mut asked = schools().filter(has).map(|school| field.get(school).is_some()).peekable();
        let any = asked.peek().is_some();
        any && if own { asked.any(|has| has) } else { asked.all(|has| has) }
    };
    let mapping = &context.mapping;
    context.findings.retain(|finding| {
        let own = mapping.iter().any(|sheet| {
            let name = finding.sheet.as_deref().unwrap_or_default();
            sheet.form == "template"
                && finding.file.as_deref() == Some(&sheet.file)
                && name == sheet.sheet
        });
        finding.code != "column-missing" || !finding.field.is_some_and(|field| given(field, own))
    });
}

fn join_county(
    mut county: County,
    name: &str,
    (drafts, forms): (&[&Draft], &[&CountyForm]),
    tables: &TablesOf<'_>,
    context: &mut Context<'_>,
) -> County {
    if county.name.is_empty() {
        let said = forms.iter().find_map(|form| form.county.as_deref());
        said.filter(|_| name.is_empty()).unwrap_or(name).clone_into(&mut county.name);
    }
    lies_in(&mut county, drafts);
    let current = current_year(&county, drafts);
    let is_older = |draft: &&Draft| {
        draft.yearly && draft.year.zip(current).is_some_and(|(year, current)| year < current)
    };
    let (older, drafts): (Vec<&Draft>, Vec<&Draft>) = drafts.iter().copied().partition(is_older);
    forget_columns(&older, &drafts, context);
    let (told, differing) = grade_system::of_schools(&drafts, context);
    let system = told
        .or_else(|| grade_system::of_schools(&older, context).0)
        .map(|(system, _)| system)
        .or_else(|| county_form::grade_system(forms))
        .or(county.grade_system())
        .or_else(|| history::grade_system(&tables.figures));
    let mut joiner = Joiner::new(CountyBuilder::new(county, system.unwrap_or_default()));
    for draft in &drafts {
        joiner.add(draft, context);
    }
    let mut builder = joiner.builder;
    settle_kinds(&mut builder);
    builder.settle_year();
    if let Some(current) = current {
        history::older_year(&mut builder, &older, current, context);
    }
    history::settle(&mut builder, tables, context);
    builder.findings.extend(differing);
    county_form::settle(&mut builder, forms, told, context);
    builder.county.corrections.mapping.extend(context.options.mapping.clone());
    builder.county.corrections.parents.extend(context.options.parents.clone());
    builder.findings.extend(parents::settle(&mut builder.county, &context.options.parents));
    if builder.county.name.is_empty() {
        builder.findings.push(Finding::new(Severity::Check, "county-unnamed"));
    }
    context.findings.append(&mut builder.findings);
    builder.county
}

/// The year of the figures that describe the schools: the latest of the statistics, or the
/// county's own where that is later. What is older is history.
fn current_year(county: &County, drafts: &[&Draft]) -> Option<i32> {
    let own = county.school_year.filter(|_| !county.schools.is_empty());
    let years = drafts.iter().filter(|draft| draft.yearly).filter_map(|draft| draft.year);
    years.chain(own).max()
}

/// Columns that a sheet of an older year lacks are of no concern: only its grades are used.
fn forget_columns(older: &[&Draft], current: &[&Draft], context: &mut Context<'_>) {
    let mut unused: Set<u32> = older.iter().map(|draft| draft.source).collect();
    for draft in current {
        unused.remove(&draft.source);
    }
    let sources = &context.sources;
    context.findings.retain(|finding| {
        let of_source = |at: &u32| {
            sources.get(*at as usize).is_some_and(|source| {
                finding.file.as_deref() == Some(&source.file)
                    && finding.sheet.as_deref().unwrap_or_default() == source.sheet
            })
        };
        !(finding.code.starts_with("column-") && unused.iter().any(of_source))
    });
}

/// Finds for each draft the school it speaks of.
struct Joiner {
    builder: CountyBuilder,
    by_id: Map<String, usize>,
    by_name: Map<String, Vec<usize>>,
    /// Schools known by name only.
    nameless: Set<usize>,
    /// Which sheet and section has spoken of a school, so that a second row is noticed.
    spoken: Set<(usize, Option<SectionKind>, u32)>,
}

/// What a draft's code and name lead to.
enum Found {
    School(usize),
    ByName(usize),
    New,
    Ambiguous,
}

impl Joiner {
    fn new(builder: CountyBuilder) -> Self {
        let mut joiner = Joiner {
            builder,
            by_id: Map::new(),
            by_name: Map::new(),
            nameless: Set::new(),
            spoken: Set::new(),
        };
        let known: Vec<(String, String)> = joiner
            .builder
            .county
            .schools
            .iter()
            .map(|school| (school.id.clone(), school.name.clone()))
            .collect();
        for (at, (id, name)) in known.into_iter().enumerate() {
            joiner.index(at, &id, &name);
        }
        joiner
    }

    fn index(&mut self, at: usize, id: &str, name: &str) {
        self.by_id.entry(id.to_owned()).or_insert(at);
        if id == name {
            self.nameless.insert(at);
        }
        self.by_name.entry(normalise(name)).or_default().push(at);
    }

    fn find(&self, draft: &Draft) -> Found {
        if let Some(at) = draft.id.as_ref().and_then(|id| self.by_id.get(id)) {
            return Found::School(*at);
        }
        let name = normalise(draft.name.as_deref().unwrap_or_default());
        let named: &[usize] =
            if name.is_empty() { &[] } else { self.by_name.get(&name).map_or(&[], Vec::as_slice) };
        // A school with another code is another school, whatever its name.
        let mut candidates =
            named.iter().filter(|at| draft.id.is_none() || self.nameless.contains(at));
        match (candidates.next(), candidates.next()) {
            (None, _) => Found::New,
            (Some(at), None) => Found::ByName(*at),
            _ => Found::Ambiguous,
        }
    }

    fn add(&mut self, draft: &Draft, context: &Context<'_>) {
        let at = match self.find(draft) {
            Found::School(at) => at,
            Found::ByName(at) => {
                self.note_join_by_name(at, draft, context);
                at
            }
            Found::New => self.new_school(draft, None),
            Found::Ambiguous => {
                let finding = Finding::new(Severity::Must, "name-ambiguous");
                self.builder.findings.push(context.at_draft(finding, draft, None));
                return;
            }
        };
        if self.spoken.insert((at, draft.section, draft.source)) {
            self.builder.merge(at, draft, context);
            return;
        }
        let same_name = self.builder.county.schools.get(at).is_some_and(|school| {
            normalise(&school.name) == normalise(draft.name.as_deref().unwrap_or_default())
        });
        let kept = self.builder.county.schools.get(at).map(|s| s.name.clone()).unwrap_or_default();
        let code = if same_name { "row-twice" } else { "code-twice" };
        let finding = Finding::new(Severity::Must, code)
            .arg("code", draft.id.clone().unwrap_or_default())
            .arg("kept", kept);
        self.builder.findings.push(context.at_draft(finding, draft, None));
        // Two schools under one code are two schools: the second gets a code of its own.
        if !same_name {
            let id = draft.id.as_deref().unwrap_or_default();
            let free = (2..).map(|n| format!("{id}-{n}")).find(|id| !self.by_id.contains_key(id));
            let at = self.new_school(draft, free);
            self.spoken.insert((at, draft.section, draft.source));
            self.builder.merge(at, draft, context);
        }
    }

    fn new_school(&mut self, draft: &Draft, id: Option<String>) -> usize {
        let name = draft.name.clone().unwrap_or_default();
        let id = id.or_else(|| draft.id.clone()).unwrap_or_else(|| name.clone());
        let at = self.builder.add_school(id.clone(), draft);
        self.index(at, &id, &name);
        at
    }

    /// Joining by name is said where one side has a code and the other has none.
    fn note_join_by_name(&mut self, at: usize, draft: &Draft, context: &Context<'_>) {
        let Some(school) = self.builder.county.schools.get_mut(at) else { return };
        if let Some(id) = &draft.id
            && self.nameless.remove(&at)
        {
            school.id.clone_from(id);
            self.by_id.insert(id.clone(), at);
        }
        let other_sheet = !self.spoken.contains(&(at, draft.section, draft.source));
        let has_code = school.id != school.name;
        if other_sheet && has_code {
            let finding =
                Finding::new(Severity::Check, "joined-by-name").arg("code", school.id.as_str());
            self.builder.findings.push(context.at_draft(finding, draft, None));
        }
    }
}

/// Where no file says 办学类型 the sections say it, and that is reported.
fn settle_kinds(builder: &mut CountyBuilder) {
    let mut derived = 0_usize;
    for (at, school) in builder.county.schools.iter_mut().enumerate() {
        let has = SectionKind::ALL.map(|section| school.section(section).is_some());
        if builder.kind_said.contains(&at) || !builder.added.contains(&at) {
            continue;
        }
        let kind = match has {
            [true, false, _] => Kind::Primary,
            [false, true, false] => Kind::Junior,
            [true, true, false] => Kind::NineYear,
            [true, true, true] => Kind::TwelveYear,
            [false, true, true] => Kind::CompleteSecondary,
            [false, false, _] => continue,
        };
        school.kind = kind;
        derived += 1;
    }
    if derived > 0 {
        #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
        let finding = Finding::new(Severity::Check, "kind-derived").arg("count", derived as f64);
        builder.findings.push(finding);
    }
}
