//! The sample workbooks, read with another reader: their shape, and figures against the county.
#![cfg(feature = "sheets")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use calamine::{Data, Reader, Xlsx};
use junheng::county::{County, SectionKind};
use junheng::sample::books::{write_county, write_workbooks};
use junheng::sample::{county, random_county};
use std::io::Cursor;

struct Sheet {
    /// Header labels of each column from the top, merged cells filled in.
    paths: Vec<Vec<String>>,
    rows: Vec<Vec<Data>>,
    titles: usize,
}

fn open(bytes: Vec<u8>) -> Sheet {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("汇总").unwrap();
    let merged = book.merge_cells_by_sheet_name("汇总").unwrap();
    let mut rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
    let titles = rows.iter().position(|r| r[0] == Data::String("机构名称".into())).unwrap();
    let depth = 1 + merged
        .iter()
        .filter(|m| m.start.0 as usize == titles && m.start.1 == 0)
        .map(|m| m.end.0 as usize - titles)
        .next()
        .unwrap();
    for area in merged.iter().filter(|m| m.start.0 as usize >= titles) {
        let value = rows[area.start.0 as usize][area.start.1 as usize].clone();
        for row in area.start.0..=area.end.0 {
            for column in area.start.1..=area.end.1 {
                rows[row as usize][column as usize] = value.clone();
            }
        }
    }
    let head = &rows[titles..titles + depth];
    let paths = (0..head[0].len())
        .map(|c| {
            let mut path: Vec<String> = head.iter().map(|r| r[c].to_string()).collect();
            path.dedup();
            path
        })
        .collect();
    Sheet { paths, rows: rows.split_off(titles + depth), titles }
}

impl Sheet {
    fn column(&self, path: &str) -> usize {
        let path: Vec<&str> = path.split('/').collect();
        let found: Vec<usize> = (0..self.paths.len()).filter(|c| self.paths[*c] == path).collect();
        assert_eq!(found.len(), 1, "{path:?}");
        found[0]
    }

    /// A number as a person would read it, typed as text or not.
    fn number(&self, row: usize, column: usize) -> Option<f64> {
        match &self.rows[row][column] {
            Data::Empty => None,
            Data::String(text) => {
                let plain = text.chars().filter_map(|c| match c {
                    '０'..='９' => char::from_digit(u32::from(c) - 0xff10, 10),
                    '0'..='9' | '.' => Some(c),
                    _ => None,
                });
                Some(plain.collect::<String>().parse().unwrap())
            }
            other => Some(other.to_string().parse().unwrap()),
        }
    }

    fn row_of(&self, id: &str) -> Option<usize> {
        let column = self.column("机构标识码");
        self.rows.iter().position(|r| r[column] == *id)
    }
}

fn books(county: &County) -> Vec<(String, Sheet)> {
    let books = write_county(county).unwrap();
    books.into_iter().map(|(name, bytes)| (name, open(bytes))).collect()
}

#[test]
fn three_files_of_some_four_hundred_columns_under_merged_headers() {
    let books = books(&county());
    let names: Vec<&str> = books.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["2021小学教基.xlsx", "2021初中教基.xlsx", "2021高中教基.xlsx"]);
    for (name, sheet) in &books {
        assert!((340..=450).contains(&sheet.paths.len()), "{name}: {}", sheet.paths.len());
        let deepest = sheet.paths.iter().map(Vec::len).max().unwrap();
        assert!((4..=6).contains(&deepest), "{name}: {deepest}");
        assert_eq!(sheet.titles, 2);
        let mut paths = sheet.paths.clone();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), sheet.paths.len(), "{name}: every path is its own");
        let below: Vec<String> = sheet.rows.iter().map(|r| r[0].to_string()).collect();
        assert!(below.iter().any(|n| n == "合计") && below.last().unwrap().starts_with("备注"));
    }
    // The same leaf stands under several headers.
    let leaves = books[0].1.paths.iter().filter(|p| p.last().unwrap() == "室内体育用房");
    assert_eq!(leaves.count(), 5);
}

