//! What leaves the page: the application tables ([`tables`]) and the audit workbook (`audit`). The forms' wording is data (`src/data/forms/application.toml`); an official document is
//! in 简体中文 whatever the page's language. The room computes no verdict: it asks score and rubric.

#[cfg(feature = "sheets")]
pub mod audit;
pub mod tables;
