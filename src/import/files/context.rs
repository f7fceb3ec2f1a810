//! What an import gathers while it goes through the files.

use super::county_form::CountyForm;
use super::draft::Draft;
use super::history::Tables;
use super::sheet::Table;
use crate::county::{Arg, CellRef, Finding, Severity, Source};
use crate::import::types::{ImportOptions, MappedSheet};
use crate::order::Map;

/// Cells of one sheet that are each reported; beyond them only their number is.
pub const MAX_CELL_FINDINGS: usize = 30;

/// The state of one import.
#[derive(Debug)]
pub struct Context<'a> {
    /// What a person chose.
    pub options: &'a ImportOptions,
    /// Corrections of header paths: the county's remembered ones, then those of this import.
    pub corrections: Map<String, String>,
    /// Sheets that figures came from; drafts count in this list.
    pub sources: Vec<Source>,
    /// What was read, in the order of the files.
    pub drafts: Vec<Draft>,
    /// What tables of past years gave.
    pub tables: Tables,
    /// What a county says of itself.
    pub county_forms: Vec<CountyForm>,
    /// What to look at.
    pub findings: Vec<Finding>,
    /// What was matched to what.
    pub mapping: Vec<MappedSheet>,
    /// Positions of findings about how numbers are written in forms of one school each.
    notes: Map<String, usize>,
}

impl<'a> Context<'a> {
    /// An import that has read nothing yet.
    pub fn new(options: &'a ImportOptions) -> Self {
        let mut corrections = Map::new();
        if let Some(into) = &options.into {
            corrections.extend(into.corrections.mapping.clone());
        }
        corrections.extend(options.mapping.clone());
        Context {
            options,
            corrections,
            sources: Vec::new(),
            drafts: Vec::new(),
            tables: Tables::default(),
            county_forms: Vec::new(),
            findings: Vec::new(),
            mapping: Vec::new(),
            notes: Map::new(),
        }
    }

    /// Adds findings of a form of one school. Hundreds of forms are filled in alike, so how
    /// numbers are written is said once, with the count of all.
    pub fn form_findings(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            if !finding.code.starts_with("number-") {
                self.findings.push(finding);
                continue;
            }
            let known = self.notes.get(&finding.code).and_then(|at| self.findings.get_mut(*at));
            match known {
                Some(known) => {
                    if let (Some(Arg::Number(sum)), Some(Arg::Number(more))) =
                        (known.args.get_mut("count"), finding.args.get("count"))
                    {
                        *sum += more;
                    }
                }
                None => {
                    self.notes.insert(finding.code.clone(), self.findings.len());
                    self.findings.push(finding);
                }
            }
        }
    }

    /// Adds a sheet to the list of sources and gives its index.
    pub fn source(&mut self, table: &Table) -> u32 {
        let source = Source { file: table.file.to_string(), sheet: table.sheet.to_string() };
        let at = self.sources.iter().rposition(|s| *s == source).unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Puts the place of a draft into a finding.
    pub fn at_draft(&self, finding: Finding, draft: &Draft, cell: Option<CellRef>) -> Finding {
        let mut finding = finding;
        if let Some(source) = self.sources.get(draft.source as usize) {
            finding = finding.at(&source.file, &source.sheet, cell.or(draft.at));
        }
        finding.school_id = draft.id.clone();
        finding.school = draft.name.clone().or_else(|| draft.id.clone());
        finding
    }

    /// Names the school of a form that names none after its file, and says so.
    pub fn name_after_file(&mut self, draft: &mut Draft, file: &str) {
        let file = file.rsplit('/').next().unwrap_or(file);
        draft.name = Some(file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned());
        let finding = Finding::new(Severity::Check, "name-from-file");
        self.findings.push(self.at_draft(finding, draft, None));
    }

    /// Puts a source of the import and a cell of it into a finding.
    pub fn at_source(
        &self,
        finding: Finding,
        source: Option<u32>,
        cell: Option<CellRef>,
    ) -> Finding {
        match source.and_then(|source| self.sources.get(source as usize)) {
            Some(source) => finding.at(&source.file, &source.sheet, cell),
            None => finding,
        }
    }

    /// Adds the mapping of a sheet. Hundreds of forms that look the same are shown once, with
    /// their number of schools.
    pub fn map_sheet(&mut self, sheet: MappedSheet, merge_equal: bool) {
        let same = |known: &&mut MappedSheet| {
            known.form == sheet.form
                && known.columns.len() == sheet.columns.len()
                && known.columns.iter().zip(&sheet.columns).all(|(a, b)| {
                    a.path == b.path && a.target == b.target && a.confidence == b.confidence
                })
        };
        match self.mapping.iter_mut().find(same).filter(|_| merge_equal) {
            Some(known) => known.schools += sheet.schools,
            None => self.mapping.push(sheet),
        }
    }
}
