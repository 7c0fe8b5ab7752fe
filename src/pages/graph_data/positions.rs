//! Where the notes of a graph are drawn: those of a notebook together, linked ones near each other, none on another.
//!
//! Each note begins on a spiral around the middle of its group, groups on a spiral around the middle of all. Then a fixed number of
//! rounds moves every note: towards those it is linked with, towards its group, and away from all others, the less the farther they
//! are. What is far is looked at by squares, see [`repulsion`], so that a round looks at a bounded number of things around a note,
//! and the time grows with notes and links. Only sums, products and square roots are used, which give the same on every machine.
//!
//! A force of one divided by the distance between all notes, and one that grows with the distance from the middle, spread notes evenly.

mod repulsion;

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;

use repulsion::Squares;

/// Rounds of moving.
const ROUNDS: usize = 30;
/// Rounds in which notes without a notebook join the group that most of their links lead to.
const JOINING: usize = 4;
/// Units of the result for the distance of two notes side by side.
const UNITS: f32 = 10.0;
/// How far a note goes in a round, of its way to the middle of the notes that it is linked with,
const TO_LINKED: f32 = 0.08;
/// to the middle of its group,
const TO_GROUP: f32 = 0.05;
/// and to the middle of all.
const TO_MIDDLE: f32 = 0.05;
/// What pushes two notes apart at a distance of one. With it they come to lie at about that distance.
const APART: f32 = 0.04;
/// How far a note goes in the first round, at most, and what is left of that in each next one.
const FARTHEST: f32 = 4.0;
const COOLING: f32 = 0.93;

type Point = (f32, f32);

/// The places of notes by their groups and links, where each link is with the note that comes first; notes of one group follow each other.
/// Rounded.
pub(super) fn of(groups: &[Option<usize>], links: &[Vec<usize>]) -> Vec<(i32, i32)> {
    let linked = both_ways(links);
    let groups = joined(groups, &linked);
    let mut points = beginning(&groups, &linked);
    let mut farthest = FARTHEST;
    for _ in 0..ROUNDS {
        points = moved(&points, &groups, &linked, farthest);
        farthest *= COOLING;
    }
    let rounded = |value: f32| (value * UNITS).round() as i32;
    lying(&points).map(|(x, y)| (rounded(x), rounded(y))).collect()
}

/// The points turned around their middle, so that they reach farther across than down.
fn lying(points: &[Point]) -> impl Iterator<Item = Point> {
    let count = points.len().max(1) as f32;
    let sum = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
    let middle = (sum.0 / count, sum.1 / count);
    let from_middle = move |point: &Point| (point.0 - middle.0, point.1 - middle.1);
    let (mut across, mut down, mut both) = (0.0, 0.0, 0.0);
    for (x, y) in points.iter().map(from_middle) {
        (across, down, both) = (across + x * x, down + y * y, both + x * y);
    }
    // The direction in which they reach farthest: an eigenvector of their covariance.
    let difference: f32 = across - down;
    let (x, y) = (difference + (difference * difference + 4.0 * both * both).sqrt(), 2.0 * both);
    let length = (x * x + y * y).sqrt();
    let (x, y) = if length > 0.0 {
        (x / length, y / length)
    } else if down > across {
        (0.0, 1.0)
    } else {
        (1.0, 0.0)
    };
    points.iter().map(from_middle).map(move |(px, py)| (px * x + py * y, py * x - px * y))
}

fn both_ways(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut linked: Vec<Vec<usize>> = vec![Vec::new(); links.len()];
    for (note, others) in links.iter().enumerate() {
        for other in others {
            linked[note].push(*other);
            linked[*other].push(note);
        }
    }
    linked
}

/// A group for every note, numbered from 0: notes without one join that of most of their neighbours, and are a group of their own
/// when they have none.
fn joined(groups: &[Option<usize>], linked: &[Vec<usize>]) -> Vec<usize> {
    let first_own = groups.iter().flatten().max().map_or(0, |last| last + 1);
    let mut joined: Vec<usize> =
        groups.iter().enumerate().map(|(note, group)| group.unwrap_or(first_own + note)).collect();
    let mut around: Vec<usize> = Vec::new();
    for _ in 0..JOINING {
        for note in (0..joined.len()).filter(|note| groups[*note].is_none()) {
            around.clear();
            around.extend(linked[note].iter().map(|other| joined[*other]));
            around.sort_unstable();
            let most = around.chunk_by(|a, b| a == b).max_by_key(|same| (same.len(), std::cmp::Reverse(same[0])));
            if let Some(most) = most {
                joined[note] = most[0];
            }
        }
    }
    let mut numbers: HashMap<usize, usize> = HashMap::default();
    for group in &mut joined {
        let next = numbers.len();
        *group = *numbers.entry(*group).or_insert(next);
    }
    joined
}

