//! Puts the blocks of the report together.

use super::charts;
use super::facts::slots;
use super::model::{BLANK, Block, Chart, Foot, Gap, Kind, Options, Report, TO_WRITE, Table};
use super::problems::{Found, problems};
use super::reckoned::Reckoned;
use super::results::Results;
use super::steps::steps;
use super::summary;
use super::tables;
use super::template::{Entry, Slots, fill, said, template};
use crate::chart::Mode;
use crate::county::{self, County, SectionKind};
use crate::json::FromJson;
use crate::json::Value;
use crate::order::Set;
use crate::words::Words;

/// Width of a chart between the margins of the page, px.
const WIDTH: f64 = 580.0;

/// The report of a county. `words` are those of 简体中文.
#[must_use]
pub fn report(county: &County, words: &Words, options: &Options) -> Report {
    let reckoned = Reckoned::new(county, options.scenario.as_deref(), &mut |_, _| {});
    report_of(county, words, options, &reckoned)
}

/// The same from what was [reckoned](Reckoned) of the county by the scenario of the options.
#[must_use]
pub fn report_of(county: &County, words: &Words, options: &Options, reckoned: &Reckoned) -> Report {
    let results = Results::new(county, words, options, reckoned);
    let mut build = Build {
        results: &results,
        slots: slots(&results),
        blocks: Vec::new(),
        gaps: Vec::new(),
        used: Set::new(),
        numbers: [0; 4],
        tables: 0,
        charts: 0,
    };
    if options.red_head {
        build.red_head();
    }
    for entry in &template().block {
        build.entry(entry);
    }
    let title = build.blocks.iter().find(|b| b.kind == Kind::Title);
    let title = title.map(|b| b.text.replace('\n', "")).filter(|t| !t.is_empty());
    let used = build.used;
    let left = county.report.iter().filter(|(id, _)| !used.contains(id.as_str()));
    let left = left.map(|(id, own)| Block {
        id: id.clone(),
        text: own.text.clone(),
        own: true,
        stale: true,
        ..Block::default()
    });
    Report {
        title: title.unwrap_or_else(|| template().name.clone()),
        blocks: build.blocks,
        left: left.collect(),
        gaps: build.gaps,
        foot: foot(&results),
        sample: county.sample,
    }
}

struct Build<'a> {
    results: &'a Results<'a>,
    slots: Slots,
    blocks: Vec<Block>,
    gaps: Vec<Gap>,
    used: Set<String>,
    /// Headings so far, by level.
    numbers: [usize; 4],
    tables: usize,
    charts: usize,
}

