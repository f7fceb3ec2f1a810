//! Sheet 3: settings, thresholds, limits and weights, which the formulas refer to.

use super::refs::{fixed, on};
use super::words::{of, text};
use super::{Made, Styles, page};
use crate::book::{Sheet, Value};
use crate::county::SectionKind;
use crate::order::Map;
use crate::standard::Settings as InForce;

/// Digits that values and coefficients are compared to.
const DIGITS: [f64; 2] = [9.0, 10.0];
/// Digits under the settings that round before they compare.
const ROUNDED: f64 = 2.0;

/// Where settings and limits stand, by name.
pub struct Settings {
    cells: Map<String, String>,
}

impl Settings {
    /// The cell with this name; a name nobody has put down shows as an error in the sheet, which the
    /// tests would see.
    pub fn at(&self, name: &str) -> &str {
        self.cells.get(name).map_or("#REF!", String::as_str)
    }

    /// Whether it has the cell.
    pub fn has(&self, name: &str) -> bool {
        self.cells.contains_key(name)
    }

    /// A test for a choice of a setting.
    pub fn is(&self, setting: &str, choice: &str) -> String {
        format!("{}={}", self.at(&format!("set.{setting}")), text(choice))
    }
}

struct Writer<'a> {
    made: &'a Made<'a>,
    styles: &'a Styles,
    sheet: Sheet,
    name: String,
    cells: Map<String, String>,
    row: u32,
}

/// The sheet, and where things stand on it.
pub fn sheet(made: &Made<'_>, styles: &Styles) -> (Settings, Sheet) {
    let name = made.words.sheets.get(2).cloned().unwrap_or_default();
    let sheet = Sheet::new(&name);
    let mut writer = Writer { made, styles, sheet, name, cells: Map::new(), row: 3 };
    writer.sheet.set(0, 0, made.title(of(&made.words.title, "settings")), styles.title);
    writer.sheet.set(1, 0, of(&made.words.note, "settings"), styles.note);
    writer.settings();
    writer.indicators();
    writer.rules();
    let widths = [38.0, 14.0, 14.0, 22.0, 16.0, 16.0, 14.0, 60.0];
    for (column, width) in (0..).zip(widths) {
        writer.sheet.set_width(column, width);
    }
    writer.sheet.set_page(page(0));
    (Settings { cells: writer.cells }, writer.sheet)
}

