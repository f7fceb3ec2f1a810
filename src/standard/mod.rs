//! What the rules are: the types of the data files, reading and checking them, and the settings
//! a county has chosen. Everything above asks this room; it knows kinds of rule only, never an
//! article of a document.

mod decimal;
mod load;
mod read;
mod settings;
mod types;

pub use decimal::{Decimal, written};
pub use load::{DataError, ids, named, standards};
pub use settings::Settings;
pub use types::{
    Amount, Apportion, CountyRule, Exclusion, Indicator, OnlyWhen, PerSection, Reference,
    Relaxation, RelaxedWhen, ScaleLimit, SchoolItem, SchoolItemRule, SchoolRule, Scope,
    SettingSpec, Standard, Status, WorkedExample,
};
