//! Strip plot of one indicator: one dot a school, stacked in bins so that none hides another, with
//! the standard and the 85 % line. Geometry only; drawing is in `strip_draw`.

use super::scale::{Place, Scale};

/// How one school stands on the indicator, as the scorer decided on unrounded figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// 低于 85%.
    Below,
    /// 不低于 85%, not met.
    AboveFloor,
    /// 达标.
    Met,
}

/// What a strip plot shows. `values` and `standings` are by school, in the caller's order.
#[derive(Debug, Clone, Default)]
pub struct StripInput {
    /// The indicator's figure of each school; `None` is missing.
    pub values: Vec<Option<f64>>,
    /// The standing of each school; where absent the dot is drawn as undetermined (third ink).
    pub standings: Vec<Option<Standing>>,
    /// The standard in the indicator's unit.
    pub limit: f64,
    /// The 85 % line in the same unit, if the rule has one.
    pub floor: Option<f64>,
    /// End of the axis, which begins at 0; see [`super::scale::end`].
    pub end: f64,
    /// Index of the selected school.
    pub selected: Option<usize>,
}

/// One school's dot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Index of the school in the input.
    pub index: usize,
    /// Its figure.
    pub value: f64,
    /// Centre, px from the left.
    pub x: f64,
    /// Centre, px from the top.
    pub y: f64,
    /// How it stands.
    pub standing: Option<Standing>,
}

/// A laid-out strip plot, in px.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Width of the whole.
    pub width: f64,
    /// Height of the whole.
    pub height: f64,
    /// All dots, by figure.
    pub dots: Vec<Dot>,
    /// Radius of every dot.
    pub radius: f64,
    /// Width of a bin: no dot is farther than this from its figure's place.
    pub bin: f64,
    /// Figures to px.
    pub scale: Scale,
    /// Ends of the axis.
    pub axis: (f64, f64),
    /// Height of the axis from the top.
    pub axis_y: f64,
    /// The standard: figure and place.
    pub limit: (f64, f64),
    /// The 85 % line: figure and place.
    pub floor: Option<(f64, f64)>,
    /// Place of the selected school on the axis.
    pub selected: Option<f64>,
    /// Schools before the axis' start (negative figures), stacked left of it.
    pub under: usize,
    /// Schools beyond the axis' end, stacked right of it.
    pub over: usize,
    /// Schools without a figure.
    pub missing: usize,
}

/// Height of the label band above and of the axis labels below, px.
pub const LABEL_BAND: f64 = 14.0;
pub(super) const AXIS_BAND: f64 = 15.0;

/// Distance of the off-scale slots from the axis' ends, in widest bins.
pub(super) const SLOT: f64 = 1.5;

/// Widest bin, and largest dot, of a strip `width` px wide.
pub(super) fn widest_bin(width: f64) -> f64 {
    (width / 22.0).clamp(3.0, 8.0)
}

/// How dots are packed: pitch, dots side by side in a bin.
#[derive(Debug, Clone, Copy)]
struct Packing {
    pitch: f64,
    columns: usize,
}

impl Packing {
    fn bin(self) -> f64 {
        self.pitch * self.columns as f64
    }
}

impl Strip {
    /// Lays the strip out within `width` × `height` px, at least 60 × 48. Dots are as large as the
    /// fullest bin allows, and where one dot a bin is too small, several stand side by side in it.
    pub fn lay_out(input: &StripInput, width: f64, height: f64) -> Strip {
        let (width, height) = (width.max(60.0), height.max(48.0));
        let widest = widest_bin(width);
        let axis_y = height - AXIS_BAND;
        let room = axis_y - LABEL_BAND - 1.5;
        let present = present(input);
        let reach = Scale::new(0.0, input.end, 0.0, 1.0);
        let count =
            |place: Place| present.iter().filter(|dot| reach.place(dot.value) == place).count();
        let (under, over) = (count(Place::Under), count(Place::Over));
        // A bin may begin at the axis' end, so its dots may reach a whole bin outside; those off
        // the scale get a slot of their own beyond that.
        let slot = |count: usize| if count > 0 { widest * (SLOT + 0.5) } else { widest };
        let axis = (slot(under), width - slot(over));
        let scale = Scale::new(0.0, input.end, axis.0, axis.1);
        let origin = scale.at(input.limit);
        let bins = Bins { scale, origin, slots: (axis.0 - SLOT * widest, axis.1 + SLOT * widest) };
        let packing = bins.pack(&present, widest, room);
        Strip {
            width,
            height,
            dots: bins.stack(&present, packing, axis_y - 1.5),
            radius: packing.pitch * 0.46,
            bin: packing.bin(),
            scale,
            axis,
            axis_y,
            limit: (input.limit, origin),
            floor: input.floor.filter(|f| f.is_finite()).map(|floor| (floor, scale.at(floor))),
            selected: input
                .selected
                .and_then(|index| present.iter().find(|dot| dot.index == index))
                .map(|dot| bins.centre_off_scale(dot.value).unwrap_or_else(|| scale.at(dot.value))),
            under,
            over,
            missing: input.values.len() - present.len(),
        }
    }

