//! From files to a county: reading sheets, matching headers, joining schools, checking figures.
//! Called by the engine only; knows the county and the form maps, no rule and no page.

mod types;

pub use types::{
    Confidence, ImportOptions, Imported, InputFile, MappedColumn, MappedSheet, PATH_SEPARATOR,
    Progress, Stage,
};
