//! What the columns of a table of past years hold, as their labels and a person's corrections tell.

use crate::order::Set;

use super::content::{is_history, is_junior, is_of_others, name_by_content, settle_figures};
use super::grade::{GradeReading, is_bare_number, read_grade};
use super::words::{RoleWords, words};
use crate::county::{CellRef, SectionKind};
use crate::import::files::context::Context;
use crate::import::files::forms;
use crate::import::files::header::{Header, HeaderColumn, find_header_from};
use crate::import::files::label::normalise;
use crate::import::files::sheet::Table;
use crate::import::files::values::read_text;
use crate::import::files::year::{whole_year, year_of};
use crate::import::{Confidence, MappedColumn, PATH_SEPARATOR};

/// Headers that are tried before a sheet is taken for something else.
const TRIES: usize = 12;

/// What a column says about its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 学年
    Year,
    /// 机构标识码
    Id,
    /// 学校名称
    Name,
    /// 学区
    Zone,
    /// A school, a zone or the county, by its name.
    Unit,
    /// 统计三级
    County,
    /// 年级
    Grade,
    /// 学段
    Section,
}

impl Role {
    const ALL: [Self; 8] = [
        Self::Year,
        Self::Id,
        Self::Name,
        Self::Zone,
        Self::County,
        Self::Grade,
        Self::Section,
        Self::Unit,
    ];

    /// Its id in mappings.
    const fn id(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Id => "id",
            Self::Name => "name",
            Self::Zone => "zone",
            Self::Unit => "unit",
            Self::County => "county",
            Self::Grade => "rowGrade",
            Self::Section => "rowSection",
        }
    }

    fn of_label(label: &str, words: &RoleWords) -> Option<Self> {
        let named = |role: &Self| match role {
            Self::Year => words.year.has(label),
            Self::Id => words.id.has(label),
            Self::Name => words.name.has(label),
            Self::Zone => words.zone.has(label),
            Self::Unit => words.unit.has(label),
            Self::County => words.county.has(label),
            Self::Grade => words.grade.has(label),
            Self::Section => words.section.has(label),
        };
        Self::ALL.into_iter().find(named)
    }
}

/// What a column of figures is of, as far as its header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measure {
    /// The year, where the header names one.
    pub year: Option<i32>,
    /// The grade, where the header names one.
    pub grade: Option<GradeReading>,
    /// The section, where the header names one.
    pub section: Option<SectionKind>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something that names the row.
    Role(Role),
    /// Pupils.
    Pupils(Measure),
    /// The sum of the pupils beside it.
    Total(Measure),
    /// Nothing that is used.
    Unused,
}

/// A sheet that holds pupils by year, unit and grade.
pub struct Layout {
    /// Its header.
    pub header: Header,
    /// What each column holds, in the order of the sheet.
    pub columns: Vec<(u32, Kind)>,
    /// The year of the sheet, where a title or a name tells one.
    pub year: Option<i32>,
    /// True where `一年级` means the first junior grade.
    pub is_junior: bool,
}

impl Layout {
    /// The column that says this of its row.
    pub fn role(&self, role: Role) -> Option<u32> {
        let of_role = |(_, kind): &&(u32, Kind)| *kind == Kind::Role(role);
        self.columns.iter().find(of_role).map(|(column, _)| *column)
    }

    /// Whether the rows name years, so that it cannot be a table of one year.
    pub fn has_years(&self) -> bool {
        self.role(Role::Year).is_some() || self.pupils().any(|(_, measure)| measure.year.is_some())
    }

    /// Columns of pupils.
    pub fn pupils(&self) -> impl Iterator<Item = (u32, Measure)> {
        self.columns.iter().filter_map(|(column, kind)| match kind {
            Kind::Pupils(measure) => Some((*column, *measure)),
            _ => None,
        })
    }

    /// The columns as the mapping shows them.
    pub fn mapped(&self, table: &Table, context: &Context<'_>) -> Vec<MappedColumn> {
        let column = |head: &HeaderColumn| {
            let kind = self.columns.iter().find(|(at, _)| *at == head.column)?.1;
            let path: Vec<String> = head.path.iter().map(|l| l.trim().to_owned()).collect();
            let below = table.rows.iter().filter(|row| row.index > self.header.bottom);
            let target = self.target(kind);
            let examples = match target {
                Some(_) => below.filter_map(|r| read_text(r.cell(head.column))).take(3).collect(),
                None => Vec::new(),
            };
            Some(MappedColumn {
                cell: CellRef { row: head.row, column: head.column },
                corrected: context.corrections.contains_key(&path.join(PATH_SEPARATOR)),
                path,
                confidence: match target {
                    Some(_) => Confidence::Sure,
                    None => Confidence::Unused,
                },
                target,
                alternatives: Vec::new(),
                examples,
            })
        };
        self.header.columns.iter().filter_map(column).collect()
    }

    fn target(&self, kind: Kind) -> Option<String> {
        match kind {
            Kind::Role(role) => Some(role.id().to_owned()),
            Kind::Pupils(measure) => Some(match self.grade(measure.grade, measure.section) {
                Some(grade) => grade.id(),
                None => "students".to_owned(),
            }),
            Kind::Total(_) => Some("total".to_owned()),
            Kind::Unused => None,
        }
    }

