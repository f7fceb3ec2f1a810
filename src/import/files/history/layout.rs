//! What the columns of a table of past years hold.

use super::grade::{GradeReading, SIX, grades_before_junior, is_bare_number, read_grade};
use super::words::{RoleWords, words};
use crate::county::{CellRef, SectionKind};
use crate::import::files::context::Context;
use crate::import::files::forms;
use crate::import::files::header::{Header, HeaderColumn, find_header_from};
use crate::import::files::label::normalise;
use crate::import::files::sheet::{Cell, Row, Table};
use crate::import::files::values::read_text;
use crate::import::files::year::{whole_year, year_of};
use crate::import::{Confidence, MappedColumn, PATH_SEPARATOR};

/// Headers that are tried before a sheet is taken for something else.
const TRIES: usize = 12;
/// Rows whose cells tell what a column without a known label holds.
const LOOKED_AT: usize = 40;

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
    /// Grades before the junior section.
    pub before_junior: u8,
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
                Some(grade) => format!("grade.{grade}"),
                None => "students".to_owned(),
            }),
            Kind::Total(_) => Some("total".to_owned()),
            Kind::Unused => None,
        }
    }

    /// The grade that a reading means in this sheet.
    pub fn grade(&self, reading: Option<GradeReading>, section: Option<SectionKind>) -> Option<u8> {
        let junior = match section {
            Some(section) => section == SectionKind::Junior,
            None => self.is_junior,
        };
        match reading? {
            GradeReading::Grade(grade @ 1..=4) if junior => {
                GradeReading::Junior(grade).grade(self.before_junior)
            }
            reading => reading.grade(self.before_junior),
        }
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
    let known = |label: &str| starts(label) || words.roles.students.has(label);
    let mut from = 0;
    for _ in 0..TRIES {
        let (row, header) = find_header_from(table, from, &starts, &known)?;
        if let Some(layout) = of_header(table, header, context) {
            return Some(layout);
        }
        from = row + 1;
    }
    None
}

fn of_header(table: &Table, header: Header, context: &Context<'_>) -> Option<Layout> {
    let labels = || header.columns.iter().flat_map(|column| column.path.iter().map(|l| &**l));
    let before_junior = grades_before_junior(labels());
    let mut columns: Vec<(u32, Kind)> = Vec::new();
    let mut bare: Vec<(usize, u8)> = Vec::new();
    for column in &header.columns {
        let mut kind = kind_of(column, context);
        if let Kind::Role(_) = kind
            && columns.iter().any(|(_, known)| *known == kind)
        {
            kind = Kind::Unused;
        }
        let leaf = column.folded.last().filter(|leaf| is_bare_number(leaf));
        if let (Kind::Unused, Some(GradeReading::Grade(grade))) =
            (kind, leaf.and_then(|leaf| read_grade(leaf)))
        {
            bare.push((columns.len(), grade));
        }
        columns.push((column.column, kind));
    }
    name_by_content(table, &header, &mut columns);
    settle_figures(&mut columns, &bare);
    let year = year_of(table, header.top);
    let mut layout = Layout { header, columns, year, before_junior, is_junior: false };
    layout.is_junior = is_junior(table, &layout);
    (is_history(&layout) && !is_of_others(table, &layout)).then_some(layout)
}

