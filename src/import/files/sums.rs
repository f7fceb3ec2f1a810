//! Figures that stand in several columns: adding them up, and telling whether a column that
//! calls itself the total really is one.

use crate::county::OriginPart;

/// How columns for one figure make the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addition {
    /// All columns are added up.
    #[default]
    All,
    /// The column of the total is taken, the others are inside it.
    Total,
}

/// One column's share of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The cell's words, value and place.
    pub part: OriginPart,
    /// True for the column that calls itself the total.
    pub total: bool,
    /// True when the cell holds something that is no figure.
    pub broken: bool,
}

/// What the rows of a sheet say about a total and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TotalCheck {
    /// How to make the figure.
    pub addition: Addition,
    /// True when the rows do not say it clearly, so that a person should look.
    pub unclear: bool,
}

/// Decides for a whole sheet: a total that is never less than its parts holds them; one that is
/// less somewhere stands beside them. `rows` gives (total, sum of the parts) of each row.
pub fn check_total(rows: impl Iterator<Item = (f64, f64)>) -> TotalCheck {
    let (mut any, mut differs, mut less) = (false, false, false);
    for (total, parts) in rows {
        any = true;
        differs |= total != parts;
        less |= total < parts;
    }
    let addition = if less { Addition::All } else { Addition::Total };
    TotalCheck { addition, unclear: any && differs }
}

/// Adds up. A blank among figures counts as nothing there, and is said by the second value; a
/// broken cell makes the whole figure missing, and so do blanks alone or among zeros.
pub fn add_up(shares: &[Share], addition: Addition) -> (Option<f64>, bool) {
    let has_total = shares.iter().any(|share| share.total && share.part.value.is_some());
    let use_total = addition == Addition::Total && has_total;
    let (mut sum, mut any, mut blank) = (0.0, false, false);
    for share in shares {
        if share.broken {
            return (None, false);
        }
        if use_total && !share.total {
            continue;
        }
        match share.part.value {
            Some(value) => {
                sum += value;
                any = true;
            }
            None => blank = true,
        }
    }
    // Nothing but zeros and blanks is a form that was not filled in, not a sum of zero.
    let told = any && !(blank && sum == 0.0);
    (told.then_some(sum), told && blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(value: Option<f64>, total: bool, broken: bool) -> Share {
        Share { part: OriginPart { value, ..OriginPart::default() }, total, broken }
    }

    #[test]
    fn totals_are_not_counted_twice() {
        let inside = check_total([(5.0, 5.0), (3.0, 3.0)].into_iter());
        assert_eq!(inside, TotalCheck { addition: Addition::Total, unclear: false });
        let beside = check_total([(1.0, 4.0), (3.0, 3.0)].into_iter());
        assert_eq!(beside, TotalCheck { addition: Addition::All, unclear: true });
        let unclear = check_total([(6.0, 5.0)].into_iter());
        assert_eq!(unclear, TotalCheck { addition: Addition::Total, unclear: true });
        let shares = [
            share(Some(5.0), true, false),
            share(Some(2.0), false, false),
            share(Some(3.0), false, false),
        ];
        assert_eq!(add_up(&shares, Addition::Total), (Some(5.0), false));
        assert_eq!(add_up(&shares, Addition::All), (Some(10.0), false));
    }

    #[test]
    fn blanks_and_broken_cells() {
        let one = share(Some(2.0), false, false);
        let blank = share(None, false, false);
        assert_eq!(add_up(&[one.clone(), blank.clone()], Addition::All), (Some(2.0), true));
        let zero = share(Some(0.0), false, false);
        assert_eq!(add_up(&[zero.clone(), blank.clone()], Addition::All), (None, false));
        assert_eq!(add_up(&[zero.clone(), zero], Addition::All), (Some(0.0), false));
        assert_eq!(add_up(&[blank.clone(), blank], Addition::All), (None, false));
        assert_eq!(add_up(&[one.clone(), share(None, false, true)], Addition::All), (None, false));
        let total = share(None, true, false);
        assert_eq!(add_up(&[total, one], Addition::Total), (Some(2.0), true));
    }
}