    /// The dot nearest to a point within `reach` px: what the pointer means.
    pub fn nearest(&self, x: f64, y: f64, reach: f64) -> Option<&Dot> {
        let distance = |dot: &Dot| (dot.x - x) * (dot.x - x) + (dot.y - y) * (dot.y - y);
        self.dots
            .iter()
            .filter(|dot| distance(dot) <= reach * reach)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The dot `steps` figures on from the school `index` (back when negative), for arrow keys; the
    /// first dot when nothing is chosen yet. Held at both ends.
    pub fn step(&self, index: Option<usize>, steps: isize) -> Option<&Dot> {
        let at = index.and_then(|index| self.dots.iter().position(|dot| dot.index == index));
        let last = self.dots.len().checked_sub(1)?;
        let next = at.map_or(0, |at| at.saturating_add_signed(steps).min(last));
        self.dots.get(next)
    }

    /// How many schools stand where: below 85 %, between, met, undetermined though present.
    pub fn counts(&self) -> StripCounts {
        let count = |standing| self.dots.iter().filter(|dot| dot.standing == standing).count();
        StripCounts {
            below: count(Some(Standing::Below)),
            above_floor: count(Some(Standing::AboveFloor)),
            met: count(Some(Standing::Met)),
            undetermined: count(None),
            missing: self.missing,
            over: self.over,
            lowest: self.dots.first().map(|dot| dot.value),
            highest: self.dots.last().map(|dot| dot.value),
        }
    }

    /// The same figures as rows, from the smallest: index of the school, figure, standing.
    pub fn table(&self) -> Vec<(usize, f64, Option<Standing>)> {
        self.dots.iter().map(|dot| (dot.index, dot.value, dot.standing)).collect()
    }
}

/// What a sentence about a strip plot is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripCounts {
    /// Schools below 85 % of the standard.
    pub below: usize,
    /// Schools from 85 % up to the standard.
    pub above_floor: usize,
    /// Schools that meet the standard.
    pub met: usize,
    /// Schools with a figure and no verdict.
    pub undetermined: usize,
    /// Schools without a figure.
    pub missing: usize,
    /// Schools beyond the end of the axis.
    pub over: usize,
    /// The smallest figure.
    pub lowest: Option<f64>,
    /// The largest figure.
    pub highest: Option<f64>,
}

/// The schools with a usable figure, by figure; equal figures by standing, so that the picture does
/// not depend on the order of the schools.
fn present(input: &StripInput) -> Vec<Dot> {
    let mut dots: Vec<Dot> = input
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| {
            let value = value.filter(|value| value.is_finite())?;
            let standing = input.standings.get(index).copied().flatten();
            Some(Dot { index, value, x: 0.0, y: 0.0, standing })
        })
        .collect();
    dots.sort_by(|a, b| {
        let value = a.value.total_cmp(&b.value);
        value.then(a.standing.cmp(&b.standing)).then(a.index.cmp(&b.index))
    });
    dots
}

/// Bins along the axis. A bin begins at the standard, so no bin holds schools from both sides.
struct Bins {
    scale: Scale,
    origin: f64,
    /// Centres of the slots for schools off the scale.
    slots: (f64, f64),
}

impl Bins {
    fn centre_off_scale(&self, value: f64) -> Option<f64> {
        match self.scale.place(value) {
            Place::Under => Some(self.slots.0),
            Place::Over => Some(self.slots.1),
            Place::On(_) => None,
        }
    }

    /// Centre of the bin of a figure.
    fn centre(&self, value: f64, bin: f64) -> f64 {
        self.centre_off_scale(value).unwrap_or_else(|| {
            let step = libm::floor((self.scale.at(value) - self.origin) / bin);
            self.origin + (step + 0.5) * bin
        })
    }

    /// Numbers of dots in each bin, in order, for dots sorted by figure.
    fn runs(&self, dots: &[Dot], bin: f64) -> Vec<usize> {
        let mut runs: Vec<(f64, usize)> = Vec::new();
        for dot in dots {
            let centre = self.centre(dot.value, bin);
            match runs.last_mut() {
                Some((last, count)) if *last == centre => *count += 1,
                _ => runs.push((centre, 1)),
            }
        }
        runs.into_iter().map(|(_, count)| count).collect()
    }

    /// The largest pitch whose stacks fit the height; for one pitch, the finest bins.
    fn pack(&self, dots: &[Dot], widest: f64, room: f64) -> Packing {
        let mut pitch = widest;
        // Each round shrinks by 4 %; capacity grows as the square, so this ends well before.
        for _ in 0..200 {
            let most = libm::floor(widest / pitch + 1e-9) as usize;
            let rows = libm::floor(room / pitch) as usize;
            for columns in 1..=most.max(1) {
                let packing = Packing { pitch, columns };
                let fullest = self.runs(dots, packing.bin()).into_iter().max().unwrap_or(0);
                if fullest.div_ceil(columns) <= rows {
                    return packing;
                }
            }
            pitch *= 0.96;
        }
        Packing { pitch, columns: 1 }
    }

    /// Places sorted dots: in each bin from the axis up, row by row.
    fn stack(&self, dots: &[Dot], packing: Packing, base: f64) -> Vec<Dot> {
        let Packing { pitch, columns } = packing;
        let mut placed = Vec::with_capacity(dots.len());
        let mut rest = dots;
        for count in self.runs(dots, packing.bin()) {
            let (bin, after) = rest.split_at(count.min(rest.len()));
            rest = after;
            // A bin that needs fewer columns than allowed stays centred.
            let used = columns.min(count) as f64;
            for (place, dot) in bin.iter().enumerate() {
                let (row, column) = ((place / columns) as f64, (place % columns) as f64);
                let left = self.centre(dot.value, packing.bin()) - used * pitch / 2.0;
                let x = left + (column + 0.5) * pitch;
                placed.push(Dot { x, y: base - (row + 0.5) * pitch, ..*dot });
            }
        }
        placed
    }
}

#[cfg(test)]
#[path = "strip_tests.rs"]
mod tests;
