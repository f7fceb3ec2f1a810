//! Projections as bytes, for the way from the engine to the page.

use super::ahead::{Coefficient, ScoreAhead, Turn};
use super::explain::{Explanation, Term};
use super::forecast::{Accuracy, Backtest, Method, PastEntry, Rival};
use super::result::{
    ClassSeries, Enrolment, EntrySeries, FundsSeries, Heat, How, LayoutRow, LedgerRow, Level, Line,
    MilestoneResult, OverScale, Projection, SeatSeries, SectionLine, SmallSchool, TeacherBasis,
    TeacherSeries, Unit,
};
use crate::pack::{Pack, Packed};
use crate::packed;

packed!(Projection {
    scenario,
    known_years,
    years,
    units,
    entries,
    enrolment,
    classes,
    seats,
    teachers,
    heat,
    over_scale,
    small,
    funds,
    layout,
    ledger,
    milestones,
    backtest,
    findings,
    draws,
});
packed!(
    enum Level {
        County = 0,
        Zone = 1,
        School = 2,
    }
);
packed!(Unit { level, id, name, zone, school, opened_by });
packed!(Enrolment { unit, grades, by_grade, grade_quantiles, total, sections });
packed!(SectionLine { section, line });
packed!(Line { known, students, spread, quantiles });
packed!(ClassSeries {
    unit,
    section,
    today,
    listed,
    bases,
    classes,
    bands,
    pupils,
    quantiles,
    large_quantiles,
});
packed!(Heat { unit, section, students, classes, largest, large, gap });
packed!(
    enum How {
        Graduates = 0,
        Split = 1,
        Diverted = 2,
        Shrinks = 3,
        Reformed = 4,
    }
);
packed!(LedgerRow { unit, section, grade, class, size, limit, since, new, closes, how });
packed!(SeatSeries {
    unit,
    section,
    demand,
    rooms,
    seats,
    gap,
    rooms_short,
    rooms_needed,
    rooms_guessed,
    peak,
    trough,
    closes,
    quantiles,
});
packed!(
    enum TeacherBasis {
        PupilTeacher = 0,
        ClassTeacher = 1,
        SportsArts = 2,
    }
);
packed!(TeacherSeries { section, basis, ratio, needed, stock, recruits });
packed!(OverScale { unit, year, students, limit });
packed!(SmallSchool { unit, section, years, students });
packed!(FundsSeries { rules, section, heads, funded, yuan, cliffs });
packed!(LayoutRow { unit, section, population, schools, present });
packed!(MilestoneResult { id, year, met, met_today, first_year_met, by_year, values, probability });
packed!(Backtest { method, origins, least, units, county, compared });
packed!(Accuracy { h, mape, me, inside50, inside90, cases });

impl Pack for Method {
    fn pack(&self, out: &mut Vec<u8>) {
        self.id().to_owned().pack(out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        Self::parse(&from.read::<String>()?)
    }
}

impl Pack for Rival {
    fn pack(&self, out: &mut Vec<u8>) {
        self.id().to_owned().pack(out);
    }

    fn unpack(from: &mut Packed<'_>) -> Option<Self> {
        let id = from.read::<String>()?;
        if id == Self::SameAsLastYear.id() {
            return Some(Self::SameAsLastYear);
        }
        Method::parse(&id).map(Self::Method)
    }
}

packed!(ScoreAhead { year, evaluation, turns, coefficients, findings });
packed!(EntrySeries { section, fitted, past });
packed!(PastEntry { year, cohort, entrants });
packed!(Turn { school, name, section, indicator, today, then, threshold, meets });
packed!(Coefficient { section, indicator, today, then, limit });
packed!(Explanation { formula, figures, result, terms, notes });
packed!(Term { symbol, value, notes });
