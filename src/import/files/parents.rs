//! Not-counted rows (是否计校数 0) and the schools they belong to.

use super::label::normalise;
use crate::county::{County, Finding, Fix, Severity};
use std::collections::BTreeMap;

/// Gives every not-counted school its parent: as a person said, as the file says, or by the
/// longest name of a counted school that begins its own. Guesses are reported with a fix to
/// confirm; a school for which nothing is found is reported too.
pub fn settle(county: &mut County, told: &BTreeMap<String, String>) -> Vec<Finding> {
    let counted: Vec<(String, String)> = county
        .schools
        .iter()
        .filter(|school| school.counted)
        .map(|school| (school.id.clone(), normalise(&school.name)))
        .collect();
    let remembered = county.corrections.parents.clone();
    let mut findings = Vec::new();
    for school in county.schools.iter_mut().filter(|school| !school.counted) {
        if let Some(parent) = told.get(&school.id).or_else(|| remembered.get(&school.id)) {
            school.parent = Some(parent.clone());
        }
        if let Some(named) = &school.parent {
            let folded = normalise(named);
            let known = counted.iter().find(|(id, name)| id == named || *name == folded);
            match known {
                Some((id, _)) => school.parent = Some(id.clone()),
                None => findings.push(
                    Finding::new(Severity::Check, "parent-not-there")
                        .arg("parent", named.as_str())
                        .school(school),
                ),
            }
            continue;
        }
        let own = normalise(&school.name);
        let guess = counted
            .iter()
            .filter(|(_, name)| {
                !name.is_empty() && own.len() > name.len() && own.starts_with(name.as_str())
            })
            .max_by_key(|(_, name)| name.len());
        let finding = match guess {
            Some((id, _)) => {
                school.parent = Some(id.clone());
                Finding::new(Severity::Check, "parent-guessed")
                    .fix(Fix::Parent { parent: id.clone() })
                    .arg("parent", id.as_str())
            }
            None => Finding::new(Severity::Check, "parent-unknown"),
        };
        findings.push(finding.school(school));
    }
    // The sentence names the parent, not its code.
    for finding in &mut findings {
        if let Some(Fix::Parent { parent }) = &finding.fix
            && let Some(school) = county.schools.iter().find(|school| school.id == *parent)
        {
            finding.args.insert("parent".to_owned(), school.name.as_str().into());
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::School;

    fn county(schools: &[(&str, &str, bool)]) -> County {
        let school = |(id, name, counted): &(&str, &str, bool)| School {
            counted: *counted,
            ..School::new(*id, *name)
        };
        County { schools: schools.iter().map(school).collect(), ..County::default() }
    }

    fn codes(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|finding| finding.code.as_str()).collect()
    }

    #[test]
    fn the_longest_name_that_begins_the_own_one_is_the_guess() {
        let mut county = county(&[
            ("1", "青山镇中心小学", true),
            ("2", "青山镇中心小学东校", true),
            ("3", "青山镇中心小学东校河口教学点", false),
            ("4", "孤山教学点", false),
        ]);
        let findings = settle(&mut county, &BTreeMap::new());
        assert_eq!(codes(&findings), ["parent-guessed", "parent-unknown"]);
        assert_eq!(county.schools[2].parent.as_deref(), Some("2"));
        assert_eq!(findings[0].fix, Some(Fix::Parent { parent: "2".into() }));
        assert_eq!(county.schools[3].parent, None);
    }

    #[test]
    fn what_a_person_or_the_file_says_goes_first() {
        let mut told =
            county(&[("1", "甲小学", true), ("2", "乙小学", true), ("3", "甲小学分校", false)]);
        let answer = BTreeMap::from([("3".to_owned(), "2".to_owned())]);
        assert!(settle(&mut told, &answer).is_empty());
        assert_eq!(told.schools[2].parent.as_deref(), Some("2"));

        let mut said = county(&[("1", "甲小学", true), ("3", "丙教学点", false)]);
        said.schools[1].parent = Some("甲小学".into());
        assert!(settle(&mut said, &BTreeMap::new()).is_empty());
        assert_eq!(said.schools[1].parent.as_deref(), Some("1"));
        said.schools[1].parent = Some("没有的学校".into());
        assert_eq!(codes(&settle(&mut said, &BTreeMap::new())), ["parent-not-there"]);
    }
}