/// What a header path alone says.
fn kind_of(column: &HeaderColumn, context: &Context<'_>) -> Kind {
    let (words, form_words) = (words(), forms::words());
    let path: Vec<&str> = column.path.iter().map(|label| label.trim()).collect();
    if let Some(told) = context.corrections.get(&path.join(PATH_SEPARATOR)) {
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

fn told_kind(target: &str, path: &[String]) -> Kind {
    if let Some(role) = Role::ALL.into_iter().find(|role| role.id() == target) {
        return Kind::Role(role);
    }
    let measure = measure_of(path);
    match target {
        "total" => Kind::Total(measure),
        "students" => Kind::Pupils(measure),
        _ => match target.strip_prefix("grade.").and_then(|grade| grade.parse().ok()) {
            Some(grade) => {
                Kind::Pupils(Measure { grade: Some(GradeReading::Grade(grade)), ..measure })
            }
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

/// Columns left of the figures whose label tells nothing are told by what stands below.
fn name_by_content(table: &Table, header: &Header, columns: &mut Vec<(u32, Kind)>) {
    let is_figure = |kind: &Kind| matches!(kind, Kind::Pupils(_) | Kind::Total(_));
    let Some(first) = columns.iter().find(|(_, kind)| is_figure(kind)).map(|(at, _)| *at) else {
        return;
    };
    let words = forms::words();
    for at in 0..first.min(6) {
        let label = header.columns.iter().find(|column| column.column == at);
        let known = columns.iter().position(|(column, _)| *column == at);
        let open = known.and_then(|k| columns.get(k)).is_none_or(|(_, k)| *k == Kind::Unused);
        let says_nothing =
            label.and_then(|l| l.folded.last()).is_some_and(|leaf| words.says_nothing(leaf));
        if !open || says_nothing {
            continue;
        }
        let Some(role) = role_of_content(table, header, at) else { continue };
        let taken = columns.iter().any(|(_, kind)| match kind {
            Kind::Role(Role::Id | Role::Name | Role::Zone) => role == Role::Unit,
            kind => *kind == Kind::Role(role),
        });
        if taken {
            continue;
        }
        match known.and_then(|known| columns.get_mut(known)) {
            Some(column) => column.1 = Kind::Role(role),
            None => columns.insert(0, (at, Kind::Role(role))),
        }
    }
    columns.sort_by_key(|(column, _)| *column);
}

fn role_of_content(table: &Table, header: &Header, column: u32) -> Option<Role> {
    let words = forms::words();
    let below = table.rows.iter().filter(|row| row.index > header.bottom).take(LOOKED_AT);
    let texts: Vec<String> = below
        .filter_map(|row| read_text(row.cell(column)))
        .filter(|text| !words.is_sum(text) && !words.is_note(text))
        .collect();
    if texts.is_empty() {
        return None;
    }
    if texts.iter().all(|text| whole_year(text).is_some()) {
        return Some(Role::Year);
    }
    if texts.iter().all(|text| is_bare_number(text)) {
        return None;
    }
    let all_grades = texts.iter().all(|text| read_grade(text).is_some());
    Some(if all_grades { Role::Grade } else { Role::Unit })
}

/// A column of pupils without a grade is the sum where others have grades, and nothing where
/// the rows name none either. Bare numbers are grades where nothing else is.
fn settle_figures(columns: &mut [(u32, Kind)], bare: &[(usize, u8)]) {
    let in_rows = columns.iter().any(|(_, kind)| *kind == Kind::Role(Role::Grade));
    let graded = |kind: &Kind| matches!(kind, Kind::Pupils(Measure { grade: Some(_), .. }));
    let named = columns.iter().any(|(_, kind)| *kind != Kind::Unused);
    if bare.len() > 1 && !in_rows && named && !columns.iter().any(|(_, kind)| graded(kind)) {
        for (at, grade) in bare {
            if let Some(column) = columns.get_mut(*at) {
                let grade = Some(GradeReading::Grade(*grade));
                column.1 = Kind::Pupils(Measure { grade, ..Measure::default() });
            }
        }
    }
    let by_grade = columns.iter().any(|(_, kind)| graded(kind));
    for (_, kind) in columns.iter_mut() {
        *kind = match *kind {
            Kind::Pupils(measure) if measure.grade.is_none() && by_grade => Kind::Total(measure),
            Kind::Pupils(measure) if measure.grade.is_none() && !in_rows => Kind::Total(measure),
            kind => kind,
        };
    }
}

/// Pupils by grade, of units or of years.
fn is_history(layout: &Layout) -> bool {
    let grades = layout.pupils().count();
    let in_rows = layout.role(Role::Grade).is_some();
    let units = [Role::Id, Role::Name, Role::Zone, Role::Unit];
    let placed = units.into_iter().any(|role| layout.role(role).is_some())
        || layout.year.is_some()
        || layout.has_years();
    placed && (grades >= 2 || in_rows && grades == 1)
}

/// A table of teachers, classes or leavers by grade says so in its title.
fn is_of_others(table: &Table, layout: &Layout) -> bool {
    let words = words();
    let above = table.rows.iter().take_while(|row| row.index < layout.header.top);
    let titles = above.flat_map(|row: &Row| row.cells.iter()).filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(&**text),
        _ => None,
    });
    let mut names = titles.chain([&*table.sheet]).map(normalise);
    names.any(|name| words.other_tables.is_in(&name) && !words.own_tables.is_in(&name))
}

/// Junior grades may be called 一年级 to 三年级 in a sheet of junior schools.
fn is_junior(table: &Table, layout: &Layout) -> bool {
    let words = forms::words();
    let above = table.rows.iter().take_while(|row| row.index < layout.header.top);
    let titles = above.flat_map(|row| row.cells.iter()).filter_map(|(_, cell)| match cell {
        Cell::Text(text) => words.section(text),
        _ => None,
    });
    let mut titles = titles;
    let file = table.file.rsplit('/').next().unwrap_or(&table.file);
    let section =
        titles.next().or_else(|| words.section(&table.sheet)).or_else(|| words.section(file));
    let most = SIX.saturating_sub(2);
    let low = layout.pupils().all(|(_, measure)| match measure.grade {
        Some(GradeReading::Grade(grade)) => (1..=most).contains(&grade),
        Some(GradeReading::Junior(_)) => false,
        None => true,
    });
    section == Some(SectionKind::Junior) && low
}
