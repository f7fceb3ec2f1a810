//! The calls of the JavaScript module. Each reads its arguments field by field, so that a wrong
//! one is named; the words are made here, in the language that was asked for.

use super::value::{from_js, to_js};
use crate::county::{
    Args, CellRef, County, Field, FileError, Finding, Fix, SectionKind, Severity, Written, accept,
    wrong_args,
};
use crate::import::import_files;
use crate::import::{ImportOptions, InputFile, MappedSheet};
use crate::json::{Expected, Fields, FromJson, Value, Wrong};
use crate::plan;
use crate::project::{self, Scenario};
use crate::report;
use crate::report::tables;
use crate::rubric::{self, NoRubric};
use crate::words::{Lang, Words};
use crate::{args, standard};
use serde::Serialize;
use serde_json::Map;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// The error a caller sees.
fn refuse(words: &Words, key: &str, args: &Args) -> JsError {
    JsError::new(&words.tell(key, args))
}

/// The sentence about a wrong field under `what`.
fn refuse_field(words: &Words, wrong: Wrong, what: &str) -> JsError {
    refuse(words, "file-field", &wrong_args(&wrong.under(what)))
}

/// The fields of an object that is an argument.
fn fields(value: &JsValue, what: &str, words: &Words) -> Result<Map<String, Value>, JsError> {
    match from_js(value).map_err(|wrong| refuse_field(words, wrong, what))? {
        Value::Object(fields) => Ok(fields),
        _ => Err(refuse_field(words, Wrong::here(Expected::Object), what)),
    }
}

fn county_of(fields: Map<String, Value>, what: &str, words: &Words) -> Result<County, JsError> {
    accept(fields).map_err(|error| match error {
        FileError::Field(wrong) => refuse_field(words, wrong, what),
        error => {
            let (key, args) = error.sentence();
            refuse(words, &key, &args)
        }
    })
}

/// The words of `options.lang`; 简体中文 where it is not told.
fn words_of(options: &JsValue) -> Words {
    let lang = js_sys::Reflect::get(options, &"lang".into()).ok();
    let lang = lang.and_then(|lang| lang.as_string()).and_then(|tag| Lang::of_tag(&tag));
    let lang = lang.unwrap_or_default();
    Words::read(lang, &super::messages(lang.tag()))
}

#[derive(Serialize)]
struct Standards {
    standards: &'static [standard::Standard],
    rubrics: Vec<&'static Value>,
    targets: Vec<&'static Value>,
}

/// The standards and rubrics that ship, as data.
///
/// # Errors
/// Never for the data that ships.
#[wasm_bindgen(skip_typescript)]
pub fn standards() -> Result<JsValue, JsError> {
    call!("0", () -> Result<JsValue, JsError> {
        let rubrics = rubric::rubrics().iter().map(|r| &r.raw).collect();
        let targets = rubric::targets().iter().map(|r| &r.raw).collect();
        to_js(&Standards { standards: standard::standards(), rubrics, targets })
    })
}

/// The standard that `options.standard` names.
fn standard_of(options: &JsValue, words: &Words) -> Result<&'static standard::Standard, JsError> {
    let id: String = Fields::of(Value::Object(fields(options, "options", words)?))
        .and_then(|mut options| options.read("standard"))
        .map_err(|wrong| refuse_field(words, wrong, "options"))?;
    standard::named(&id)
        .ok_or_else(|| refuse(words, "engine-no-standard", &args! { "id" => id.as_str() }))
}

/// Assesses a county.
///
/// # Errors
/// Says which field of the county or of the options is wrong.
#[wasm_bindgen(skip_typescript)]
pub fn evaluate(county: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    call!("1", (county: JsValue, options: JsValue) -> Result<JsValue, JsError> {
        let words = words_of(&options);
        let standard = standard_of(&options, &words)?;
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        to_js(&rubric::conditions::whole(&county, standard, &words))
    })
}

