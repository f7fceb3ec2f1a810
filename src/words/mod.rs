//! The words of every room, in three languages: one message file a subject under
//! `www/locales/<language>/`, in Fluent's format.
//!
//! The rooms below give codes and values; sentences are made here, so that the page, the
//! JavaScript module and the report say the same thing. Numbers in sentences are written by
//! [`number`].

pub mod number;

use crate::county::{Arg, Args, Finding};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::Serialize;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Lang {
    /// 简体中文
    #[default]
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// 繁體中文
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// English
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// All languages, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The language with exactly this tag.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// Reads a tag; `zh-TW`, `zh-HK` and the like count as 繁體.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("en") {
            return Some(Self::En);
        }
        if !tag.starts_with("zh") {
            return None;
        }
        let hant = ["hant", "-tw", "-hk", "-mo"].iter().any(|p| tag.contains(p));
        Some(if hant && !tag.contains("hans") { Self::ZhHant } else { Self::ZhHans })
    }

    /// The messages of this language; `None` where they are not built in: the page fetches those
    /// of its other languages, the JavaScript module has all of them in its script.
    #[must_use]
    pub const fn messages(self) -> Option<&'static str> {
        /// The worker says no sentence, so the wasm that it shares with the module holds none.
        const IN_SCRIPT: bool = cfg!(all(feature = "api", target_arch = "wasm32"));
        if IN_SCRIPT {
            return None;
        }
        match self {
            Self::ZhHans => Some(include_str!(concat!(env!("OUT_DIR"), "/zh-Hans.ftl"))),
            #[cfg(not(feature = "page"))]
            Self::ZhHant => Some(include_str!(concat!(env!("OUT_DIR"), "/zh-Hant.ftl"))),
            #[cfg(not(feature = "page"))]
            Self::En => Some(include_str!(concat!(env!("OUT_DIR"), "/en.ftl"))),
            // A first visit of the page carries one language.
            #[cfg(feature = "page")]
            Self::ZhHant | Self::En => None,
        }
    }
}

/// The messages of the page's built-in language that its first view does not say.
#[cfg(feature = "page")]
pub const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.ftl"));

/// Makes [`Args`]: `args! { "n" => 3.0, "name" => school.name }`.
#[macro_export]
macro_rules! args {
    () => { $crate::county::Args::new() };
    ($( $name:literal => $value:expr ),+ $(,)?) => {{
        let mut args = $crate::county::Args::new();
        $( args.insert($name.to_owned(), $crate::county::Arg::from($value)); )+
        args
    }};
}

/// The sentences of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The built-in messages of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self::read(lang, lang.messages().unwrap_or_default())
    }

    /// Reads the messages of a language. A message that cannot be read is left out, and shows
    /// as its key; a test keeps that from happening.
    #[must_use]
    pub fn read(lang: Lang, messages: &str) -> Self {
        let id = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(n) => Some(number::in_sentence(n.value)),
            _ => None,
        }));
        let mut words = Self { lang, bundle };
        words.learn(messages);
        words
    }

    /// Reads more messages, as [`Words::read`] does.
    pub fn learn(&mut self, messages: &str) {
        let resource = match FluentResource::try_new(messages.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        self.bundle.add_resource_overriding(resource);
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a message with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|m| m.value().is_some())
    }

    /// The message without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.tell(key, &Args::new())
    }

    /// The message with its values put in; the key itself where there is no such message.
    /// Values named `field…` that are field ids, and `item…` that name a figure of an answer, are
    /// named in the reader's language.
    #[must_use]
    pub fn tell(&self, key: &str, args: &Args) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(
                name.as_str(),
                match value {
                    Arg::Number(n) => FluentValue::from(*n),
                    Arg::Text(id) if name.starts_with("field") => {
                        FluentValue::from(self.named_field(id))
                    }
                    Arg::Text(id) if name.starts_with("item") => FluentValue::from(self.answer(id)),
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                },
            );
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    fn named_field(&self, id: &str) -> String {
        crate::county::Field::parse(id).map_or_else(|| id.to_owned(), |f| self.metric(f.metric()))
    }

    /// The sentence of a finding; its school, section and figure can be named in it.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        let mut args = finding.args.clone();
        if let Some(field) = finding.field {
            args.entry("field".to_owned()).or_insert_with(|| self.metric(field.metric()).into());
        }
        if let Some(section) = finding.section {
            args.insert(
                "section".to_owned(),
                self.say(&format!("section-{}", section.id())).into(),
            );
        }
        if let Some(school) = &finding.school {
            args.entry("school".to_owned()).or_insert_with(|| school.as_str().into());
        }
        self.tell(&format!("finding-{}", finding.code), &args)
    }

    /// The name of a figure of an answer: `answer.wages.teachers`, or of one that is compared with
    /// the schools' own: `compare.students.primary`.
    #[must_use]
    pub fn answer(&self, id: &str) -> String {
        let first = |keys: [String; 2], or: &str| {
            let known = keys.into_iter().find(|key| self.has(key));
            known.map_or_else(|| or.to_owned(), |key| self.say(&key))
        };
        let part =
            |part: &str| first([format!("answer-key-{part}"), format!("section-{part}")], part);
        if let Some(compared) = id.strip_prefix("compare.") {
            let (what, of) = compared.split_once('.').unwrap_or((compared, ""));
            let of = first([format!("section-{of}"), format!("kind-{of}")], of);
            return format!("{of} · {}", part(what));
        }
        if let Some(figure) = id.strip_prefix("year.") {
            let (figure, year) = figure.split_once('.').unwrap_or((figure, ""));
            return format!("{} {year}", self.say(&format!("plan-figure-{figure}")))
                .trim()
                .to_owned();
        }
        let id = id.strip_prefix("answer.").unwrap_or(id);
        let (item, rest) = id.split_once('.').unwrap_or((id, ""));
        let item = first([format!("condition-{item}"), format!("answer-item-{item}")], item);
        let rest = rest.split('.').filter(|p| !p.is_empty()).map(part);
        std::iter::once(item).chain(rest).collect::<Vec<_>>().join(" · ")
    }

    /// The name of a metric, for instance 在校学生数.
    #[must_use]
    pub fn metric(&self, metric: crate::county::Metric) -> String {
        self.say(&format!("metric-{}", metric.id().replace('.', "-")))
    }
}
