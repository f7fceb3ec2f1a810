//! On which line of a JSON text a field stands. Only asked once something is wrong, so that
//! rubrics are otherwise read by the parser the program has anyway.

/// The line, from 1, of the value at a path such as `items[3].rule.each`; of the deepest part
/// of it that is there.
#[must_use]
pub fn line_of(text: &str, path: &str) -> usize {
    let mut walk = Walk { text: text.as_bytes(), at: 0 };
    let mut rest = path;
    walk.blanks();
    let mut found = walk.at;
    while !rest.is_empty() && walk.enter(&mut rest) {
        walk.blanks();
        found = walk.at;
    }
    let before = text.get(..found).unwrap_or(text);
    before.bytes().filter(|b| *b == b'\n').count() + 1
}

struct Walk<'a> {
    text: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    fn here(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn blanks(&mut self) {
        while self.here().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// Goes to the next step of the path inside the value here; false where it is not there.
    fn enter(&mut self, rest: &mut &str) -> bool {
        if let Some(index) = rest.strip_prefix('[') {
            let Some((index, after)) = index.split_once(']') else { return false };
            *rest = after;
            return index.parse().is_ok_and(|index| self.element(index));
        }
        let path = rest.strip_prefix('.').unwrap_or(rest);
        let end = path.find(['.', '[']).unwrap_or(path.len());
        let (key, after) = path.split_at(end);
        *rest = after;
        self.member(key)
    }

    fn element(&mut self, index: usize) -> bool {
        if self.here() != b'[' {
            return false;
        }
        self.at += 1;
        for _ in 0..index {
            self.value();
            self.blanks();
            if self.here() != b',' {
                return false;
            }
            self.at += 1;
        }
        self.blanks();
        self.here() != b']'
    }

    fn member(&mut self, key: &str) -> bool {
        if self.here() != b'{' {
            return false;
        }
        let object = self.at;
        self.at += 1;
        loop {
            self.blanks();
            let start = self.at;
            self.string();
            let name = self.text.get(start..self.at).unwrap_or_default();
            self.blanks();
            if self.here() != b':' {
                self.at = object;
                return false;
            }
            self.at += 1;
            if name.strip_prefix(b"\"").and_then(|n| n.strip_suffix(b"\"")) == Some(key.as_bytes())
            {
                return true;
            }
            self.value();
            self.blanks();
            if self.here() != b',' {
                self.at = object;
                return false;
            }
            self.at += 1;
        }
    }

    fn string(&mut self) {
        if self.here() != b'"' {
            return;
        }
        self.at += 1;
        while self.at < self.text.len() && self.here() != b'"' {
            self.at += if self.here() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }

    /// Goes past the value here.
    fn value(&mut self) {
        self.blanks();
        let mut depth = 0_usize;
        loop {
            match self.here() {
                0 => return,
                b'"' => self.string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                _ => self.at += 1,
            }
            if depth == 0 && matches!(self.here(), b',' | b'}' | b']' | 0) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_line() {
        let text = "{\n \"name\": \"a, {b}\\\" ]\",\n \"items\": [\n  { \"id\": 1 },\n  {\n   \"rule\": {\n    \"each\": -1 } }\n ],\n \"full\": 3\n}";
        for (path, line) in [
            ("", 1),
            ("name", 2),
            ("items", 3),
            ("items[0].id", 4),
            ("items[1]", 5),
            ("items[1].rule", 6),
            ("items[1].rule.each", 7),
            ("items[1].rule.kind", 6),
            ("full", 9),
        ] {
            assert_eq!(line_of(text, path), line, "{path}");
        }
    }
}