/// Scores a county by a rubric: its id, or the rubric itself.
///
/// # Errors
/// Says which field of the county or of the rubric is wrong.
#[wasm_bindgen(skip_typescript, js_name = score)]
pub fn score_sheet(rubric: JsValue, county: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    call!("2", (rubric: JsValue, county: JsValue, options: JsValue) -> Result<JsValue, JsError> {
        let words = words_of(&options);
        let rubric = match rubric.as_string() {
            Some(id) => Value::String(id),
            None => Value::Object(fields(&rubric, "rubric", &words)?),
        };
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        let rubric = rubric::resolve(&county, &rubric).map_err(|error| match error {
            NoRubric::Unknown(id) => refuse(&words, "engine-no-rubric", &args! { "id" => id }),
            NoRubric::Faults(faults) => {
                let all: Vec<_> = faults.iter().map(|fault| fault.told().sentence(&words)).collect();
                let n = all.len().to_string();
                refuse(&words, "engine-bad-rubric", &args! { "n" => n, "all" => all.join(" ") })
            }
        })?;
        let sheet = rubric::score(&rubric, &county, None);
        to_js(&rubric::contract::to_contract(&sheet, &words))
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    severity: Severity,
    code: &'a str,
    args: &'a Args,
    message: String,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    cell: Option<CellRef>,
    school_id: Option<&'a str>,
    section: Option<SectionKind>,
    field: Option<Field>,
    fix: Option<&'a Fix>,
}

#[derive(Serialize)]
struct Brought<'a> {
    counties: Vec<Written<'a>>,
    findings: Vec<Found<'a>>,
    mapping: &'a [MappedSheet],
}

/// Reads one file or many.
///
/// # Errors
/// Says which argument is wrong. What is wrong with the files is in the findings.
#[wasm_bindgen(skip_typescript, js_name = importFiles)]
pub fn import(files: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    call!("3", (files: JsValue, options: JsValue) -> Result<JsValue, JsError> {
        let words = words_of(&options);
        let files = input_files(&files, &words)?;
        let options = if options.is_undefined() || options.is_null() {
            ImportOptions::default()
        } else {
            import_options(&options, &words)?
        };
        let imported = import_files(&files, &options, &mut |_| {});
        to_js(&Brought {
            counties: imported.counties.iter().map(Written::of).collect(),
            findings: imported.findings.iter().map(|f| found(f, &words)).collect(),
            mapping: &imported.mapping,
        })
    })
}

fn found<'a>(finding: &'a Finding, words: &Words) -> Found<'a> {
    Found {
        severity: finding.severity,
        code: &finding.code,
        args: &finding.args,
        message: words.finding(finding),
        file: finding.file.as_deref(),
        sheet: finding.sheet.as_deref(),
        cell: finding.cell,
        school_id: finding.school_id.as_deref(),
        section: finding.section,
        field: finding.field,
        fix: finding.fix.as_ref(),
    }
}

