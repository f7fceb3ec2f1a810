//! The standard method on real histories beats plain ratios and "same as last year".

use crate::real::{History, outcome};
use junheng::project::forecast::Method;

#[test]
fn print() {
    for (name, last, least) in [("districts", 8, 200.0), ("schools", 6, 60.0)] {
        for known in [4] {
            let history = History::read(name, last);
            let o = outcome(&history, known, least, Method::Standard);
            for h in o.inside.keys() {
                let i = o.inside[h];
                println!(
                    "{name} known {known} h{h}: ours {:.2} pooled {:.2} last {:.2} inside {:.1} {:.1} n {}",
                    o.ours.mape(*h),
                    o.pooled.mape(*h),
                    o.last_year.mape(*h),
                    100.0 * i[0] / i[2],
                    100.0 * i[1] / i[2],
                    i[2]
                );
            }
        }
    }
}
