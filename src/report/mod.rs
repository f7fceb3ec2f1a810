//! What leaves the page: the application tables ([`tables`]) the audit workbook (`audit`),
//! and the tables of a view ([`rows`]). The forms' wording is data (`src/data/forms/application.toml`); an official document is
//! in 简体中文 whatever the page's language. The room computes no verdict: it asks score and rubric.

#[cfg(feature = "sheets")]
pub mod audit;
pub mod rows;
pub mod tables;
