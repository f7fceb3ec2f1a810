//! Which fields a rubric, an item, a limit and each kind of rule have, and how each is filled in.
//! The reader refuses a rule's fields that are not listed here, an editor draws its fields from
//! here: a kind that is added to this table can be edited at once. Names for the reader are
//! `rubric-field-<key>`, `rubric-kind-<id>` and `rubric-choice-<word>`.

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its key.
    pub key: &'static str,
    /// How it is filled in.
    pub how: How,
    /// Whether it must be there.
    pub must: bool,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A text.
    Text,
    /// A text in each language.
    Languages,
    /// Names in the other languages, beside the one in `name`.
    Names,
    /// A decimal.
    Number,
    /// A formula over names of the county and the answer.
    Formula,
    /// A formula over names of what `over` says: schools or typed entries.
    FormulaOver,
    /// One of these words; a comparison is one.
    Choice(&'static [&'static str]),
    /// Yes or not.
    Flag,
    /// Decimals in a row.
    Numbers,
    /// Objects in a row, each with these fields.
    Rows(&'static [Slot]),
    /// A decimal for each letter.
    Ratios,
    /// Id of a yearly figure for each stage.
    Figures,
    /// Items.
    Items,
    /// Id of a group of the rubric.
    Group,
    /// Id of a grade of the rubric.
    Grade,
    /// An object with these fields.
    Object(&'static [Slot]),
}

/// A kind of rule or limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The word of the file.
    pub id: &'static str,
    /// Its fields, `kind` aside.
    pub slots: &'static [Slot],
}

/// Comparisons.
pub const SIGNS: &[&str] = &[">=", ">", "<=", "<", "=", "!="];
const ORDER: &[&str] = &["descending", "ascending"];
/// How sure a source is, as the data files say it.
pub const STATUSES: &[&str] = &["official", "local", "illustrative", "uncertain"];
const NOT_APPLICABLE: &[&str] = &["rescale", "full", "remove"];

const fn may(key: &'static str, how: How) -> Slot {
    Slot { key, how, must: false }
}

const fn must(key: &'static str, how: How) -> Slot {
    Slot { key, how, must: true }
}

const VALUE: Slot = may("value", How::Formula);
const COUNT: Slot = may("count", How::Formula);
const IS: Slot = must("is", How::Choice(SIGNS));
const LINE: Slot = must("line", How::Number);
const EACH: Slot = must("each", How::Number);
const AT_MOST: Slot = may("atMost", How::Number);
const OVER: Slot = must("over", How::Choice(&["schools", "entries"]));
const ONLY: Slot = may("only", How::FormulaOver);
const POINTS: Slot = must("points", How::Number);
const TABLE: Slot = must("table", How::Numbers);
const POPULATION: Slot = must("population", How::Number);
const ID: Slot = must("id", How::Text);
const NAME: Slot = must("name", How::Text);

const ALTERNATIVE: &[Slot] = &[NAME, must("setting", How::Text), must("is", How::Text), VALUE];
const SOURCE: Slot = may(
    "source",
    How::Object(&[
        must("document", How::Text),
        may("article", How::Text),
        must("status", How::Choice(STATUSES)),
    ]),
);
const LINEAR: &[Slot] = &[
    VALUE,
    may("direction", How::Choice(&["below", "above"])),
    LINE,
    must("per", How::Number),
    EACH,
    may("partUnits", How::Choice(&["floor", "ceil", "continuous"])),
    AT_MOST,
];
const RAISE: &[Slot] = &[
    VALUE,
    may("base", How::Number),
    may("direction", How::Choice(&["above", "below"])),
    LINE,
    must("per", How::Number),
    EACH,
    may("partUnits", How::Choice(&["floor", "ceil", "continuous"])),
    AT_MOST,
];
const RELAXATIONS: Slot = may("relaxations", How::Rows(&[ID, must("test", How::FormulaOver)]));
const EVERY: &[Slot] = &[
    OVER,
    ONLY,
    must("test", How::FormulaOver),
    may("relaxed", How::FormulaOver),
    RELAXATIONS,
    may("compared", How::FormulaOver),
    may("each", How::Number),
    AT_MOST,
];

