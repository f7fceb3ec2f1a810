//! What a school is: its kind, who runs it, where it stands, and the sections it can have.

use serde::{Deserialize, Serialize};

/// Kind of school (办学类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// 小学
    #[default]
    Primary,
    /// 教学点
    TeachingPoint,
    /// 初级中学
    Junior,
    /// 九年一贯制学校
    NineYear,
    /// 十二年一贯制学校
    TwelveYear,
    /// 完全中学
    CompleteSecondary,
    /// 特殊教育学校
    Special,
    /// 职业学校
    Vocational,
}

impl Kind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Self; 8] = [
        Self::Primary,
        Self::TeachingPoint,
        Self::Junior,
        Self::NineYear,
        Self::TwelveYear,
        Self::CompleteSecondary,
        Self::Special,
        Self::Vocational,
    ];

    /// The word of the county file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::TeachingPoint => "teachingPoint",
            Self::Junior => "junior",
            Self::NineYear => "nineYear",
            Self::TwelveYear => "twelveYear",
            Self::CompleteSecondary => "completeSecondary",
            Self::Special => "special",
            Self::Vocational => "vocational",
        }
    }

    /// The sections a school of this kind has by its definition.
    #[must_use]
    pub const fn sections(self) -> &'static [SectionKind] {
        match self {
            Self::Primary | Self::TeachingPoint => &[SectionKind::Primary],
            Self::Junior => &[SectionKind::Junior],
            Self::NineYear => &[SectionKind::Primary, SectionKind::Junior],
            Self::TwelveYear => &SectionKind::ALL,
            Self::CompleteSecondary => &[SectionKind::Junior, SectionKind::Senior],
            Self::Special | Self::Vocational => &[],
        }
    }
}

/// Who runs the school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ownership {
    /// 公办
    #[default]
    Public,
    /// 民办
    Private,
}

/// Urban-rural class of the school's place (城乡类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Setting {
    /// 城区
    Urban,
    /// 镇区
    Town,
    /// 乡村
    Rural,
}

/// A section (学段) of a school; in the assessment each section is a row of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SectionKind {
    /// 小学部
    Primary,
    /// 初中部
    Junior,
    /// 高中部: only for sharing out what a school's sections use together.
    Senior,
}

impl SectionKind {
    /// All sections, youngest first.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Junior, Self::Senior];
    /// The sections that are assessed.
    pub const COMPULSORY: [Self; 2] = [Self::Primary, Self::Junior];

    /// The word of the county file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Junior => "junior",
            Self::Senior => "senior",
        }
    }
}