/// Projects a county under a scenario; without one, under the baseline.
///
/// # Errors
/// Says which field of the county or of the scenario is wrong. Figures that cannot be are findings.
#[wasm_bindgen(skip_typescript, js_name = project)]
pub fn project_county(
    county: JsValue,
    scenario: JsValue,
    options: JsValue,
) -> Result<JsValue, JsError> {
    call!("4", (county: JsValue, scenario: JsValue, options: JsValue) -> Result<JsValue, JsError> {
        let words = words_of(&options);
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        let scenario = if scenario.is_undefined() || scenario.is_null() {
            Scenario::default()
        } else {
            let fields = Value::Object(fields(&scenario, "scenario", &words)?);
            Scenario::read(&fields, "scenario")
                .map_err(|wrong| refuse(&words, "file-field", &wrong_args(&wrong)))?
        };
        let projection = project::project(&county, &scenario, true, &mut |_, _| {});
        let findings = projection.findings.iter().map(|f| found(f, &words)).collect();
        to_js(&project::contract::to_contract(&projection, scenario.detail, findings))
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Planned<'a> {
    ladder: Option<&'a str>,
    targets: &'a [plan::Target],
    gaps: &'a plan::Gaps,
    rules: &'a [plan::YearRule],
    counters: &'a [plan::Counter],
    funding: &'a [plan::FundingSet],
    layout: &'a [plan::LayoutNeed],
    findings: Vec<Found<'a>>,
}

/// Plans for a county: targets by stage, gaps, rules from year to year, counters, funds, layout.
///
/// # Errors
/// Says which field of the county or of the options is wrong.
#[wasm_bindgen(skip_typescript, js_name = plan)]
pub fn plan_county(county: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    call!("5", (county: JsValue, options: JsValue) -> Result<JsValue, JsError> {
        let words = words_of(&options);
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        let chosen = match options.is_undefined() || options.is_null() {
            true => plan::Options::default(),
            false => FromJson::from_json(Value::Object(fields(&options, "options", &words)?))
                .map_err(|wrong| refuse_field(&words, wrong, "options"))?,
        };
        let mut made = plan::plan(&county, None, &chosen)
            .map_err(|wrong| refuse_field(&words, wrong, "options"))?;
        plan::sentence::say(&words, &mut made);
        let findings: Vec<_> =
            made.findings.iter().map(|finding| plan::sentence::told(&words, finding)).collect();
        to_js(&Planned {
            ladder: made.ladder.as_deref(),
            targets: &made.targets,
            gaps: &made.gaps,
            rules: &made.rules,
            counters: &made.counters,
            funding: &made.funding,
            layout: &made.layout,
            findings: findings.iter().map(|f| found(f, &words)).collect(),
        })
    })
}

/// The self-evaluation report as a file: `docx` or `html`. It is in 简体中文, errors in `options.lang`.
///
/// # Errors
/// Says which field of the county or of the options is wrong.
#[wasm_bindgen(skip_typescript, js_name = exportReport)]
pub fn export_report(county: JsValue, options: JsValue) -> Result<Vec<u8>, JsError> {
    call!("6", (county: JsValue, options: JsValue) -> Result<Vec<u8>, JsError> {
        let words = words_of(&options);
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        let given = Value::Object(fields(&options, "options", &words)?);
        let chosen: report::Options =
            FromJson::from_json(given).map_err(|wrong| refuse_field(&words, wrong, "options"))?;
        let format = chosen.extra.get("format").and_then(Value::as_str).unwrap_or_default();
        let known = report::FORMATS.contains(&format);
        if !known {
            let wrong = Wrong::here(Expected::Choice(&report::FORMATS)).under("format");
            return Err(refuse_field(&words, wrong, "options"));
        }
        if chosen.rubric.as_deref().is_some_and(|id| rubric::find(&county, id).is_none()) {
            let id = chosen.rubric.unwrap_or_default();
            return Err(refuse(&words, "engine-no-rubric", &args! { "id" => id }));
        }
        let chinese = Words::read(Lang::ZhHans, &super::messages(Lang::ZhHans.tag()));
        let made = report::report(&county, &chinese, &chosen);
        report::written(&made, format)
            .map_err(|why| refuse(&words, "report-not-written", &args! { "detail" => why.to_string() }))
    })
}

/// A chart of a county as SVG text, its words in `options.lang`.
///
/// # Errors
/// Says which argument is wrong, or that the county has no figures for the chart.
#[wasm_bindgen(skip_typescript)]
pub fn chart(kind: &str, county: JsValue, options: JsValue) -> Result<String, JsError> {
    call!("7", (kind: &str, county: JsValue, options: JsValue) -> Result<String, JsError> {
        let words = words_of(&options);
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        let chosen = match options.is_undefined() || options.is_null() {
            true => report::ChartOptions::default(),
            false => FromJson::from_json(Value::Object(fields(&options, "options", &words)?))
                .map_err(|wrong| refuse_field(&words, wrong, "options"))?,
        };
        let drawn = report::chart(kind, &county, &chosen, &words).map_err(|error| {
            let (key, args) = error.sentence();
            refuse(&words, key, &args)
        })?;
        Ok(drawn.svg)
    })
}

/// The audit workbook of a county: an .xlsx whose formulas recompute the assessment from its figures.
///
/// # Errors
/// Says which field of the county or of the options is wrong.
#[wasm_bindgen(skip_typescript, js_name = exportWorkbook)]
pub fn export_workbook(county: JsValue, options: JsValue) -> Result<Vec<u8>, JsError> {
    call!("8", (county: JsValue, options: JsValue) -> Result<Vec<u8>, JsError> {
        let words = words_of(&options);
        let standard = standard_of(&options, &words)?;
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        crate::report::audit::workbook(&county, standard)
            .map_err(|_| refuse(&words, "engine-no-workbook", &args! {}))
    })
}

/// The application tables of a county (表Ⅰ-Ⅵ), filled, as an .xlsx.
///
/// # Errors
/// Says which field of the county is wrong.
#[wasm_bindgen(skip_typescript, js_name = exportTables)]
pub fn export_tables(county: JsValue, options: JsValue) -> Result<Vec<u8>, JsError> {
    call!("9", (county: JsValue, options: JsValue) -> Result<Vec<u8>, JsError> {
        let words = words_of(&options);
        let county = county_of(fields(&county, "county", &words)?, "county", &words)?;
        tables::workbook(&tables::application(&county))
            .map_err(|_| refuse(&words, "engine-no-workbook", &args! {}))
    })
}

fn import_options(options: &JsValue, words: &Words) -> Result<ImportOptions, JsError> {
    let mut given = fields(options, "options", words)?;
    let into = match given.swap_remove("into") {
        None | Some(Value::Null) => None,
        Some(Value::Object(county)) => Some(county_of(county, "options.into", words)?),
        Some(_) => return Err(refuse_field(words, Wrong::here(Expected::Object), "options.into")),
    };
    let given = ImportOptions::from_json(Value::Object(given))
        .map_err(|wrong| refuse_field(words, wrong, "options"))?;
    Ok(ImportOptions { into, ..given })
}

fn input_files(files: &JsValue, words: &Words) -> Result<Vec<InputFile>, JsError> {
    let wrong = |path: &str| refuse(words, "api-not-files", &args! { "path" => path });
    let list: &js_sys::Array = files.dyn_ref().ok_or_else(|| wrong("files"))?;
    let read = |(i, file): (usize, JsValue)| {
        super::input_file(&file).ok_or_else(|| wrong(&format!("files[{i}]")))
    };
    list.iter().enumerate().map(read).collect()
}
