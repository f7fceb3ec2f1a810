//! The form maps: which header means which figure. Data from `src/data/forms`, read once.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::label::{MoneyUnit, Pattern, normalise};
use crate::county::{Field, Kind, Metric, SectionKind, Setting};

/// What a column, or a row of a vertical form, holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Something that says which school it is; see [`Identity`].
    Identity(Identity),
    /// A figure of the school.
    Figure(Field),
    /// Pupils of a grade, 1-9.
    Grade(u8),
    /// Classes of a size band, 1-10, of a section.
    Band(SectionKind, u8),
    /// Areas of special rooms, one after another in one cell.
    Rooms(Room),
}

/// Kinds of special rooms whose areas are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// 音乐专用教室
    Music,
    /// 美术专用教室
    Art,
}

macro_rules! identities {
    ($( $name:ident, $id:literal, $doc:literal; )*) => {
        /// Columns that say which school it is and of what kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Identity { $( #[doc = $doc] $name, )* }

        impl Identity {
            /// All of them.
            pub const ALL: &[Self] = &[ $( Self::$name, )* ];

            /// Its id in mappings.
            pub const fn id(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }
        }
    };
}

identities! {
    Id, "id", "机构标识码";
    Name, "name", "学校名称";
    County, "county", "统计三级";
    Zone, "zone", "学区";
    Kind, "kind", "办学类型, as words";
    KindCode, "kindCode", "办学类型代码";
    Ownership, "ownership", "举办者";
    Setting, "setting", "城乡类型";
    Counted, "counted", "是否计校数";
    Parent, "parent", "The school a not-counted one belongs to";
    Established, "established", "建校年份";
    Boarding, "boarding", "寄宿制";
    DenseCity, "denseCity", "人口密度过高的大城市中心城区";
    Year, "year", "学年";
}

impl Target {
    /// The id used in mappings: `primary.students`, `id`, `grade.3`, `primary.band.1`.
    pub fn id(self) -> String {
        match self {
            Target::Identity(identity) => identity.id().to_owned(),
            Target::Figure(field) => field.to_string(),
            Target::Grade(grade) => format!("grade.{grade}"),
            Target::Band(section, band) => format!("{}.band.{band}", section.id()),
            Target::Rooms(Room::Music) => "musicRooms".to_owned(),
            Target::Rooms(Room::Art) => "artRooms".to_owned(),
        }
    }

    /// Reads an id as [`Self::id`] writes it.
    pub fn parse(id: &str) -> Option<Self> {
        if let Some(identity) = Identity::ALL.iter().find(|identity| identity.id() == id) {
            return Some(Target::Identity(*identity));
        }
        match id {
            "musicRooms" => return Some(Target::Rooms(Room::Music)),
            "artRooms" => return Some(Target::Rooms(Room::Art)),
            _ => {}
        }
        if let Some(grade) = id.strip_prefix("grade.") {
            return grade.parse().ok().filter(|g| (1..=9).contains(g)).map(Target::Grade);
        }
        if let Some((section, band)) = id.split_once(".band.") {
            let section = SectionKind::ALL.into_iter().find(|s| s.id() == section)?;
            return band
                .parse()
                .ok()
                .filter(|b| (1..=10).contains(b))
                .map(|band| Target::Band(section, band));
        }
        Field::parse(id).map(Target::Figure)
    }

    /// The same target in another section, where it belongs to one.
    pub fn in_section(self, section: SectionKind) -> Self {
        match self {
            Target::Figure(field) => Target::Figure(Field::of(field.metric(), section)),
            Target::Band(_, band) => Target::Band(section, band),
            other => other,
        }
    }

    /// Reads an id of a form map: a metric for the section at hand, or a full id.
    fn of_map(id: &str, section: SectionKind) -> Option<Self> {
        if let Some(metric) = Metric::parse(id) {
            return Some(Target::Figure(Field::of(metric, section)));
        }
        if let Some(band) = id.strip_prefix("band.") {
            return Target::parse(&format!("{}.band.{band}", section.id()));
        }
        Target::parse(id)
    }
}

