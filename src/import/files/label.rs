//! Header labels: folding them to one spelling, and matching a path of labels to a pattern.

use super::forms::words;
use crate::import::fold::fold;

/// So many unknown labels may stand between those of a pattern; more make it another figure.
const MOST_BETWEEN: i32 = 1;

/// Folds a label: half-width, without blanks, in lower case, without signs in front, without
/// `其中：` and without its unit, which says how to read the figure, not what it is. `# 占地面积（平方米）` and `占地面积` come out the same.
pub fn normalise(text: &str) -> String {
    let folded: String = fold(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .map(|c| match c {
            '—' | '–' | '~' | '－' => '-',
            '[' | '【' | '〔' | '{' => '(',
            ']' | '】' | '〕' | '}' => ')',
            '，' => ',',
            c => c,
        })
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let mut label = folded.as_str();
    loop {
        let before = label;
        label = label.trim_start_matches(['#', '*', '★', '·', '-']).trim_end_matches([':', '*']);
        if let Some(rest) = label.strip_prefix("其中:").filter(|rest| !rest.is_empty()) {
            label = rest;
        }
        if let Some((front, unit)) = label.strip_suffix(')').and_then(|l| l.rsplit_once('('))
            && !front.is_empty()
            && words().is_unit(unit)
        {
            label = front;
        }
        if label == before {
            return label.to_owned();
        }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The unit of money that a label or a unit column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元
    TenThousandYuan,
}

impl MoneyUnit {
    /// Reads `元` or `万元` anywhere in a text such as `资产值（万元）`.
    pub fn of(text: &str) -> Option<Self> {
        let folded: String = fold(text).chars().filter(|c| !c.is_whitespace()).collect();
        if folded.contains("万元") {
            return Some(MoneyUnit::TenThousandYuan);
        }
        let yuan = folded == "元" || folded.contains("(元") || folded.contains(":元");
        yuan.then_some(MoneyUnit::Yuan)
    }

    /// Places the decimal point moves to make yuan of it.
    pub fn shift(self) -> i32 {
        match self {
            MoneyUnit::Yuan => 0,
            MoneyUnit::TenThousandYuan => 4,
        }
    }
}

/// A header path to look for: for each level the words that may stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    levels: Vec<Vec<String>>,
}

/// How well a path fits a pattern; greater is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Levels of the pattern: the more it says, the surer it is.
    pub levels: usize,
    /// Minus the labels between the matched ones.
    pub between: i32,
    /// Minus the labels above the matched ones.
    pub above: i32,
}

impl Fit {
    /// True when nothing between the matched labels was passed over, so that the path says what
    /// the pattern says.
    pub fn is_sure(&self) -> bool {
        self.between == 0 && (self.levels > 1 || self.above == 0)
    }
}

impl Pattern {
    /// Reads `专任教师 > 按学历分 > 本科|本科毕业`.
    pub fn parse(text: &str) -> Self {
        let words = |level: &str| level.split('|').map(normalise).collect();
        Pattern { levels: text.split('>').map(words).collect() }
    }

    /// Every word of the pattern.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.levels.iter().flatten().map(String::as_str)
    }

    /// Fits a path of normalised labels, top to bottom. The last label must be the pattern's
    /// last; labels for which `passes` holds do not count; one for which `is_decoy` holds and
    /// that the pattern does not ask for makes it another figure.
    pub fn fit(
        &self,
        path: &[String],
        passes: &dyn Fn(&str) -> bool,
        is_decoy: &dyn Fn(&str) -> bool,
    ) -> Option<Fit> {
        let mut levels = self.levels.iter().rev();
        let mut wanted = levels.next();
        let mut fit = Fit { levels: self.levels.len(), between: 0, above: 0 };
        for (depth, label) in path.iter().rev().enumerate() {
            match wanted {
                Some(words) if words.contains(label) => wanted = levels.next(),
                Some(_) if depth == 0 => return None,
                _ if passes(label) => {}
                _ if is_decoy(label) => return None,
                Some(_) => fit.between -= 1,
                None => fit.above -= 1,
            }
        }
        (wanted.is_none() && fit.between >= -MOST_BETWEEN).then_some(fit)
    }
}

/// Moves the decimal point of a figure in its shortest text, so that 1.1 万元 is exactly 11000.
pub fn shift_point(value: f64, places: i32) -> f64 {
    if places == 0 {
        return value;
    }
    format!("{value}e{places}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fold_to_one_spelling() {
        for (text, expected) in [
            (" 占地面积（平方米） ", "占地面积"),
            ("#按学历分", "按学历分"),
            ("其中：女", "女"),
            ("其中", "其中"),
            ("教学仪器设备资产值(万元)", "教学仪器设备资产值"),
            ("县级以上骨干教师（小学）", "县级以上骨干教师(小学)"),
            ("２６～３０人", "26-30人"),
            ("网络多媒体\n教室（间）", "网络多媒体教室"),
            ("面积（㎡）", "面积"),
            ("(人)", "(人)"),
        ] {
            assert_eq!(normalise(text), expected, "{text}");
        }
    }

    #[test]
    fn units_of_money() {
        assert_eq!(MoneyUnit::of("资产值（万元）"), Some(MoneyUnit::TenThousandYuan));
        assert_eq!(MoneyUnit::of("设备值(元)"), Some(MoneyUnit::Yuan));
        assert_eq!(MoneyUnit::of("元"), Some(MoneyUnit::Yuan));
        assert_eq!(MoneyUnit::of("单元教室"), None);
    }

    #[test]
    fn the_point_moves_exactly() {
        assert_eq!(shift_point(1.1, 4), 11_000.0);
        assert_eq!(shift_point(0.000_7, 4), 7.0);
        assert_eq!(shift_point(190.05, 4), 1_900_500.0);
        assert_eq!(shift_point(0.07, 4), 700.0);
        assert_ne!(0.07 * 10_000.0, 700.0);
    }

    fn fit(pattern: &str, path: &[&str]) -> Option<Fit> {
        let path: Vec<String> = path.iter().map(|label| normalise(label)).collect();
        Pattern::parse(pattern).fit(&path, &|l| l == "其中", &|l| l == "女" || l == "招生数")
    }

    #[test]
    fn a_path_fits_by_its_labels_in_order() {
        let pattern = "专任教师 > 按学历分 > 本科|本科毕业";
        assert!(fit(pattern, &["专任教师", "#按学历分", "本科毕业"]).unwrap().is_sure());
        assert!(fit(pattern, &["专任教师", "#按学历分", "其中", "本科"]).unwrap().is_sure());
        assert_eq!(fit(pattern, &["教职工", "#按学历分", "本科"]), None);
        assert_eq!(fit(pattern, &["专任教师", "#按学历分", "其中：女", "本科"]), None);
        assert_eq!(fit(pattern, &["专任教师", "#按学历分", "本科", "计"]), None);
        assert!(!fit(pattern, &["专任教师", "#按学历分", "高校", "本科"]).unwrap().is_sure());
        assert_eq!(fit("在校生数 > 合计", &["招生数", "合计"]), None);
        let below = fit("在校生数 > 合计", &["教基3112", "在校生数", "合计"]).unwrap();
        assert!(below < fit("在校生数 > 合计", &["在校生数", "合计"]).unwrap());
    }
}