impl Writer<'_> {
    fn word(&self, key: &str) -> String {
        of(&self.made.words.setting, key).to_owned()
    }

    fn heads(&mut self, keys: &[&str]) {
        for (column, key) in (0..).zip(keys) {
            let word = self.word(key);
            self.sheet.set(self.row, column, word, self.styles.head);
        }
        self.row += 1;
    }

    /// Writes what may be changed and remembers where it stands.
    fn given(&mut self, column: u32, name: String, value: impl Into<Value>) {
        self.sheet.set(self.row, column, value, self.styles.given);
        self.cells.insert(name, on(&self.name, &fixed(self.row, column)));
    }

    fn text(&mut self, column: u32, text: &str) {
        self.sheet.set(self.row, column, text, self.styles.text);
    }

    fn settings(&mut self) {
        self.heads(&["name", "value", "default", "choices", "means"]);
        let in_force = InForce::of(self.made.standard, self.made.county);
        for setting in &self.made.standard.setting {
            self.text(0, &setting.id);
            self.given(1, format!("set.{}", setting.id), in_force.get(&setting.id));
            let choices: Vec<&str> = setting.choices.iter().map(String::as_str).collect();
            self.sheet.offer(1, self.row, self.row, &choices);
            self.text(2, &setting.default);
            self.text(3, &choices.join(" / "));
            let source = &setting.source;
            self.text(4, &format!("{}（{}）", source.article, source.document));
            self.row += 1;
        }
        self.row += 1;
    }

    fn indicators(&mut self) {
        let heads = ["indicator", "primary", "junior", "floor", "primaryLimit", "juniorLimit"];
        self.heads(&[&heads[..], &["per", "source"]].concat());
        let standard = self.made.standard;
        for indicator in &standard.indicator {
            self.text(0, &indicator.name);
            for (at, section) in (0..).zip(SectionKind::COMPULSORY) {
                let name = |what: &str| format!("{what}.{}.{}", indicator.id, section.id());
                if let Some(threshold) = indicator.at_least.of(section) {
                    self.given(1 + at, name("line"), threshold.value());
                }
                if let Some(limit) = indicator.cv_at_most.of(section) {
                    self.given(4 + at, name("limit"), limit.value());
                }
            }
            if let Some(floor) = &indicator.floor {
                self.given(3, format!("floor.{}", indicator.id), floor.value());
            }
            self.given(6, format!("per.{}", indicator.id), indicator.per.value());
            let source = &indicator.source;
            self.text(7, &format!("{} {}", source.document, source.article));
            self.row += 1;
        }
        self.row += 1;
    }

    /// A rule of one number.
    fn rule(&mut self, label: &str, name: &str, value: f64) {
        self.text(0, label);
        self.given(1, name.to_owned(), value);
        self.row += 1;
    }

    fn rules(&mut self) {
        self.heads(&["rule", "value"]);
        let (standard, words) = (self.made.standard, self.made.words);
        if let Some(rule) = &standard.school_rule {
            let least = u32::try_from(rule.met_at_least).unwrap_or_default();
            self.rule(&self.word("met"), "rule.met", f64::from(least));
        }
        for section in SectionKind::ALL {
            let label = self.word("weight").replace("{section}", of(&words.sections, section.id()));
            let weight = standard.apportion.weights.of(section).value();
            self.rule(&label, &format!("weight.{}", section.id()), weight);
        }
        for section in SectionKind::COMPULSORY {
            let limits = standard.county_rule.composite_at_most.as_ref();
            if let Some(limit) = limits.and_then(|limits| limits.of(section)) {
                let section_name = of(&words.sections, section.id());
                let label = self.word("composite").replace("{section}", section_name);
                self.rule(&label, &format!("composite.{}", section.id()), limit.value());
            }
        }
        for exclusion in &standard.scope.exclude {
            if let Some(limit) = &exclusion.students_below {
                self.rule(&self.word("below"), &format!("below.{}", exclusion.id), limit.value());
            }
        }
        for relaxation in &standard.relaxation {
            let ends = [
                ("least", &relaxation.school_students_at_least),
                ("most", &relaxation.school_students_below),
            ];
            for (key, end) in ends {
                if let Some(end) = end {
                    let name = of(&words.relaxations, &relaxation.id);
                    let label = self.word(key).replace("{name}", name);
                    self.rule(&label, &format!("{key}.{}", relaxation.id), end.value());
                }
            }
        }
        self.digits();
    }

    /// To how many digits is compared; the settings may round before.
    fn digits(&mut self) {
        let in_force = InForce::of(self.made.standard, self.made.county);
        let kinds = [
            ("digits", "inForce", "indicatorRounding", "digits.value"),
            ("cvDigits", "cvInForce", "coefficientRounding", "digits.cv"),
        ];
        for ((label, used, setting, name), digits) in kinds.into_iter().zip(DIGITS) {
            self.rule(&self.word(label), name, digits);
            let all = self.cells.get(name).cloned().unwrap_or_default();
            let set = self.cells.get(&format!("set.{setting}")).cloned();
            let formula = set.map_or_else(
                || all.clone(),
                |set| format!("IF({set}=\"twoDecimals\",{ROUNDED},{all})"),
            );
            let now = if in_force.is(setting, "twoDecimals") { ROUNDED } else { digits };
            let label = self.word(used);
            self.text(0, &label);
            self.sheet.formula(self.row, 1, &formula, now, self.styles.number);
            let cell = on(&self.name, &fixed(self.row, 1));
            self.cells.insert(format!("{name}.used"), cell);
            self.row += 1;
        }
    }
}
