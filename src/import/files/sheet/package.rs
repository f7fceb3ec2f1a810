//! The package around .xlsx and .xlsb: relations between parts, and the list of sheets.

use super::archive::Archive;
use super::xml::{Event, Xml, attribute};
use crate::import::error::FileTrouble;
use crate::order::Map;

/// A line of the workbook's list of sheets.
pub struct SheetEntry {
    /// Its name.
    pub name: String,
    /// Id of the relation to its part.
    pub relation: String,
    /// True when the workbook hides it.
    pub hidden: bool,
}

/// A part that another part refers to.
pub struct Target {
    /// Address of the kind of relation.
    pub kind: String,
    /// Path of the part.
    pub path: String,
}

/// Path of the main part: the package says it, and nearly always says `xl/workbook.xml`.
pub fn workbook_path(archive: &mut Archive<'_>) -> Result<String, FileTrouble> {
    let relations = relations(archive, "")?;
    let stated = relations.values().find(|target| target.kind.ends_with("/officeDocument"));
    let path = stated.map_or_else(String::new, |target| join("", &target.path));
    Ok(if archive.has(&path) { path } else { "xl/workbook.xml".to_owned() })
}

/// A path beside a part: relative to its folder, or from the root.
pub fn join(folder: &str, path: &str) -> String {
    if let Some(absolute) = path.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What a part refers to, by id.
pub fn relations(
    archive: &mut Archive<'_>,
    part: &str,
) -> Result<Map<String, Target>, FileTrouble> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut targets = Map::new();
    let Some(text) = archive.xml(&join(folder, &format!("_rels/{name}.rels")))? else {
        return Ok(targets);
    };
    let mut xml = Xml::new(&text);
    while let Some(event) = xml.next()? {
        let Event::Start(e) = event else { continue };
        if e.local_name().as_ref() != "Relationship" {
            continue;
        }
        let get = |name| attribute(&e, name).map(|value| value.into_owned()).unwrap_or_default();
        targets.insert(get("Id"), Target { kind: get("Type"), path: get("Target") });
    }
    Ok(targets)
}

/// The list of sheets of an .xlsx workbook.
pub fn sheet_entries(workbook: &str) -> Result<Vec<SheetEntry>, FileTrouble> {
    let mut sheets = Vec::new();
    let mut xml = Xml::new(workbook);
    while let Some(event) = xml.next()? {
        let Event::Start(e) = event else { continue };
        if e.local_name().as_ref() != "sheet" {
            continue;
        }
        let get = |name| attribute(&e, name).map(|value| value.into_owned()).unwrap_or_default();
        let hidden = matches!(get("state").as_str(), "hidden" | "veryHidden");
        sheets.push(SheetEntry { name: get("name"), relation: get("id"), hidden });
    }
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_inside_the_package() {
        assert_eq!(join("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(join("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(join("xl", "../custom/a.xml"), "custom/a.xml");
        assert_eq!(join("", "../../a.xml"), "a.xml");
    }
}
