//! Formulas in rubrics: `schools.meetingAll / schools * 100`, `answer.scale >= 10 and not
//! answer.refused`. Four operations, comparisons, `and`, `or`, `not`, `min` and `max` over
//! names; computed exactly, and with whatever is known where a name is missing.

use super::number::{Span, exact};
use crate::json::Value;
use num_rational::BigRational;
use num_traits::Zero;
use std::cmp::Ordering;

/// How deep parentheses may nest.
const DEPTH: usize = 32;
/// How long a formula may be.
const LENGTH: usize = 1000;

/// A comparison (≥, >, ≤, <, =, ≠), as each rule states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `<=`
    AtMost,
    /// `<`
    Below,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
}

impl Compare {
    /// Reads a sign.
    #[must_use]
    pub fn parse(sign: &str) -> Option<Self> {
        Some(match sign {
            ">=" | "≥" => Self::AtLeast,
            ">" => Self::Above,
            "<=" | "≤" => Self::AtMost,
            "<" => Self::Below,
            "=" | "==" => Self::Equal,
            "!=" | "≠" => Self::Unequal,
            _ => return None,
        })
    }

    /// Whether it holds; `None` where the numbers are not known well enough.
    pub(crate) fn holds(self, a: &Span, b: &Span) -> Option<bool> {
        if let Some(order) = a.compare(b) {
            return Some(match self {
                Self::AtLeast => order != Ordering::Less,
                Self::Above => order == Ordering::Greater,
                Self::AtMost => order != Ordering::Greater,
                Self::Below => order == Ordering::Less,
                Self::Equal => order == Ordering::Equal,
                Self::Unequal => order != Ordering::Equal,
            });
        }
        // Spans that overlap can still decide where they only touch.
        match self {
            Self::AtLeast if a.low >= b.high => Some(true),
            Self::Above if a.high <= b.low => Some(false),
            Self::AtMost if a.high <= b.low => Some(true),
            Self::Below if a.low >= b.high => Some(false),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Number(BigRational),
    Name(String),
    Not(Box<Node>),
    Both(Sign, Box<Node>, Box<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    Times,
    Over,
    Min,
    Max,
    And,
    Or,
    Compare(Compare),
}

/// A formula that has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    text: String,
    root: Node,
}

/// Gives the value of a name; `None` where it is missing.
pub(super) type Lookup<'a> = &'a mut dyn FnMut(&str) -> Option<Span>;

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// The character, from 1, at which it cannot go on.
    pub fn parse(text: &str) -> Result<Self, usize> {
        if text.len() > LENGTH {
            return Err(LENGTH);
        }
        let mut parser = Parser { rest: text, depth: 0 };
        let root = parser.either().and_then(|root| {
            parser.blanks();
            parser.rest.is_empty().then_some(root)
        });
        let read = text.get(..text.len() - parser.rest.len()).unwrap_or_default();
        root.map(|root| Self { text: text.to_owned(), root }).ok_or(read.chars().count() + 1)
    }

    /// A number written where a formula may stand.
    pub(super) fn number(value: &Value) -> Option<Self> {
        let number = exact(value)?;
        Some(Self { text: value.to_string(), root: Node::Number(number) })
    }

    /// A formula that is 0, where one could not be read.
    pub(super) fn zero() -> Self {
        Self { text: "0".to_owned(), root: Node::Number(BigRational::zero()) }
    }

    /// As written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number, where the formula is nothing else.
    pub(super) const fn constant(&self) -> Option<&BigRational> {
        match &self.root {
            Node::Number(n) => Some(n),
            _ => None,
        }
    }

    /// The names in it, in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        collect(&self.root, &mut names);
        names
    }

    /// Its value; `None` where a name it cannot do without is missing.
    pub(super) fn value(&self, lookup: Lookup<'_>) -> Option<Span> {
        value(&self.root, lookup)
    }
}

fn collect<'a>(node: &'a Node, names: &mut Vec<&'a str>) {
    match node {
        Node::Number(_) => {}
        Node::Name(name) => names.push(name),
        Node::Not(inner) => collect(inner, names),
        Node::Both(_, a, b) => {
            collect(a, names);
            collect(b, names);
        }
    }
}