/// Where the notes are before they move.
fn beginning(groups: &[usize], linked: &[Vec<usize>]) -> Vec<Point> {
    let count = groups.iter().max().map_or(0, |last| last + 1);
    let mut sizes = vec![0usize; count];
    groups.iter().for_each(|group| sizes[*group] += 1);
    let mut centres: Vec<(f64, f64)> = vec![(0.0, 0.0); count];
    let (mut before, mut turn) = (0.0, Turn::new());
    for group in order_of_groups(groups, linked, &sizes) {
        let room = sizes[group] as f64;
        let distance = if before == 0.0 { 0.0 } else { (before + room / 2.0).sqrt() };
        let (x, y) = turn.next_direction();
        centres[group] = (distance * x, distance * y);
        before += room;
    }
    let mut inner: Vec<(f64, Turn)> = vec![(0.0, Turn::new()); count];
    let place = |group: &usize| {
        let (already, turn) = &mut inner[*group];
        let distance = (*already * 0.3).sqrt();
        *already += 1.0;
        let (x, y) = turn.next_direction();
        let (across, down) = centres[*group];
        ((across + distance * x) as f32, (down + distance * y) as f32)
    };
    groups.iter().map(place).collect()
}

/// Directions around a circle that never come near each other: each is turned by the golden angle from the one before.
#[derive(Debug, Clone, Copy)]
struct Turn(f64, f64);

impl Turn {
    fn new() -> Turn {
        Turn(1.0, 0.0)
    }

    fn next_direction(&mut self) -> (f64, f64) {
        // The cosine and the sine of the golden angle, π(3 − √5).
        const ANGLE: (f64, f64) = (-0.737_368_878_078_319_6, 0.675_490_294_261_523_8);
        let Turn(x, y) = *self;
        let (turned_x, turned_y) = (x * ANGLE.0 - y * ANGLE.1, x * ANGLE.1 + y * ANGLE.0);
        let length = (turned_x * turned_x + turned_y * turned_y).sqrt();
        *self = Turn(turned_x / length, turned_y / length);
        (x, y)
    }
}

/// The groups, so that linked ones follow each other: from the largest to those it is linked with, and so on; then from the
/// largest that is left.
fn order_of_groups(groups: &[usize], linked: &[Vec<usize>], sizes: &[usize]) -> Vec<usize> {
    let mut between: Vec<Vec<usize>> = vec![Vec::new(); sizes.len()];
    for (note, others) in linked.iter().enumerate() {
        let others = others.iter().map(|other| groups[*other]).filter(|other| *other != groups[note]);
        between[groups[note]].extend(others);
    }
    let mut by_size: Vec<usize> = (0..sizes.len()).collect();
    by_size.sort_by_key(|group| std::cmp::Reverse(sizes[*group]));
    let mut order: Vec<usize> = Vec::with_capacity(sizes.len());
    let mut seen = vec![false; sizes.len()];
    for start in by_size {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut at = order.len();
        order.push(start);
        while let Some(group) = order.get(at).copied() {
            at += 1;
            let mut next = std::mem::take(&mut between[group]);
            next.sort_unstable();
            let mut counted: Vec<(usize, usize)> =
                next.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
            counted.sort_unstable_by(|(count, group), (other_count, other)| (other_count, group).cmp(&(count, other)));
            order.extend(
                counted.into_iter().map(|(_, group)| group).filter(|group| !std::mem::replace(&mut seen[*group], true)),
            );
        }
    }
    order
}