/// One entry of a form map.
#[derive(Debug, Clone)]
pub struct Entry {
    target: String,
    sections: Vec<SectionKind>,
    /// Name of the part where several columns are added up.
    pub part: Option<String>,
    /// True for the part that is the sum of the others.
    pub total: bool,
    /// True where the assessment cannot do without it.
    pub required: bool,
    /// Unit where the header names none.
    pub unit: Option<MoneyUnit>,
    /// Header paths that mean it.
    pub patterns: Vec<Pattern>,
    /// Words as written in the data, for the template.
    pub first_words: String,
    /// Labels which exclude it.
    pub not: Vec<String>,
}

impl Entry {
    /// What the column holds when the sheet is of this section; `None` where it cannot be.
    pub fn target(&self, section: SectionKind) -> Option<Target> {
        if !self.sections.is_empty() && !self.sections.contains(&section) {
            return None;
        }
        Target::of_map(&self.target, section)
    }
}

#[derive(Deserialize)]
struct RawEntry {
    target: String,
    #[serde(default)]
    sections: Vec<SectionKind>,
    part: Option<String>,
    #[serde(default)]
    total: bool,
    #[serde(default)]
    required: bool,
    unit: Option<String>,
    paths: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

impl RawEntry {
    fn entry(&self) -> Entry {
        let first = self.paths.first().map_or("", String::as_str);
        let leaf = first.rsplit('>').next().unwrap_or(first);
        Entry {
            target: self.target.clone(),
            sections: self.sections.clone(),
            part: self.part.clone(),
            total: self.total,
            required: self.required,
            unit: self.unit.as_deref().and_then(MoneyUnit::of),
            patterns: self.paths.iter().map(|path| Pattern::parse(path)).collect(),
            first_words: leaf.split('|').next().unwrap_or(leaf).trim().to_owned(),
            not: self.not.iter().map(|label| normalise(label)).collect(),
        }
    }
}

#[derive(Deserialize)]
struct RawMap {
    id: String,
    column: Vec<RawEntry>,
    #[serde(default)]
    section_column: Vec<RawEntry>,
}

/// The map of a form with one school a row.
#[derive(Debug)]
pub struct FormMap {
    /// Its id; its words are `form-<id>`.
    pub id: String,
    /// Its entries.
    pub entries: Vec<Entry>,
    words: BTreeSet<String>,
}

impl FormMap {
    /// True for a label that occurs anywhere in the map.
    pub fn knows(&self, label: &str) -> bool {
        self.words.contains(label)
    }

    fn new(id: String, entries: Vec<Entry>) -> Self {
        let words = entries
            .iter()
            .flat_map(|entry| entry.patterns.iter().flat_map(Pattern::words))
            .map(str::to_owned)
            .collect();
        FormMap { id, entries, words }
    }
}

fn load_map(json: &str) -> Option<FormMap> {
    let raw: RawMap = serde_json::from_str(json).ok()?;
    let mut entries: Vec<Entry> = Vec::new();
    for (place, entry) in raw.column.iter().enumerate() {
        // Figures of the sections stand between what names the school and what its sections share.
        if place > 0 && is_first_figure(&raw.column, place) {
            entries.extend(section_entries(&raw.section_column));
        }
        entries.push(entry.entry());
    }
    Some(FormMap::new(raw.id, entries))
}

fn is_first_figure(columns: &[RawEntry], place: usize) -> bool {
    let is_figure = |entry: &RawEntry| Metric::parse(&entry.target).is_some();
    columns.get(place).is_some_and(is_figure) && !columns.iter().take(place).any(is_figure)
}

/// Columns that stand once for each compulsory section, with its name in front.
fn section_entries(raw: &[RawEntry]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let sections = [
        (SectionKind::Primary, "小学"),
        (SectionKind::Junior, "初中"),
        (SectionKind::Senior, "高中"),
    ];
    for (section, name) in sections {
        for column in raw {
            // Of the senior section only what is needed to share things out.
            if section == SectionKind::Senior && column.target != "students" {
                continue;
            }
            let mut entry = column.entry();
            entry.target = format!("{}.{}", section.id(), column.target);
            entry.first_words = format!("{name}{}", entry.first_words);
            entry.required &= section != SectionKind::Senior;
            entry.patterns = column
                .paths
                .iter()
                .flat_map(|path| path.split('|'))
                .map(|word| Pattern::parse(&format!("{name}{}", word.trim())))
                .collect();
            entries.push(entry);
        }
    }
    entries
}

fn cached(cell: &'static OnceLock<FormMap>, json: &str) -> &'static FormMap {
    cell.get_or_init(|| load_map(json).unwrap_or_else(|| FormMap::new(String::new(), Vec::new())))
}

/// The map of the flat statistics export.
pub fn flat() -> &'static FormMap {
    static MAP: OnceLock<FormMap> = OnceLock::new();
    cached(&MAP, include_str!(concat!(env!("OUT_DIR"), "/forms-flat.json")))
}

/// The map of our own template.
pub fn template() -> &'static FormMap {
    static MAP: OnceLock<FormMap> = OnceLock::new();
    cached(&MAP, include_str!(concat!(env!("OUT_DIR"), "/forms-template.json")))
}

