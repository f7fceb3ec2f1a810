//! The calls of the JavaScript module. Each reads its arguments field by field, so that a wrong
//! one is named; the words are made here, in the language that was asked for.

use crate::county::{
    Args, CellRef, County, Field, Finding, Fix, SectionKind, Severity, Written, accept,
};
use crate::import::import_files;
use crate::import::{ImportOptions, InputFile, MappedSheet};
use crate::words::{Lang, Words};
use crate::{args, score, standard};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// The error a caller sees.
fn refuse(words: &Words, key: &str, args: &Args) -> JsError {
    JsError::new(&words.tell(key, args))
}

/// Reads a value, naming the field that is wrong under `what`.
fn read<T: DeserializeOwned>(value: JsValue, what: &str, words: &Words) -> Result<T, JsError> {
    if !value.is_object() {
        return Err(refuse(words, "api-not-an-object", &args! { "path" => what }));
    }
    serde_path_to_error::deserialize(serde_wasm_bindgen::Deserializer::from(value)).map_err(|e| {
        let path = match e.path().to_string().as_str() {
            "." | "?" => what.to_owned(),
            path => format!("{what}.{path}"),
        };
        let args = args! { "path" => path, "detail" => e.inner().to_string() };
        refuse(words, "api-field", &args)
    })
}

/// Plain objects, `null` for what is missing.
fn write(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|e| JsError::new(&e.to_string()))
}

fn county_of(value: JsValue, what: &str, words: &Words) -> Result<County, JsError> {
    accept(read(value, what, words)?).map_err(|error| {
        let (key, args) = error.sentence();
        refuse(words, &key, &args)
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Spoken {
    lang: Option<Lang>,
}

/// The words of `options.lang`; 简体中文 where it is not told.
fn words_of(options: &JsValue) -> Words {
    let spoken: Spoken = serde_wasm_bindgen::from_value(options.clone()).unwrap_or_default();
    Words::new(spoken.lang.unwrap_or_default())
}

#[derive(Serialize)]
struct Standards {
    standards: &'static [standard::Standard],
    rubrics: [(); 0],
}

/// The standards and rubrics that ship, as data.
///
/// # Errors
/// Never for the data that ships.
#[wasm_bindgen(skip_typescript)]
pub fn standards() -> Result<JsValue, JsError> {
    write(&Standards { standards: standard::standards(), rubrics: [] })
}

#[derive(Deserialize)]
struct EvaluateOptions {
    standard: String,
}

/// Assesses a county.
///
/// # Errors
/// Says which field of the county or of the options is wrong.
#[wasm_bindgen(skip_typescript)]
pub fn evaluate(county: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let words = words_of(&options);
    let EvaluateOptions { standard: id } = read(options, "options", &words)?;
    let Some(standard) = standard::named(&id) else {
        return Err(refuse(&words, "engine-no-standard", &args! { "id" => id }));
    };
    let county = county_of(county, "county", &words)?;
    let evaluation = score::evaluate(&county, standard);
    write(&score::contract::to_contract(&evaluation, standard, &words))
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
    let words = words_of(&options);
    let files = input_files(&files, &words)?;
    let options = if options.is_undefined() || options.is_null() {
        ImportOptions::default()
    } else {
        import_options(options, &words)?
    };
    let imported = import_files(&files, &options, &mut |_| {});
    write(&Brought {
        counties: imported.counties.iter().map(Written::of).collect(),
        findings: imported.findings.iter().map(|f| found(f, &words)).collect(),
        mapping: &imported.mapping,
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

fn import_options(options: JsValue, words: &Words) -> Result<ImportOptions, JsError> {
    let into = js_sys::Reflect::get(&options, &"into".into()).unwrap_or(JsValue::UNDEFINED);
    let into = if into.is_undefined() || into.is_null() {
        None
    } else {
        Some(county_of(into, "options.into", words)?)
    };
    let given: ImportOptions = read(options, "options", words)?;
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