/// All notes, a round later.
fn moved(points: &[Point], groups: &[usize], linked: &[Vec<usize>], farthest: f32) -> Vec<Point> {
    let centres = centres(points, groups);
    let squares = Squares::of(points);
    let step = |note: usize| {
        let (x, y) = points[note];
        let (mut dx, mut dy) = squares.push(note);
        (dx, dy) = (dx * APART, dy * APART);
        let mut pull = |(to_x, to_y): Point, share: f32| {
            dx += (to_x - x) * share;
            dy += (to_y - y) * share;
        };
        let others = &linked[note];
        let share = TO_LINKED / others.len().max(1) as f32;
        others.iter().for_each(|other| pull(points[*other], share));
        pull(centres[groups[note]], TO_GROUP);
        pull((0.0, 0.0), TO_MIDDLE);
        let length = (dx * dx + dy * dy).sqrt();
        let kept = if length > farthest { farthest / length } else { 1.0 };
        (x + dx * kept, y + dy * kept)
    };
    (0..points.len()).into_par_iter().map(step).collect()
}

/// The middle of each group.
fn centres(points: &[Point], groups: &[usize]) -> Vec<Point> {
    let count = groups.iter().max().map_or(0, |last| last + 1);
    let mut sums = vec![(0.0, 0.0, 0.0); count];
    for ((x, y), group) in points.iter().zip(groups) {
        let (across, down, notes) = &mut sums[*group];
        *across += x;
        *down += y;
        *notes += 1.0;
    }
    sums.into_iter().map(|(x, y, notes): (f32, f32, f32)| (x / notes, y / notes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: (i32, i32), b: (i32, i32)) -> f64 {
        (f64::from(a.0 - b.0).powi(2) + f64::from(a.1 - b.1).powi(2)).sqrt()
    }

    /// Chains of notes: those of a group are linked one after the other.
    fn chains(groups: usize, length: usize) -> (Vec<Option<usize>>, Vec<Vec<usize>>) {
        let count = groups * length;
        let next = |note: usize| if (note + 1).is_multiple_of(length) { Vec::new() } else { vec![note + 1] };
        ((0..count).map(|note| Some(note / length)).collect(), (0..count).map(next).collect())
    }

    #[test]
    fn no_note_or_one_has_a_place() {
        assert_eq!(of(&[], &[]), []);
        assert_eq!(of(&[None], &[vec![]]), [(0, 0)]);
    }

    #[test]
    fn what_is_high_is_laid_down() {
        let laid: Vec<Point> = lying(&[(1.0, 0.0), (1.0, 2.0), (1.0, 4.0)]).collect();
        assert_eq!(laid.iter().map(|point| point.1).collect::<Vec<_>>(), [0.0, 0.0, 0.0]);
        let laid: Vec<Point> = lying(&[(0.0, 0.0), (1.0, 2.0), (2.0, 4.0)]).collect();
        assert!(laid.iter().all(|(_, y)| y.abs() < 0.001), "{laid:?}");
    }

    #[test]
    fn notes_lie_apart_and_groups_together() {
        let (groups, links) = chains(12, 20);
        let places = of(&groups, &links);
        for (at, place) in places.iter().enumerate() {
            let others = places.iter().enumerate().filter(|(other, _)| *other != at);
            let nearest = others.map(|(_, other)| distance(*place, *other)).fold(f64::MAX, f64::min);
            assert!(nearest > 1.5, "note {at} lies on another: {nearest}");
        }
        let mean = |same: bool| {
            let pairs = (0..240).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| (a / 20 == b / 20) == same);
            let (sum, count) =
                pairs.fold((0.0, 0.0), |(sum, count), (a, b)| (sum + distance(places[a], places[b]), count + 1.0));
            sum / count
        };
        assert!(mean(true) * 2.0 < mean(false), "{} {}", mean(true), mean(false));
    }

    #[test]
    fn notes_without_a_notebook_are_near_those_they_are_linked_with() {
        // Two rings of notes without a link between them.
        let links: Vec<Vec<usize>> = (0..60).map(|n| if n % 30 == 29 { vec![] } else { vec![n + 1] }).collect();
        let places = of(&vec![None; 60], &links);
        let linked: f64 = (0..29).map(|n| distance(places[n], places[n + 1])).sum::<f64>() / 29.0;
        let others: f64 = (0..30).map(|n| distance(places[n], places[n + 30])).sum::<f64>() / 30.0;
        assert!(linked * 2.0 < others, "{linked} {others}");
    }
}