fn value(node: &Node, lookup: Lookup<'_>) -> Option<Span> {
    let (sign, a, b) = match node {
        Node::Number(n) => return Some(Span::of(n.clone())),
        Node::Name(name) => return lookup(name),
        Node::Not(inner) => return Some(Span::truth(!value(inner, lookup)?.is_true()?)),
        Node::Both(sign, a, b) => (*sign, value(a, lookup), value(b, lookup)),
    };
    // One side can settle "and" and "or".
    let truth = |side: &Option<Span>| side.as_ref().and_then(Span::is_true);
    match (sign, truth(&a), truth(&b)) {
        (Sign::And, Some(false), _) | (Sign::And, _, Some(false)) => {
            return Some(Span::truth(false));
        }
        (Sign::Or, Some(true), _) | (Sign::Or, _, Some(true)) => return Some(Span::truth(true)),
        (Sign::And | Sign::Or, a, b) => return Some(Span::truth(a? && b?)),
        _ => {}
    }
    let (a, b) = (a?, b?);
    Some(match sign {
        Sign::Plus => a.plus(&b),
        Sign::Minus => a.minus(&b),
        Sign::Times => a.times(&b),
        Sign::Over => return a.over(&b),
        Sign::Min => a.smaller(&b),
        Sign::Max => a.larger(&b),
        Sign::Compare(compare) => Span::truth(compare.holds(&a, &b)?),
        Sign::And | Sign::Or => return None,
    })
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl Parser<'_> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Takes a sign if it comes next.
    fn sign(&mut self, sign: &str) -> bool {
        self.blanks();
        self.rest.strip_prefix(sign).is_some_and(|rest| {
            self.rest = rest;
            true
        })
    }

    /// Takes a word if it comes next and ends there.
    fn word(&mut self, word: &str) -> bool {
        self.blanks();
        let Some(rest) = self.rest.strip_prefix(word) else { return false };
        let ends = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_');
        if ends {
            self.rest = rest;
        }
        ends
    }

    fn either(&mut self) -> Option<Node> {
        let mut left = self.every()?;
        while self.word("or") {
            left = both(Sign::Or, left, self.every()?);
        }
        Some(left)
    }

    fn every(&mut self) -> Option<Node> {
        let mut left = self.comparison()?;
        while self.word("and") {
            left = both(Sign::And, left, self.comparison()?);
        }
        Some(left)
    }

    fn comparison(&mut self) -> Option<Node> {
        if self.word("not") {
            return self.deeper(|p| Some(Node::Not(Box::new(p.comparison()?))));
        }
        let left = self.sum()?;
        for sign in [">=", "<=", "!=", "==", "≥", "≤", "≠", ">", "<", "="] {
            if self.sign(sign) {
                return Some(both(Sign::Compare(Compare::parse(sign)?), left, self.sum()?));
            }
        }
        Some(left)
    }

    fn sum(&mut self) -> Option<Node> {
        let mut left = self.product()?;
        loop {
            let sign = if self.sign("+") {
                Sign::Plus
            } else if self.sign("-") || self.sign("−") {
                Sign::Minus
            } else {
                return Some(left);
            };
            left = both(sign, left, self.product()?);
        }
    }

    fn product(&mut self) -> Option<Node> {
        let mut left = self.single()?;
        loop {
            let sign = if self.sign("*") || self.sign("×") {
                Sign::Times
            } else if self.sign("/") || self.sign("÷") {
                Sign::Over
            } else {
                return Some(left);
            };
            left = both(sign, left, self.single()?);
        }
    }

    fn single(&mut self) -> Option<Node> {
        if self.sign("-") || self.sign("−") {
            let zero = Node::Number(BigRational::zero());
            return self.deeper(|p| Some(both(Sign::Minus, zero, p.single()?)));
        }
        if self.sign("(") {
            return self.deeper(|p| p.either().filter(|_| p.sign(")")));
        }
        for (name, sign) in [("min", Sign::Min), ("max", Sign::Max)] {
            if self.word(name) {
                return self.deeper(|p| p.list(sign));
            }
        }
        let part = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_';
        let end = self.rest.find(|c| !part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        let node = if word.starts_with(|c: char| c.is_ascii_digit()) {
            Node::Number(exact(&Value::String(word.to_owned()))?)
        } else if word.starts_with(|c: char| c.is_ascii_alphabetic())
            && !matches!(word, "and" | "or" | "not")
        {
            Node::Name(word.to_owned())
        } else {
            return None;
        };
        self.rest = rest;
        Some(node)
    }

    /// `(a, b, …)` of `min` and `max`.
    fn list(&mut self, sign: Sign) -> Option<Node> {
        if !self.sign("(") {
            return None;
        }
        let mut left = self.either()?;
        while self.sign(",") {
            left = both(sign, left, self.either()?);
        }
        self.sign(")").then_some(left)
    }

    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Option<Node>) -> Option<Node> {
        self.depth += 1;
        let node = if self.depth > DEPTH { None } else { read(self) };
        self.depth -= 1;
        node
    }
}

fn both(sign: Sign, a: Node, b: Node) -> Node {
    Node::Both(sign, Box::new(a), Box::new(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::number::{nearest, whole};

    fn compute(text: &str) -> Option<f64> {
        let known = |name: &str| match name {
            "five" => Some(Span::of(whole(5))),
            "some" => Some(Span::count(3, 2)),
            "yes" => Some(Span::truth(true)),
            _ => None,
        };
        let formula = Formula::parse(text).unwrap();
        let value = formula.value(&mut { known })?;
        value.known().map(nearest)
    }

    #[test]
    fn formulas_are_computed_exactly_and_in_the_usual_order() {
        for (text, result) in [
            ("0.1 + 0.2", 0.3),
            ("2 + 3 * 4 - 10 / 4", 11.5),
            ("-(2 - 5) × 2", 6.0),
            ("min(1, 0.85, five) + max(2, five)", 5.85),
            ("five >= 5 and not (five > 5)", 1.0),
            ("five ≠ 5 or five <= 4", 0.0),
            ("some >= 3", 1.0),
            ("some > 5", 0.0),
            ("missing > 1 or yes", 1.0),
            ("missing > 1 and five = 4", 0.0),
        ] {
            assert_eq!(compute(text), Some(result), "{text}");
        }
        for text in ["missing + 1", "five / 0", "some = 4", "some > 3", "missing and yes"] {
            assert_eq!(compute(text), None, "{text}");
        }
    }

    #[test]
    fn a_formula_that_cannot_be_read_says_where() {
        let deep = format!("{}1{}", "(".repeat(40), ")".repeat(40));
        for (text, at) in [("", 1), ("1 +", 4), ("学校 + 1", 1), ("(1", 3), ("1 2", 3), (&deep, 34)]
        {
            assert_eq!(Formula::parse(text).err(), Some(at), "{text}");
        }
        let formula = Formula::parse("a.b / c * answer.scale").unwrap();
        assert_eq!(formula.names(), ["a.b", "c", "answer.scale"]);
    }
}
