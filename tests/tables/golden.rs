//! The sample county's tables as they print. To write the file anew after a change that is meant to
//! change them: `JUNHENG_WRITE_GOLDEN=1 cargo test --test tables`.

use junheng::report::tables::{Table, application};
use junheng::sample;
use std::{fs, path::PathBuf};

fn printed(table: &Table) -> String {
    let mut out = format!("{}\n{} | {}\n", table.title, table.place, table.year);
    for (part, rows) in [("=", &table.head), ("-", &table.rows)] {
        for row in rows {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| match (cell.columns, cell.rows) {
                    (1, 1) => cell.content.shown(),
                    (columns, rows) => format!("[{columns}x{rows}]{}", cell.content.shown()),
                })
                .collect();
            out += &format!("{part} {}\n", cells.join(" | ").replace('\n', "\\n"));
        }
    }
    for note in &table.notes {
        out += &format!("* {note}\n");
    }
    out + "\n"
}

#[test]
fn the_tables_of_the_sample_county_print_as_before() {
    let all: String = application(&sample::county()).iter().map(printed).collect();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/tables.txt");
    if std::env::var_os("JUNHENG_WRITE_GOLDEN").is_some() {
        fs::write(&path, &all).unwrap();
    }
    let before = fs::read_to_string(&path).unwrap();
    for (now, before) in all.lines().zip(before.lines()) {
        assert_eq!(now, before);
    }
    assert_eq!(all.len(), before.len());
}