/// The kinds of rule of an item, in the order of docs/rubric.md.
pub const RULES: &[Kind] = &[
    Kind {
        id: "threshold",
        slots: &[
            VALUE,
            IS,
            LINE,
            may("points", How::Number),
            may("otherwise", How::Number),
            may("alternative", How::Object(ALTERNATIVE)),
        ],
    },
    Kind {
        id: "proportion",
        slots: &[may("numerator", How::Formula), may("denominator", How::Formula)],
    },
    Kind { id: "attainment", slots: &[VALUE, may("target", How::Formula)] },
    Kind { id: "deduct", slots: LINEAR },
    Kind { id: "raise", slots: RAISE },
    Kind {
        id: "tiers",
        slots: &[
            must("tiers", How::Rows(&[must("when", How::Formula), POINTS])),
            may("otherwise", How::Number),
        ],
    },
    Kind {
        id: "bands",
        slots: &[
            VALUE,
            must(
                "bands",
                How::Rows(&[may("from", How::Number), may("above", How::Number), POINTS]),
            ),
        ],
    },
    Kind {
        id: "incidents",
        slots: &[COUNT, EACH, may("free", How::Number), AT_MOST, may("flat", How::Flag)],
    },
    Kind { id: "shortfall", slots: &[COUNT, must("required", How::Number), EACH, AT_MOST] },
    Kind {
        id: "checklist",
        slots: &[must("flags", How::Rows(&[ID, NAME, may("names", How::Names), POINTS]))],
    },
    Kind { id: "steps", slots: &[must("step", How::Number)] },
    Kind {
        id: "judged",
        slots: &[may("from", How::Number), must("to", How::Number), may("deduct", How::Flag)],
    },
    Kind { id: "letters", slots: &[must("ratios", How::Ratios)] },
    Kind { id: "rank", slots: &[VALUE, may("order", How::Choice(ORDER)), TABLE, POPULATION] },
    Kind {
        id: "rankBelowLine",
        slots: &[VALUE, IS, LINE, may("order", How::Choice(ORDER)), TABLE, POPULATION],
    },
    Kind {
        id: "best",
        slots: &[VALUE, may("best", How::Formula), may("order", How::Choice(ORDER))],
    },
    Kind {
        id: "trend",
        slots: &[
            must(
                "change",
                How::Choice(&["notDecrease", "decrease", "notIncrease", "percent", "difference"]),
            ),
            may("is", How::Choice(SIGNS)),
            may("by", How::Number),
            may("figures", How::Figures),
            may("years", How::Numbers),
            may("changesGiven", How::Flag),
            may("each", How::Number),
            may("meanNegativeZero", How::Flag),
        ],
    },
    Kind { id: "parts", slots: &[must("parts", How::Items)] },
    Kind { id: "events", slots: &[EACH, AT_MOST] },
    Kind { id: "evidence", slots: &[may("partly", How::Number)] },
    Kind { id: "every", slots: EVERY },
    Kind {
        id: "share",
        slots: &[
            OVER,
            ONLY,
            must("test", How::FormulaOver),
            may("relaxed", How::FormulaOver),
            RELAXATIONS,
            may("compared", How::FormulaOver),
        ],
    },
    Kind {
        id: "ratio",
        slots: &[
            OVER,
            ONLY,
            must("numerator", How::FormulaOver),
            must("denominator", How::FormulaOver),
            IS,
            LINE,
        ],
    },
    Kind { id: "stated", slots: &[may("lost", How::Number)] },
];

/// What acts on the whole sheet.
pub const LIMITS: &[Kind] = &[
    Kind { id: "veto", slots: &[may("grade", How::Grade)] },
    Kind { id: "gradeCap", slots: &[must("grade", How::Grade)] },
    Kind { id: "downgrade", slots: &[may("grades", How::Number)] },
    Kind { id: "credibility", slots: &[must("factor", How::Formula)] },
];

/// Fields of an item beside its rule.
pub const ITEM: &[Slot] = &[
    ID,
    must("label", How::Text),
    must("full", How::Number),
    may("group", How::Group),
    may("unit", How::Text),
    must("name", How::Text),
    may("names", How::Names),
    may("reason", How::Languages),
    may("scale", How::Number),
    may("department", How::Text),
    may("notApplicable", How::Choice(NOT_APPLICABLE)),
    may("appliesWhen", How::Formula),
    SOURCE,
];

/// Fields of a limit beside those of its kind.
pub const LIMIT: &[Slot] = &[ID, NAME, may("when", How::Formula)];

/// Fields of the rubric itself.
pub const RUBRIC: &[Slot] = &[
    ID,
    NAME,
    may("names", How::Names),
    may("year", How::Number),
    must("full", How::Number),
    may("pointCount", How::Number),
    may("decimals", How::Number),
    may("bonusAtMost", How::Number),
    may("totalAtMost", How::Number),
    may("notApplicable", How::Choice(NOT_APPLICABLE)),
    SOURCE,
];

/// Fields of a group and of a grade.
pub const GROUPS: &[Slot] = &[ID, NAME, may("full", How::Number), may("weight", How::Number)];
/// Fields of a grade.
pub const GRADES: &[Slot] = &[ID, NAME, must("from", How::Number)];

/// The kind of rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Kind> {
    RULES.iter().find(|kind| kind.id == id)
}

/// Whether any part of a rubric that is listed here has a field of this key.
#[must_use]
pub fn is_field(key: &str) -> bool {
    let rules = RULES.iter().chain(LIMITS).flat_map(|kind| kind.slots);
    let all = rules.chain(ITEM).chain(LIMIT).chain(RUBRIC).chain(GROUPS).chain(GRADES);
    let holds = |slot: &Slot| match slot.how {
        How::Rows(slots) | How::Object(slots) => slots.iter().any(|slot| slot.key == key),
        _ => false,
    };
    all.into_iter().any(|slot| slot.key == key || holds(slot))
}

/// The keys a rule of this kind may have.
pub(super) fn keys(kind: &Kind) -> Vec<&'static str> {
    kind.slots.iter().map(|slot| slot.key).chain(["kind", "note"]).collect()
}