/// Words that are no headers: kinds, places, owners, rows that are no school.
#[derive(Debug, Default, Deserialize)]
pub struct FormWords {
    /// Names of rows that hold sums.
    pub total_names: Vec<String>,
    /// Beginnings of rows that hold notes.
    pub note_starts: Vec<String>,
    /// First cells of a row that numbers the columns.
    pub counter_names: Vec<String>,
    passing_labels: Vec<String>,
    decoy_labels: Vec<String>,
    section: Vec<SectionWords>,
    kind: Vec<Coded>,
    setting: Vec<Coded>,
    ownership: OwnerWords,
    yes_no: YesNo,
}

#[derive(Debug, Deserialize)]
struct SectionWords {
    id: SectionKind,
    forms: Vec<String>,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Coded {
    id: String,
    codes: Vec<String>,
    texts: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct OwnerWords {
    private_codes: Vec<String>,
    private_words: Vec<String>,
    public_words: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct YesNo {
    yes: Vec<String>,
    no: Vec<String>,
}

/// What a text of 办学类型 says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindReading {
    /// A kind this program knows.
    Known(Kind),
    /// A school outside compulsory education, such as a kindergarten.
    Outside,
}

/// The words, read once.
pub fn words() -> &'static FormWords {
    static WORDS: OnceLock<FormWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let json = include_str!(concat!(env!("OUT_DIR"), "/forms-words.json"));
        serde_json::from_str(json).unwrap_or_default()
    })
}

impl FormWords {
    /// True for a label that says nothing about its column, a form's number among them.
    pub fn passes(&self, label: &str) -> bool {
        label.starts_with("教基") || self.passing_labels.iter().any(|word| word == label)
    }

    /// True for a label that makes its column part of another figure.
    pub fn is_decoy(&self, label: &str) -> bool {
        self.decoy_labels.iter().any(|word| word == label)
    }

