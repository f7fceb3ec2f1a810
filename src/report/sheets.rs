//! Where the sheets of a printed report begin, from how high its pieces are: headings stay with what
//! follows, paragraphs are cut between lines, tables between rows, their heads repeated.

/// A piece of the text as it lies in one long column, lengths in any one unit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Piece {
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
    /// Lines that it may be cut between, all of one height; 0 where it may not.
    pub lines: usize,
    /// It stays on the sheet of the next one.
    pub keeps: bool,
    /// It begins a sheet, unless only pieces that keep with it stand there.
    pub fresh: bool,
    /// How high the head is that is repeated above it where it begins a sheet.
    pub head: f64,
}

/// A sheet begins with this piece, or with this line of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Position of the piece.
    pub piece: usize,
    /// The line, from 0.
    pub line: usize,
}

/// Fewest lines of a paragraph on either side of a cut.
const TOGETHER: usize = 2;

/// Where sheets begin after the first, each as high as `room`. What is higher than a sheet and cannot be
/// cut has one of its own.
#[must_use]
pub fn starts(pieces: &[Piece], room: f64) -> Vec<Start> {
    let mut starts = Vec::new();
    let Some(first) = pieces.first() else { return starts };
    // A hair over the edge is the browser's rounding.
    let room = room + 0.5;
    let (mut origin, mut from, mut line) = (first.top, 0, 0);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let above = |k: &usize| pieces.get(*k).is_some_and(|piece| !piece.keeps);
        let fresh = piece.fresh && (from..at).any(|k| above(&k));
        if !fresh && piece.bottom - origin <= room {
            at += 1;
            continue;
        }
        let done = if at == from { line } else { 0 };
        if let Some(cut) = cut(piece, done, origin + room).filter(|_| !fresh) {
            starts.push(Start { piece: at, line: cut });
            origin = line_top(piece, cut);
            (from, line) = (at, cut);
            continue;
        }
        // Back to the first of those that stay with it.
        let mut next = at;
        while next > from && pieces.get(next - 1).is_some_and(|before| before.keeps) {
            next -= 1;
        }
        let next = if next == from { at } else { next };
        let Some(piece) = pieces.get(next).filter(|_| next > from) else {
            at += 1;
            continue;
        };
        starts.push(Start { piece: next, line: 0 });
        origin = piece.top - piece.head;
        (from, line, at) = (next, 0, next);
    }
    starts
}

/// The line of a piece that the next sheet begins with, where it can be cut above `end`; `done` lines of
/// it stand on sheets before.
fn cut(piece: &Piece, done: usize, end: f64) -> Option<usize> {
    let fits = (done..=piece.lines).rev().find(|n| line_top(piece, *n) <= end)?;
    let fits = fits.min(piece.lines.checked_sub(TOGETHER)?);
    (fits >= done + TOGETHER).then_some(fits)
}

/// The upper edge of a line.
#[allow(clippy::cast_precision_loss, reason = "a paragraph has few lines")]
fn line_top(piece: &Piece, line: usize) -> f64 {
    piece.top + (piece.bottom - piece.top) * line as f64 / piece.lines.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces one below the other.
    fn column(pieces: &[(f64, Piece)]) -> Vec<Piece> {
        let mut top = 7.0;
        let place = |(height, piece): &(f64, Piece)| {
            let placed = Piece { top, bottom: top + height, ..*piece };
            top += height;
            placed
        };
        pieces.iter().map(place).collect()
    }

    fn found(pieces: &[(f64, Piece)], room: f64) -> Vec<(usize, usize)> {
        starts(&column(pieces), room).iter().map(|s| (s.piece, s.line)).collect()
    }

    const WHOLE: Piece =
        Piece { top: 0.0, bottom: 0.0, lines: 0, keeps: false, fresh: false, head: 0.0 };

    fn text(lines: u8) -> (f64, Piece) {
        (f64::from(lines) * 10.0, Piece { lines: lines.into(), ..WHOLE })
    }

    #[test]
    fn a_paragraph_is_cut_with_two_lines_on_both_sides() {
        // Ten lines a sheet: seven and six lines are seven, three and three.
        assert_eq!(found(&[text(7), text(6)], 100.0), [(1, 3)]);
        // One line would be left below: two go over instead.
        assert_eq!(found(&[text(6), text(5)], 100.0), [(1, 3)]);
        // One line would stand above: all of it goes over.
        assert_eq!(found(&[text(9), text(5)], 100.0), [(1, 0)]);
        // Three lines are not cut at all.
        assert_eq!(found(&[text(8), text(3)], 100.0), [(1, 0)]);
        // Longer than two sheets.
        assert_eq!(found(&[text(25)], 100.0), [(0, 10), (0, 20)]);
        assert_eq!(found(&[text(21)], 100.0), [(0, 10), (0, 19)]);
        assert_eq!(found(&[text(10)], 100.0), []);
        assert_eq!(found(&[], 100.0), []);
    }

    #[test]
    fn headings_go_with_what_follows() {
        let head = (10.0, Piece { keeps: true, ..WHOLE });
        assert_eq!(found(&[text(7), head, head, text(2)], 100.0), [(1, 0)]);
        assert_eq!(found(&[text(6), head, head, text(2)], 100.0), []);
        // Two lines fit below them.
        assert_eq!(found(&[text(6), head, head, text(9)], 100.0), [(3, 2)]);
        // A sheet of headings only goes on.
        assert_eq!(found(&vec![head; 11], 100.0), [(10, 0)]);
    }

    #[test]
    fn what_cannot_be_cut_has_a_sheet_and_ends_the_one_before() {
        let picture = |height| (height, WHOLE);
        assert_eq!(found(&[text(3), picture(80.0), text(1)], 100.0), [(1, 0)]);
        assert_eq!(found(&[picture(150.0), text(4)], 100.0), [(1, 0)]);
        assert_eq!(found(&[text(3), picture(150.0), text(4)], 100.0), [(1, 0), (2, 0)]);
    }

    #[test]
    fn rows_go_over_with_room_for_the_head_above_them() {
        let row = (20.0, Piece { head: 30.0, ..WHOLE });
        // The first row stands below caption and head.
        let first = (50.0, Piece { fresh: true, ..WHOLE });
        let mut all = vec![text(1), first];
        all.extend(vec![row; 6]);
        // Fifty and two rows; then thirty and three rows; then the last.
        assert_eq!(found(&all, 100.0), [(1, 0), (4, 0), (7, 0)]);
        // Below the heading of an annex it stays.
        let head = (10.0, Piece { keeps: true, ..WHOLE });
        assert_eq!(found(&[head, first, row, row], 100.0), []);
    }
}
