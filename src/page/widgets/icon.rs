//! The shapes of a status: 12 px inline SVG beside its word, so that colour comes last.

use crate::county::Severity;
use crate::score::Standing;
use leptos::prelude::*;

/// A shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// ✓
    Tick,
    /// ✕
    Cross,
    /// ◐
    Half,
    /// Dashed ○
    Dashed,
    /// ●
    Dot,
    /// ◆
    Diamond,
    /// ● of a light: it can be reached.
    Light,
}

impl From<Standing> for Shape {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Met => Self::Tick,
            Standing::Floor => Self::Half,
            Standing::Below => Self::Cross,
            Standing::Missing => Self::Dashed,
        }
    }
}

impl From<Severity> for Shape {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Must => Self::Cross,
            Severity::Check => Self::Half,
            Severity::Missing => Self::Dashed,
        }
    }
}

impl From<Option<bool>> for Shape {
    fn from(met: Option<bool>) -> Self {
        match met {
            Some(true) => Self::Tick,
            Some(false) => Self::Cross,
            None => Self::Dashed,
        }
    }
}

impl Shape {
    const fn class(self) -> &'static str {
        match self {
            Self::Tick | Self::Light => "icon icon-met",
            Self::Cross | Self::Diamond => "icon icon-zhu",
            Self::Half => "icon icon-ochre",
            Self::Dashed => "icon icon-ink3",
            Self::Dot => "icon icon-dian",
        }
    }

    const fn is_filled(self) -> bool {
        matches!(self, Self::Half | Self::Dot | Self::Diamond | Self::Light)
    }

    /// The ring around it: its dashes.
    const fn ring(self) -> Option<&'static str> {
        match self {
            Self::Half => Some("none"),
            Self::Dashed => Some("2 1.5"),
            _ => None,
        }
    }

    /// The shape as SVG text, for what is drawn without components.
    #[must_use]
    pub fn svg(self) -> String {
        let line = if self.is_filled() { "icon-fill" } else { "icon-line" };
        let ring = self.ring().map_or_else(String::new, |dash| {
            format!(
                "<circle cx=\"6\" cy=\"6\" r=\"4.5\" class=\"icon-line\" \
                 stroke-dasharray=\"{dash}\"></circle>"
            )
        });
        format!(
            "<svg class=\"{}\" width=\"12\" height=\"12\" viewBox=\"0 0 12 12\" \
             aria-hidden=\"true\"><path d=\"{}\" class=\"{line}\"></path>{ring}</svg>",
            self.class(),
            self.path()
        )
    }

    /// The path in a box of 12.
    const fn path(self) -> &'static str {
        match self {
            Self::Tick => "M1.5 6.5l3 3 6-7",
            Self::Cross => "M2.5 2.5l7 7m0-7l-7 7",
            Self::Half => "M6 1.5a4.5 4.5 0 0 0 0 9z",
            Self::Dot | Self::Light => "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
            Self::Diamond => "M6 1l5 5-5 5-5-5z",
            Self::Dashed => "",
        }
    }
}

/// Draws a shape; the word beside it carries the meaning, so it is hidden from screen readers.
#[component]
pub fn Icon(
    /// Which shape.
    #[prop(into)]
    shape: Shape,
) -> impl IntoView {
    let filled = shape.is_filled();
    let ring = shape.ring();
    view! {
        <svg class=shape.class() width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d=shape.path() class=if filled { "icon-fill" } else { "icon-line" }></path>
            {ring.map(|dash| view! {
                <circle cx="6" cy="6" r="4.5" class="icon-line" stroke-dasharray=dash></circle>
            })}
        </svg>
    }
}