    /// 办学类型 from its words or its code.
    pub fn kind(&self, text: &str) -> Option<KindReading> {
        let text = normalise(text);
        // `211 小学` and `小学(211)` occur as well as each alone.
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let words = text.replace(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '-'), "");
        let by_words = |coded: &&Coded| coded.texts.contains(&words);
        let by_code = |coded: &&Coded| coded.codes.contains(&digits);
        let found = self.kind.iter().find(by_words).or_else(|| self.kind.iter().find(by_code))?;
        if found.id == "outside" {
            return Some(KindReading::Outside);
        }
        Kind::ALL.into_iter().find(|kind| kind.id() == found.id).map(KindReading::Known)
    }

    /// 城乡类型 from its words or its code.
    pub fn setting(&self, text: &str) -> Option<Setting> {
        let text = normalise(text);
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        let words = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        let found = self.setting.iter().find(|coded| {
            coded.codes.contains(&digits) || coded.texts.iter().any(|text| text == words)
        })?;
        match found.id.as_str() {
            "urban" => Some(Setting::Urban),
            "town" => Some(Setting::Town),
            "rural" => Some(Setting::Rural),
            _ => None,
        }
    }

    /// True for a private owner, false for a public one.
    pub fn is_private(&self, text: &str) -> Option<bool> {
        let text = normalise(text);
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        let holds = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
        if self.ownership.private_codes.contains(&digits) || holds(&self.ownership.private_words) {
            return Some(true);
        }
        (!digits.is_empty() || holds(&self.ownership.public_words)).then_some(false)
    }

    /// 是 or 否, 1 or 0.
    pub fn yes_no(&self, text: &str) -> Option<bool> {
        let text = normalise(text);
        if self.yes_no.yes.contains(&text) {
            return Some(true);
        }
        self.yes_no.no.contains(&text).then_some(false)
    }

    /// The one section that a text names by a form's number or by a word.
    pub fn section(&self, text: &str) -> Option<SectionKind> {
        let text = normalise(text);
        let by_form = |s: &&SectionWords| s.forms.iter().any(|form| text.contains(form.as_str()));
        let by_word = |s: &&SectionWords| s.words.iter().any(|word| text.contains(word.as_str()));
        one(self.section.iter().filter(by_form))
            .or_else(|| one(self.section.iter().filter(by_word)))
    }
}

fn one<'a>(mut found: impl Iterator<Item = &'a SectionWords>) -> Option<SectionKind> {
    let first = found.next()?;
    found.next().is_none().then_some(first.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_maps_load_and_every_target_is_known() {
        assert_eq!(flat().id, "flat");
        assert_eq!(template().id, "template");
        for map in [flat(), template()] {
            for entry in &map.entries {
                let sections = SectionKind::ALL.into_iter();
                let targets = sections.filter_map(|section| entry.target(section)).count();
                assert!(targets > 0, "{}", entry.target);
                assert!(!entry.patterns.is_empty(), "{}", entry.target);
            }
        }
        assert!(!words().total_names.is_empty());
    }

    #[test]
    fn targets_read_back_from_their_ids() {
        for id in [
            "id",
            "kindCode",
            "primary.students",
            "site.books",
            "grade.9",
            "junior.band.10",
            "artRooms",
        ] {
            assert_eq!(Target::parse(id).unwrap().id(), id);
        }
        for id in ["", "grade.0", "grade.10", "primary.band.11", "nothing", "band.1"] {
            assert_eq!(Target::parse(id), None, "{id}");
        }
    }

    #[test]
    fn kinds_settings_owners_by_words_and_codes() {
        let words = words();
        for (text, kind) in [
            ("211", Kind::Primary),
            ("小学", Kind::Primary),
            ("218", Kind::TeachingPoint),
            ("312-九年一贯制学校", Kind::NineYear),
            ("完全中学(341)", Kind::CompleteSecondary),
            ("345", Kind::TwelveYear),
        ] {
            assert_eq!(words.kind(text), Some(KindReading::Known(kind)), "{text}");
        }
        assert_eq!(words.kind("幼儿园"), Some(KindReading::Outside));
        assert_eq!(words.kind("999"), None);
        assert_eq!(words.kind(""), None);
        assert_eq!(words.setting("111"), Some(Setting::Urban));
        assert_eq!(words.setting("镇中心区"), Some(Setting::Town));
        assert_eq!(words.setting("220 村庄"), Some(Setting::Rural));
        assert_eq!(words.setting("火星"), None);
        assert_eq!(words.is_private("民办"), Some(true));
        assert_eq!(words.is_private("县级教育部门"), Some(false));
        assert_eq!(words.is_private("?"), None);
        assert_eq!(words.yes_no("是"), Some(true));
        assert_eq!(words.yes_no("０"), Some(false));
        assert_eq!(words.section("2025年小学平铺表"), Some(SectionKind::Primary));
        assert_eq!(words.section("小学初中"), None);
        assert_eq!(words.section("教基3115"), Some(SectionKind::Junior));
    }
}
