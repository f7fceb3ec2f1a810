//! The facts of a county (表Ⅰ, 学制) as they are typed and shown: people in 万人 where the form has
//! them so.

use super::typed::{Typed, TypedProblem, figure};
use crate::county::{County, Edit, Fact};
use crate::json::Value;
use crate::words::Words;

/// People of one 万人.
const TEN_THOUSAND: f64 = 10_000.0;

/// In how many of what it is kept in a fact is written.
fn times(fact: &Fact) -> f64 {
    if fact.unit.as_deref() == Some("tenThousandPeople") { TEN_THOUSAND } else { 1.0 }
}

/// What its field shows; empty where it is missing.
#[must_use]
pub fn fact_text(county: &County, fact: &Fact) -> String {
    match county.fact(&fact.key) {
        None => String::new(),
        Some(Value::String(text)) => text,
        Some(value) => value.as_f64().map(|n| (n / times(fact)).to_string()).unwrap_or_default(),
    }
}

/// The change that a text typed for a fact makes.
///
/// # Errors
/// When the text is no figure, or none of the choices; its sentence says so.
pub fn typed_fact(county: &County, fact: &Fact, text: &str) -> Result<Typed, TypedProblem> {
    let text = text.trim();
    let value = if fact.choices.is_empty() {
        figure(text)?.map(|value| {
            let value = value * times(fact);
            // 82.05万人 are whole people.
            let people = fact.unit.as_deref() == Some("tenThousandPeople");
            Value::from(if people { libm::round(value) } else { value })
        })
    } else {
        if !(text.is_empty() || fact.choices.iter().any(|choice| choice == text)) {
            let choices = fact.choices.join("、");
            return Err(TypedProblem::Choice { text: text.to_owned(), choices });
        }
        (!text.is_empty()).then(|| text.into())
    };
    let same = match (&value, county.fact(&fact.key)) {
        (Some(value), Some(now)) if now.is_number() => value.as_f64() == now.as_f64(),
        (value, now) => *value == now,
    };
    Ok(if same { Typed::Same } else { Typed::Edit(Edit::Fact { key: fact.key.clone(), value }) })
}

/// Key of a sentence that doubts a fact as it is: out of what is usual, or a part beyond its whole.
#[must_use]
pub fn fact_doubt(county: &County, fact: &Fact) -> Option<&'static str> {
    let value = county.fact(&fact.key)?.as_f64()?;
    if !fact.is_usual(value) {
        return Some("basics-unusual");
    }
    let beyond = fact.key == "ruralPopulation" && county.population.is_some_and(|all| value > all);
    beyond.then_some("basics-beyond")
}

/// A value of a fact in the list of changes.
pub(super) fn plain(value: Option<&Value>, words: &Words) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => words.say(&format!("grade-system-{text}")),
        Some(value) => value.as_f64().map(|n| n.to_string()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::facts;
    use crate::words::Lang;

    fn fact(key: &str) -> &'static Fact {
        facts().iter().find(|fact| fact.key == key).unwrap()
    }

    fn put(county: &mut County, key: &str, text: &str) {
        match typed_fact(county, fact(key), text).unwrap() {
            Typed::Edit(edit) => drop(county.apply(edit).unwrap()),
            Typed::Same => {}
        }
    }

    #[test]
    fn people_are_typed_in_ten_thousands_and_money_in_yuan() {
        let mut county = County::default();
        for (key, text, kept, shown) in [
            ("population", "82.05", 820_500.0, "82.05"),
            ("population", "８２．１", 821_000.0, "82.1"),
            ("townships", "22个", 22.0, "22"),
            ("gdpPerHead", "81,200元", 81_200.0, "81200"),
            ("gdpPerHead", "8.12万", 81_200.0, "81200"),
            ("primaryStaff", "4 021", 4021.0, "4021"),
        ] {
            put(&mut county, key, text);
            assert_eq!(county.fact(key).and_then(|v| v.as_f64()), Some(kept), "{key} {text}");
            assert_eq!(fact_text(&county, fact(key)), shown, "{key} {text}");
        }
        assert_eq!(county.population, Some(821_000.0));
        put(&mut county, "population", "");
        assert_eq!(county.population, None);
    }

    #[test]
    fn what_is_no_figure_or_no_choice_is_refused_and_the_same_changes_nothing() {
        let mut county = County::default();
        let of = |county: &County, key: &str, text: &str| typed_fact(county, fact(key), text);
        for (key, text) in [("villages", "三百"), ("villages", "-1"), ("gradeSystem", "九年")] {
            assert!(of(&county, key, text).is_err(), "{key} {text}");
        }
        put(&mut county, "gradeSystem", "fiveFour");
        put(&mut county, "villages", "341");
        for (key, text) in [("villages", "341.0"), ("gradeSystem", "fiveFour"), ("townships", "—")]
        {
            assert_eq!(of(&county, key, text), Ok(Typed::Same), "{key} {text}");
        }
    }

    #[test]
    fn unlikely_facts_are_doubted_and_every_fact_has_its_words() {
        let mut county = County::default();
        // People typed where 万人 are asked for.
        put(&mut county, "population", "820500");
        assert_eq!(fact_doubt(&county, fact("population")), Some("basics-unusual"));
        put(&mut county, "population", "82.05");
        put(&mut county, "ruralPopulation", "90");
        assert_eq!(fact_doubt(&county, fact("population")), None);
        assert_eq!(fact_doubt(&county, fact("ruralPopulation")), Some("basics-beyond"));
        let words = Words::new(Lang::ZhHans);
        for fact in facts() {
            assert!(words.has(&format!("answer-key-{}", fact.key)), "{}", fact.key);
            let unit = fact.unit.iter().map(|unit| format!("basics-unit-{unit}"));
            assert!(unit.into_iter().all(|key| super::super::has_words(&key)), "{}", fact.key);
        }
    }
}
