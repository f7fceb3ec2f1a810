//! The school year that a title, a sheet or a file names.

use super::forms;
use super::label::normalise;
use super::sheet::{Cell, Table};

/// Years that a figure can be of.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2100;

/// The school year of a sheet: `2023—2024学年` in its titles (the rows above `header`), its name
/// or its file's, else a bare `2023年` there, else a file or folder whose name begins with a year.
pub fn year_of(table: &Table, header: u32) -> Option<i32> {
    let above = || table.rows.iter().take_while(|row| row.index < header);
    let titles = || {
        above().flat_map(|row| row.cells.iter()).filter_map(|(_, cell)| match cell {
            Cell::Text(text) => Some(&**text),
            _ => None,
        })
    };
    // A file's own name says more than the archive's it lies in.
    let names = || std::iter::once(&*table.sheet).chain(table.file.rsplit('/'));
    titles()
        .find_map(school_year)
        .or_else(|| names().find_map(school_year))
        .or_else(|| titles().find_map(plain_year))
        .or_else(|| names().find_map(plain_year))
        .or_else(|| names().find_map(leading_year))
}

/// The school year that a text names as one: `2025学年`, `2025-2026学年`, `2025/2026`.
pub fn school_year(text: &str) -> Option<i32> {
    let text = normalise(text);
    years(&text).find_map(|(year, rest)| {
        let named = match rest.chars().next() {
            Some('学') => rest.starts_with("学年"),
            Some('-' | '/' | '至') => {
                let next: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
                next == (year + 1).to_string() || next == format!("{:02}", (year + 1) % 100)
            }
            _ => false,
        };
        named.then_some(year)
    })
}

/// A year in a title: `2023年小学在校生`; no date (2023年9月), no span of time (2010年以前建成).
fn plain_year(text: &str) -> Option<i32> {
    let text = normalise(text);
    years(&text).find_map(|(year, rest)| {
        let after = rest.strip_prefix('年')?;
        let other = after.starts_with(|c: char| c.is_ascii_digit())
            || forms::words().after_other_years.iter().any(|word| after.starts_with(word.as_str()));
        (!other).then_some(year)
    })
}

/// A name that begins with a year, such as `2021小学.xlsx`, and not with a number or a span.
fn leading_year(name: &str) -> Option<i32> {
    let text = normalise(name);
    let (year, rest) = years(&text).next().filter(|(_, rest)| rest.len() + 4 == text.len())?;
    (!rest.starts_with(['-', '/', '至', '年'])).then_some(year)
}

/// A cell or a label that is nothing but a year: `2021`, `2021年`, `2021学年`, `2021-2022学年度`.
pub fn whole_year(text: &str) -> Option<i32> {
    let text = normalise(text);
    let (year, rest) = years(&text).next().filter(|(_, rest)| rest.len() + 4 == text.len())?;
    let after = rest.trim_start_matches(['学', '年', '度', '秋', '季']);
    let same = after.is_empty() || school_year(&text) == Some(year) && is_next(after, year);
    same.then_some(year)
}

/// `-2022学年` behind 2021.
fn is_next(after: &str, year: i32) -> bool {
    let after = after.trim_start_matches(['-', '/', '至']).trim_end_matches(['学', '年', '度']);
    after == (year + 1).to_string() || after == format!("{:02}", (year + 1) % 100)
}

/// Every number of four digits that can be a year, with what stands behind it.
fn years(text: &str) -> impl Iterator<Item = (i32, &str)> {
    let starts = text.char_indices().filter(|(at, c)| {
        let before = text.get(..*at).and_then(|front| front.chars().next_back());
        c.is_ascii_digit() && !before.is_some_and(|c| c.is_ascii_digit())
    });
    starts.filter_map(|(at, _)| {
        let (digits, rest) = text.get(at..)?.split_at_checked(4)?;
        let year = digits.parse().ok().filter(|year| YEARS.contains(year))?;
        (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((year, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::super::sheet::open;
    use super::*;

    #[test]
    fn school_years_in_titles_and_file_names() {
        for (text, year) in [
            ("示例县2025学年小学", Some(2025)),
            ("2025-2026学年", Some(2025)),
            ("2024/25 学年", Some(2024)),
            ("２０２３—２０２４学年度", Some(2023)),
            ("2025年统计", None),
            ("350000-2001", None),
            ("12025学年", None),
            ("20251学年", None),
        ] {
            assert_eq!(school_year(text), year, "{text}");
        }
    }

    #[test]
    fn a_cell_that_is_a_year() {
        for (text, year) in [
            ("2021", Some(2021)),
            (" 2021 学年", Some(2021)),
            ("2021年", Some(2021)),
            ("2021—2022学年度", Some(2021)),
            ("2021-22", Some(2021)),
            ("2021年秋季", Some(2021)),
            ("2021级", None),
            ("2021-2023", None),
            ("1056", None),
            ("2021小学", None),
            ("", None),
        ] {
            assert_eq!(whole_year(text), year, "{text}");
        }
    }

    fn of(file: &str, title: &str) -> Option<i32> {
        let table = open(file, format!("{title}\n校名,人\n").as_bytes(), None).tables.remove(0);
        year_of(&table, 1)
    }

    #[test]
    fn titles_name_the_year_before_files_do() {
        assert_eq!(of("a.csv", "示例县2023年小学基本情况"), Some(2023));
        assert_eq!(of("2021学年.csv", "2023学年小学"), Some(2023));
        assert_eq!(of("2021学年.csv", "2023年小学"), Some(2021));
        assert_eq!(of("2021小学.csv", "小学"), Some(2021));
        assert_eq!(of("2021年/小学.csv", "小学"), Some(2021));
        assert_eq!(of("2019-2023.zip/小学.csv", "小学"), None);
        assert_eq!(of("3500002001.csv", "填报日期：2023年9月5日"), None);
        assert_eq!(of("a.csv", "2010年以前建成"), None);
    }
}