impl Build<'_> {
    fn entry(&mut self, entry: &Entry) {
        match entry.kind.as_str() {
            "each" => self.each(entry),
            "chart" => self.chart(entry),
            "table" => self.table(entry),
            "annexes" => self.annexes(),
            kind => {
                let Ok(kind) = Kind::from_json(Value::String(kind.to_owned())) else { return };
                if entry.of.is_empty() && entry.id.starts_with("problems.intro") {
                    let n = problems(self.results).iter().filter(|f| f.code != "open").count();
                    if n > 0 {
                        self.slots.insert("problemCount".to_owned(), n.to_string());
                    }
                }
                let (text, gaps) = said(entry, &self.slots);
                self.text(kind, &entry.id, text, gaps, entry.fill);
            }
        }
    }

    /// A paragraph: the county's own text where there is one.
    fn text(&mut self, kind: Kind, id: &str, generated: String, gaps: Vec<Gap>, fill: bool) {
        self.used.insert(id.to_owned());
        let own = self.results.county.report.get(id);
        if own.is_none() && generated.is_empty() {
            return;
        }
        let text = own.map_or(&generated, |own| &own.text).clone();
        let changed =
            |own: &county::OwnText| own.from.as_ref().is_some_and(|from| *from != generated);
        let stale = own.is_some_and(changed);
        let number = self.number(kind, &text);
        if !text.trim().is_empty() {
            match own {
                None if fill => self.gap(id, "由县里自行撰写", ""),
                None => self.gaps.extend(gaps),
                Some(own) if own.text.contains(BLANK) || own.text.contains(TO_WRITE) => {
                    self.gap(id, "段落中还有空白", "");
                }
                Some(_) => {}
            }
        }
        let (id, own) = (id.to_owned(), own.is_some());
        let block = Block { id, kind, number, text, generated, own, stale, ..Block::default() };
        self.blocks.push(block);
    }

    fn gap(&mut self, block: &str, name: &str, at: &str) {
        let gap = Gap { block: block.to_owned(), name: name.to_owned(), at: at.to_owned() };
        self.gaps.push(gap);
    }

    /// The number of the next heading; one that was taken out is not counted.
    fn number(&mut self, kind: Kind, text: &str) -> String {
        let Some(level) = kind.level().map(usize::from) else { return String::new() };
        if text.trim().is_empty() {
            return String::new();
        }
        for (at, number) in self.numbers.iter_mut().enumerate() {
            match (at + 1).cmp(&level) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *number += 1,
                std::cmp::Ordering::Greater => *number = 0,
            }
        }
        let n = self.numbers.get(level - 1).copied().unwrap_or_default();
        match level {
            1 => format!("{}、", chinese(n)),
            2 => format!("（{}）", chinese(n)),
            3 => format!("{n}."),
            _ => format!("（{n}）"),
        }
    }

    /// A heading and a paragraph for every entry of a list.
    fn each(&mut self, entry: &Entry) {
        let level = self.slots.get("level").cloned().unwrap_or_default();
        let our = self.slots.get("our").cloned().unwrap_or_default();
        let found = match entry.of.as_str() {
            "problems" => problems(self.results),
            _ => steps(self.results, &level, &our, self.open_answers()),
        };
        let Some(words) = template().say.get(&entry.of) else { return };
        for Found { code, key, slots } in found {
            let Some(words) = words.get(code) else { continue };
            let dot = if key.is_empty() { "" } else { "." };
            let id = format!("{}.{code}{dot}{key}", entry.of);
            let mut all = slots;
            all.extend(
                self.slots
                    .iter()
                    .map(|(k, v)| (k.clone(), v.clone()))
                    .filter(|(k, _)| matches!(k.as_str(), "level" | "our")),
            );
            let mut absent = |_: &str| {};
            let head = fill(&words.head, &all, &mut absent);
            let text = fill(&words.text, &all, &mut absent);
            self.text(Kind::H2, &format!("{id}.head"), head, Vec::new(), false);
            self.text(Kind::Body, &id, text, Vec::new(), false);
        }
    }

    /// How many answers and figures are still lacking.
    fn open_answers(&self) -> usize {
        let open = self.results.conditions.items.iter();
        open.filter(|item| item.score.value.is_none()).count()
    }

    fn chart(&mut self, entry: &Entry) {
        let (county, words) = (self.results.county, self.results.words);
        let results = self.results;
        let (projection, width) = (results.projection, WIDTH);
        let years = charts::Years { county, words, projection, width };
        let mut drawn = Vec::new();
        match entry.of.as_str() {
            "waterfall" => {
                let sheet = self.results.sheet.as_ref();
                let one = |s| charts::waterfall(words, county, s, WIDTH, Mode::Page);
                drawn.extend(sheet.and_then(one));
            }
            "coefficients" => {
                let of = results.standard.map(|standard| charts::Of {
                    county,
                    words,
                    standard,
                    evaluation: results.evaluation,
                    width,
                });
                drawn.extend(of.and_then(|of| charts::coefficients(&of, Mode::Page)));
            }
            kind => {
                let mut sections: Vec<_> = SectionKind::COMPULSORY.map(Some).into();
                if years.has_no_sections() {
                    sections = vec![None];
                }
                let draw = if kind == "classes" { charts::classes } else { charts::enrolment };
                drawn.extend(sections.into_iter().filter_map(|s| draw(&years, s, Mode::Page)));
            }
        }
        for (at, drawn) in drawn.into_iter().enumerate() {
            self.charts += 1;
            let id = format!("{}.{at}", entry.id);
            let chart = Some(Chart { svg: drawn.svg, desc: drawn.desc });
            let number = format!("图{}", self.charts);
            // The picture in the report has no head of its own.
            let text = match drawn.unit.as_str() {
                "" => drawn.title,
                unit => format!("{}（单位：{unit}）", drawn.title),
            };
            let block = Block { id, kind: Kind::Chart, number, text, chart, ..Block::default() };
            self.blocks.push(block);
        }
    }

    fn table(&mut self, entry: &Entry) {
        if let Some(table) = summary::resources(self.results) {
            self.tables += 1;
            let number = format!("表{}", self.tables);
            self.put_table(&entry.id, number, "义务教育学校资源配置七项指标达标情况", table, false);
        }
    }

    fn put_table(&mut self, id: &str, number: String, text: &str, table: Table, wide: bool) {
        let (id, text, table) = (id.to_owned(), text.to_owned(), Some(table));
        let kind = Kind::Table;
        self.blocks.push(Block { id, kind, number, text, table, wide, ..Block::default() });
    }

    fn annexes(&mut self) {
        let mut number = 0;
        let mut next = || {
            number += 1;
            number
        };
        if let Some(table) = summary::score_sheet(self.results) {
            self.annex("annex.score", next(), false);
            self.put_table("annex.score.table", String::new(), "自评得分表", table, false);
        }
        let (evaluation, conditions) = (self.results.evaluation, self.results.conditions);
        let forms = tables::application_of(self.results.county, evaluation, conditions);
        if let Some(first) = forms.first() {
            self.annex("annex.forms", next(), first.landscape);
        }
        for form in &forms {
            let (id, table) = (format!("annex.forms.{}", form.id), summary::form(form));
            self.put_table(&id, String::new(), &form.title, table, form.landscape);
        }
        if let Some(table) = summary::failing(self.results) {
            self.annex("annex.failing", next(), false);
            let name = "资源配置未达标学校名单";
            self.put_table("annex.failing.table", String::new(), name, table, false);
        }
    }

    fn annex(&mut self, id: &str, number: usize, wide: bool) {
        let text = format!("附件{number}");
        self.blocks.push(Block {
            id: id.to_owned(),
            kind: Kind::Annex,
            text,
            wide,
            ..Block::default()
        });
    }

    /// 版头: the name in red and an empty number.
    fn red_head(&mut self) {
        let county = self.slots.get("county").map_or(BLANK, String::as_str);
        let text = format!("{county}人民政府文件");
        let id = "redHead".to_owned();
        self.blocks.push(Block { id, kind: Kind::RedHead, text, ..Block::default() });
        let number = format!("{BLANK}〔{BLANK}〕{BLANK}号");
        let gap =
            Gap { block: "number".to_owned(), name: "发文字号".to_owned(), at: String::new() };
        self.text(Kind::Number, "number", number, vec![gap], false);
    }
}

/// 一 to 九十九; digits beyond.
fn chinese(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: usize| DIGITS.get(n).copied().unwrap_or_default();
    match n {
        0..10 => digit(n).to_owned(),
        10..20 => format!("十{}", digit(n - 10)),
        20..100 => format!("{}十{}", digit(n / 10), digit(n % 10)),
        _ => n.to_string(),
    }
}

/// The line at the foot of every page.
fn foot(results: &Results<'_>) -> Foot {
    let edition = results.standard.map(|s| s.edition.clone());
    let rubric = results.rubric.as_ref().map(|r| r.name.clone());
    let rules: Vec<String> = edition.into_iter().chain(rubric).collect();
    let year = results.county.school_year;
    Foot {
        rules: rules.join("；"),
        settings: results.evaluation.settings_changed.len(),
        date: year.map_or_else(|| BLANK.to_owned(), |year| format!("{year}-09-01")),
        check: results.check.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn numbers_are_counted_as_in_documents() {
        let all = [1, 9, 10, 11, 20, 21, 99, 100].map(chinese);
        assert_eq!(all, ["一", "九", "十", "十一", "二十", "二十一", "九十九", "100"]);
    }
}
