//! What pushes a note away from all others: one divided by the distance, from each.
//!
//! The ground is cut in squares, these in four each, and so on. Near notes push by themselves; of what is farther, a square pushes as
//! if all its notes were in their middle, the larger the farther it is, and it pushes all notes of a square alike (Greengard and
//! Rokhlin, « A fast algorithm for particle simulations », 1987, with the first term alone of each sum).

use super::Point;

/// Notes in one of the smallest squares, about.
const IN_SQUARE: usize = 2;
/// Times that the ground is cut, at most: 1,024 squares across.
const MOST_LEVELS: u32 = 10;
/// Notes of one square that push by themselves: the first of them stand for more.
const NEAR: usize = 8;
/// Notes nearer than this push no more than at this distance.
const NEAREST: f32 = 0.2;

/// The notes by the squares that they lie in.
#[derive(Debug)]
pub(super) struct Squares<'p> {
    points: &'p [Point],
    left: f32,
    top: f32,
    side: f32,
    /// From one square to the smallest, for each: the middle of the notes in it and how many there are.
    levels: Vec<Vec<(f32, f32, f32)>>,
    /// Where the notes of each of the smallest squares begin in `notes`; one more than there are squares.
    starts: Vec<usize>,
    notes: Vec<usize>,
    /// What pushes the notes of each of the smallest squares from afar.
    pushes: Vec<Point>,
}

impl Squares<'_> {
    pub(super) fn of(points: &[Point]) -> Squares<'_> {
        let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for (x, y) in points {
            (left, top, right, bottom) = (left.min(*x), top.min(*y), right.max(*x), bottom.max(*y));
        }
        let side = (right - left).max(bottom - top).max(1.0) * 1.001;
        let wanted = (points.len() / IN_SQUARE).max(1);
        let last = (0..MOST_LEVELS).find(|level| 1 << (2 * level) >= wanted).unwrap_or(MOST_LEVELS);
        let (levels, starts, notes, pushes) = Default::default();
        let mut squares = Squares { points, left, top, side, levels, starts, notes, pushes };
        squares.sort(last);
        squares.sum(last);
        squares.push_squares();
        squares
    }

    /// The column and the row of a place among the squares of a level.
    fn square(&self, (x, y): Point, level: u32) -> (usize, usize) {
        let across = (1_usize << level) as f32;
        let of = |along: f32| ((along / self.side * across) as usize).min((1 << level) - 1);
        (of(x - self.left), of(y - self.top))
    }

    fn sort(&mut self, last: u32) {
        let squares: Vec<usize> = self.points.iter().map(|point| index(self.square(*point, last), last)).collect();
        self.starts = vec![0; (1 << (2 * last)) + 1];
        squares.iter().for_each(|square| self.starts[square + 1] += 1);
        for square in 1..self.starts.len() {
            self.starts[square] += self.starts[square - 1];
        }
        let mut next = self.starts.clone();
        self.notes = vec![0; self.points.len()];
        for (note, square) in squares.into_iter().enumerate() {
            self.notes[next[square]] = note;
            next[square] += 1;
        }
    }

    fn sum(&mut self, last: u32) {
        let mut sums = vec![(0.0, 0.0, 0.0); 1 << (2 * last)];
        for point in self.points {
            let (x, y, count) = &mut sums[index(self.square(*point, last), last)];
            (*x, *y, *count) = (*x + point.0, *y + point.1, *count + 1.0);
        }
        let mut levels = vec![sums];
        for level in (0..last).rev() {
            let mut sums = vec![(0.0, 0.0, 0.0); 1 << (2 * level)];
            for (number, part) in levels.last().into_iter().flatten().enumerate() {
                let (column, row) = (number & ((1 << (level + 1)) - 1), number >> (level + 1));
                let (x, y, count) = &mut sums[index((column / 2, row / 2), level)];
                (*x, *y, *count) = (*x + part.0, *y + part.1, *count + part.2);
            }
            levels.push(sums);
        }
        levels.reverse();
        for (x, y, count) in levels.iter_mut().flatten().filter(|(_, _, count)| *count > 0.0) {
            (*x, *y) = (*x / *count, *y / *count);
        }
        self.levels = levels;
    }

    /// What is far pushes all notes of a square alike: it is summed once for each, from the largest to the smallest.
    fn push_squares(&mut self) {
        let mut pushes = vec![(0.0, 0.0)];
        for (level, above) in (1..).zip(0..self.levels.len() as u32 - 1) {
            let of = |number: usize| {
                let (column, row) = (number & ((1 << level) - 1), number >> level);
                let parent = (column / 2, row / 2);
                let (x, y, count) = self.levels[level as usize][number];
                let mut push = pushes[index(parent, above)];
                if count > 0.0 {
                    self.add_far(&mut push, (x, y), (column, row), level);
                }
                push
            };
            pushes = (0..1 << (2 * level)).map(of).collect();
        }
        self.pushes = pushes;
    }

    /// Adds the push of the squares that were too near to the square above, but for those that are too near to this one.
    fn add_far(&self, push: &mut Point, from: Point, (column, row): (usize, usize), level: u32) {
        for other_row in around(row / 2, level - 1).flat_map(|row| [2 * row, 2 * row + 1]) {
            for other_column in around(column / 2, level - 1).flat_map(|column| [2 * column, 2 * column + 1]) {
                if other_column.abs_diff(column) > 1 || other_row.abs_diff(row) > 1 {
                    let (x, y, count) = self.levels[level as usize][index((other_column, other_row), level)];
                    add(push, from, (x, y), count);
                }
            }
        }
    }

    /// Where a note is pushed, and how much.
    pub(super) fn push(&self, note: usize) -> Point {
        let last = self.levels.len() as u32 - 1;
        let own = self.square(self.points[note], last);
        let mut push = self.pushes[index(own, last)];
        for row in around(own.1, last) {
            for column in around(own.0, last) {
                self.push_near(note, index((column, row), last), &mut push);
            }
        }
        push
    }

    fn push_near(&self, note: usize, square: usize, push: &mut Point) {
        let notes = &self.notes[self.starts[square]..self.starts[square + 1]];
        let looked_at = &notes[..notes.len().min(NEAR)];
        let each = notes.len() as f32 / looked_at.len().max(1) as f32;
        for other in looked_at.iter().filter(|other| **other != note) {
            let (mut from, to) = (self.points[note], self.points[*other]);
            if from == to {
                // They lie on each other: the first goes to the left, the second to the right.
                from.0 += if note < *other { -NEAREST } else { NEAREST };
            }
            add(push, from, to, each);
        }
    }
}