#[test]
fn figures_are_the_countys_and_whole_school_figures_stand_in_each_section() {
    let county = county();
    let books = books(&county);
    let mut typed = 0;
    for (kind, (_, sheet)) in SectionKind::ALL.into_iter().zip(&books) {
        let students = sheet.column("在校生数/合计");
        let equipment = sheet
            .column("占地面积及其他办学条件/固定资产总值（万元）/其中/教学仪器设备资产值(万元)");
        let area = sheet.column("本学年校舍建筑面积/教学及辅助用房/计");
        let counted = sheet.column("是否计校数");
        for school in &county.schools {
            let Some(section) = school.section(kind) else {
                assert_eq!(sheet.row_of(&school.id), None);
                continue;
            };
            let row = sheet.row_of(&school.id).unwrap();
            assert_eq!(sheet.number(row, students), section.students);
            assert_eq!(sheet.number(row, area), school.site.teaching_area);
            let yuan = sheet.number(row, equipment).map(|n| (n * 100.0).round() * 100.0);
            assert_eq!(yuan, school.site.equipment_value);
            assert_eq!(sheet.number(row, counted), Some(f64::from(u8::from(school.counted))));
        }
        let texts = sheet.rows.iter().map(|r| matches!(r[students], Data::String(_)));
        typed += texts.filter(|typed| *typed).count();
        for path in sheet.paths.iter().filter(|p| p[0] == "班额情况") {
            assert_eq!(path.len(), 2);
        }
    }
    assert!(typed < 20);
}

#[test]
fn classes_by_size_degrees_and_subjects_add_up() {
    let county = county();
    let (_, sheet) = &books(&county)[0];
    let under = |head: &[&str]| -> Vec<usize> {
        let fits = |p: &Vec<String>| p.len() == head.len() + 1 && p[..head.len()] == *head;
        (0..sheet.paths.len()).filter(|c| fits(&sheet.paths[*c])).collect()
    };
    let bands = under(&["班额情况"]);
    let degrees = under(&["专任教师", "#按学历分"]);
    let mut subjects = under(&["专任教师", "#按授课课程分"]);
    subjects.push(sheet.column("专任教师/#按授课课程分/外语/计"));
    subjects.push(sheet.column("专任教师/#按授课课程分/艺术/计"));
    assert_eq!((bands.len(), degrees.len()), (10, 6));
    let (classes, teachers) = (sheet.column("班数/合计"), sheet.column("专任教师/合计"));
    for school in county.schools.iter().filter(|s| s.sections.primary.is_some()) {
        let row = sheet.row_of(&school.id).unwrap();
        let sum = |columns: &[usize]| -> Option<f64> {
            columns.iter().map(|c| sheet.number(row, *c)).sum()
        };
        assert_eq!(sum(&bands), sheet.number(row, classes));
        assert_eq!(sum(&degrees), sheet.number(row, teachers), "{}", school.name);
        assert_eq!(sum(&subjects), sheet.number(row, teachers), "{}", school.name);
    }
}

#[test]
fn some_numbers_are_typed_as_text_and_the_same_bytes_come_again() {
    let first = write_workbooks().unwrap();
    assert_eq!(first, write_workbooks().unwrap());
    let sheet = open(first[0].1.clone());
    let odd = |c: char| "０１２３４５６７８９,\u{a0}　".contains(c);
    let text = |d: &Data| match d {
        Data::String(text) => text.chars().any(odd) && !text.chars().any(char::is_alphabetic),
        _ => false,
    };
    let typed = sheet.rows.iter().flatten().filter(|d| text(d)).count();
    assert!((20..400).contains(&typed), "{typed}");
    assert_eq!(write_county(&random_county(2, 200)).unwrap().len(), 3);
}
