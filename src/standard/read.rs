//! The keys of a standard's data file. A key that is not known is an error there, not something of
//! a later version.

use super::Decimal;
use super::types::{
    Amount, Apportion, CountyRule, Exclusion, Indicator, OnlyWhen, PerSection, Reference,
    Relaxation, RelaxedWhen, ScaleLimit, SchoolItem, SchoolItemRule, SchoolRule, Scope,
    SettingSpec, Standard, Status, Weights, WorkedExample,
};
use crate::json::{Expected, Fields, FromJson, Value, Wrong};
use crate::{choices, packed, record};

choices!(Status {
    Official: "official",
    Local: "local",
    Illustrative: "illustrative",
    Uncertain: "uncertain",
});
record!(only Reference { document: "document", article: "article", status: "status" });
record!(only Standard {
    id: "id", name: "name", edition: "edition", year: "year", source: "source", scope: "scope",
    apportion: "apportion", school_rule: "school_rule", county_rule: "county_rule",
    indicator: "indicator", relaxation: "relaxation", school_item: "school_item",
    setting: "setting", example: "example",
});
record!(only Scope { kinds: "kinds", sections: "sections", exclude: "exclude", source: "source" });
record!(only Exclusion {
    id: "id", kinds: "kinds", ownership: "ownership", students_below: "students_below",
    only_when: "only_when", source: "source",
});
record!(only OnlyWhen { setting: "setting", is: "is" });
record!(only Apportion { weights: "weights", source: "source" });
record!(only Weights { primary: "primary", junior: "junior", senior: "senior" });
record!(only SchoolRule { met_at_least: "met_at_least", of: "of", source: "source" });
record!(only CountyRule { composite_at_most: "composite_at_most", source: "source" });
record!(only Indicator {
    id: "id", name: "name", unit: "unit", per: "per", amount: "amount", at_least: "at_least",
    floor: "floor", cv_at_most: "cv_at_most", note: "note", source: "source",
});
record!(only Amount {
    metric: "metric", minus: "minus", relaxation: "relaxation", only_when: "only_when",
});
record!(only Relaxation {
    id: "id", setting: "setting", settings_of_place: "settings_of_place",
    school_students_at_least: "school_students_at_least",
    school_students_below: "school_students_below", dense_central_city: "dense_central_city",
    article: "article", source: "source",
});
record!(only ScaleLimit { kinds: "kinds", at_most: "at_most", relaxed: "relaxed" });
record!(only RelaxedWhen {
    built_until: "built_until", migrant_share_above: "migrant_share_above", setting: "setting",
});
record!(only SettingSpec {
    id: "id", ruling: "ruling", default: "default", choices: "choices", source: "source",
});
record!(only WorkedExample {
    students: "students", amounts: "amounts", mean: "mean", deviation: "deviation",
    weighted: "weighted", unweighted: "unweighted", source: "source",
});

impl FromJson for SchoolItem {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        let rule: String = fields.read("rule")?;
        let rule = match rule.as_str() {
            "scale" => SchoolItemRule::Scale {
                limits: fields.read("limits")?,
                relaxed_when: fields.read("relaxed_when")?,
            },
            "class_size" => SchoolItemRule::ClassSize { at_most: fields.read("at_most")? },
            _ => return Err(Wrong::here(Expected::Choice(&["scale", "class_size"])).under("rule")),
        };
        let it = Self {
            id: fields.read("id")?,
            number: fields.read("number")?,
            name: fields.read("name")?,
            rule,
            source: fields.read("source")?,
        };
        fields.end()?;
        Ok(it)
    }
}

impl FromJson for PerSection {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        let it = Self { primary: fields.read("primary")?, junior: fields.read("junior")? };
        fields.end()?;
        Ok(it)
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl FromJson for Decimal {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        value.as_str().and_then(Self::parse).ok_or(Wrong::here(Expected::Decimal))
    }
}

packed!(
    enum Status {
        Official = 0,
        Local = 1,
        Illustrative = 2,
        Uncertain = 3,
    }
);
packed!(Reference { document, article, status });