fn index((column, row): (usize, usize), level: u32) -> usize {
    (row << level) + column
}

/// A column or row of a level with those on both sides.
fn around(at: usize, level: u32) -> impl Iterator<Item = usize> {
    at.saturating_sub(1)..=(at + 1).min((1 << level) - 1)
}

/// Adds what pushes a note at `from` away from `count` notes at `to`.
fn add(push: &mut Point, from: Point, to: Point, count: f32) {
    let (x, y) = (from.0 - to.0, from.1 - to.1);
    let strength = count / (x * x + y * y).max(NEAREST * NEAREST);
    push.0 += x * strength;
    push.1 += y * strength;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, note by note.
    fn exact(points: &[Point], note: usize) -> Point {
        let mut push = (0.0, 0.0);
        let others = points.iter().enumerate().filter(|(other, _)| *other != note);
        others.for_each(|(_, other)| add(&mut push, points[note], *other, 1.0));
        push
    }

    #[test]
    fn squares_push_nearly_as_all_their_notes_do() {
        // Points that lie unevenly, without a pattern.
        let mut seed = 1_u32;
        let mut number = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 16_777_216.0
        };
        let points: Vec<Point> = (0..500).map(|_| (40.0 * number() * number(), 30.0 * number())).collect();
        let squares = Squares::of(&points);
        let (mut wrong, mut all) = (0.0, 0.0);
        for note in 0..points.len() {
            let (exact, found) = (exact(&points, note), squares.push(note));
            wrong += ((exact.0 - found.0).powi(2) + (exact.1 - found.1).powi(2)).sqrt();
            all += (exact.0.powi(2) + exact.1.powi(2)).sqrt();
        }
        assert!(wrong / all < 0.15, "{}", wrong / all);
    }
}