    /// What a reading means in this sheet.
    pub fn grade(
        &self,
        reading: Option<GradeReading>,
        section: Option<SectionKind>,
    ) -> Option<GradeReading> {
        let section = section.or(self.is_junior.then_some(SectionKind::Junior));
        Some(reading?.in_section(section))
    }
}

/// Looks for a header that makes the sheet such a table.
pub fn layout(table: &Table, context: &Context<'_>) -> Option<Layout> {
    let words = words();
    let starts = |label: &str| {
        Role::of_label(label, &words.roles).is_some()
            || whole_year(label).is_some()
            || read_grade(label).is_some() && !is_bare_number(label)
    };
    // What a person has told of a column makes its label one of these, too.
    let told: Set<String> = context
        .corrections
        .iter()
        .filter(|(_, target)| is_target(target))
        .filter_map(|(path, _)| path.rsplit(PATH_SEPARATOR).next().map(normalise))
        .collect();
    let starts = |label: &str| starts(label) || told.contains(label);
    let known = |label: &str| starts(label) || words.roles.students.has(label);
    let mut from = 0;
    for _ in 0..TRIES {
        let (row, header) = find_header_from(table, from, &starts, &known)?;
        let layout = of_header(table, header, context);
        if is_history(&layout) && !is_of_others(table, &layout) {
            return Some(layout);
        }
        from = row + 1;
    }
    None
}

/// What the columns below a header hold.
pub fn of_header(table: &Table, header: Header, context: &Context<'_>) -> Layout {
    let mut columns: Vec<(u32, Kind)> = Vec::new();
    let mut bare: Vec<(usize, u8)> = Vec::new();
    let mut told = Set::new();
    for column in &header.columns {
        let mut kind = kind_of(column, context);
        if is_told(column, context) {
            told.insert(column.column);
        }
        if let Kind::Role(_) = kind
            && columns.iter().any(|(_, known)| *known == kind)
        {
            kind = Kind::Unused;
        }
        let leaf = column.folded.last().filter(|leaf| is_bare_number(leaf));
        let leaf = leaf.filter(|_| !told.contains(&column.column));
        if let (Kind::Unused, Some(GradeReading::Grade(grade))) =
            (kind, leaf.and_then(|leaf| read_grade(leaf)))
        {
            bare.push((columns.len(), grade));
        }
        columns.push((column.column, kind));
    }
    name_by_content(table, &header, &mut columns, &told);
    settle_figures(&mut columns, &bare);
    let year = year_of(table, header.top);
    let mut layout = Layout { header, columns, year, is_junior: false };
    layout.is_junior = is_junior(table, &layout);
    layout
}

/// What a header path alone says.
fn kind_of(column: &HeaderColumn, context: &Context<'_>) -> Kind {
    let (words, form_words) = (words(), forms::words());
    if let Some(told) = context.corrections.get(&column.key()) {
        return told_kind(told, &column.folded);
    }
    let Some(leaf) = column.folded.last() else { return Kind::Unused };
    if column.folded.iter().any(|label| form_words.is_decoy(label)) {
        return Kind::Unused;
    }
    if let Some(role) = Role::of_label(leaf, &words.roles) {
        return Kind::Role(role);
    }
    let measure = measure_of(&column.folded);
    let counts = words.roles.students.has(leaf);
    let sums = words.roles.total.has(leaf);
    let names_itself =
        read_grade(leaf).is_some() && !is_bare_number(leaf) || whole_year(leaf).is_some();
    match measure {
        // Sums of a grade are the grade; of anything else they are sums.
        Measure { grade: Some(_), .. } if names_itself || counts || sums => Kind::Pupils(measure),
        Measure { year: Some(_), .. } if names_itself || counts => Kind::Pupils(measure),
        _ if counts => Kind::Pupils(measure),
        _ if sums => Kind::Total(measure),
        _ => Kind::Unused,
    }
}

fn is_told(column: &HeaderColumn, context: &Context<'_>) -> bool {
    context.corrections.contains_key(&column.key())
}

/// Whether a target is one of these tables.
fn is_target(target: &str) -> bool {
    Role::ALL.iter().any(|role| role.id() == target)
        || matches!(target, "students" | "total")
        || GradeReading::parse(target).is_some()
}

fn told_kind(target: &str, path: &[String]) -> Kind {
    if let Some(role) = Role::ALL.into_iter().find(|role| role.id() == target) {
        return Kind::Role(role);
    }
    let measure = measure_of(path);
    match target {
        "total" => Kind::Total(measure),
        "students" => Kind::Pupils(measure),
        _ => match GradeReading::parse(target) {
            Some(grade) => Kind::Pupils(Measure { grade: Some(grade), ..measure }),
            None => Kind::Unused,
        },
    }
}

fn measure_of(path: &[String]) -> Measure {
    let named = || path.iter().rev().filter(|label| !is_bare_number(label));
    let grade = named().find_map(|label| read_grade(label));
    let year = path.iter().rev().find_map(|label| whole_year(label));
    let section = named()
        .filter(|label| read_grade(label).is_none())
        .find_map(|label| forms::words().section(label));
    Measure { year, grade, section }
}
