//! What leaves the page on paper: the application tables ([`tables`]), and beside them what is made
//! of them. The forms' wording is data (`src/data/forms/application.toml`); an official document is
//! in 简体中文 whatever the page's language. The room computes no verdict: it asks score and rubric.

pub mod tables;
