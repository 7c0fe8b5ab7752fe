//! Which items of two sequences are the same, in order: the one place that decides what a difference is, for blocks, words and
//! columns alike.
//!
//! What both begin and end with is the same. Between, an item that each sequence has once is an anchor, and so it goes on between
//! the anchors. What is left without anchors is compared by `similar` where it is short, and piece by piece where it is long, so
//! that the work grows with the length whatever a text repeats: `similar` alone takes the square of it, or stops by the clock, and
//! then the same texts would not always give the same page.

use std::ops::Range;

use rapidhash::RapidHashMap as HashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Items of both sequences that are compared with each other at once.
const WINDOW: usize = 64;
/// Each depth costs the length of what is left.
const MAX_DEPTH: usize = 8;

/// Numbers of equal items, of the old and the new sequence, both rising; and how many items were looked at, for tests.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) work: usize,
}

pub(super) fn align(old: &[u64], new: &[u64]) -> Alignment {
    let mut alignment = Alignment::default();
    alignment.add(old, new, 0..old.len(), 0..new.len(), 0);
    alignment
}

impl Alignment {
    fn add(&mut self, old: &[u64], new: &[u64], mut a: Range<usize>, mut b: Range<usize>, depth: usize) {
        while !a.is_empty() && !b.is_empty() && old[a.start] == new[b.start] {
            self.pairs.push((a.start, b.start));
            (a.start, b.start) = (a.start + 1, b.start + 1);
        }
        let same_end = a.clone().rev().zip(b.clone().rev()).take_while(|(i, j)| old[*i] == new[*j]).count();
        (a.end, b.end) = (a.end - same_end, b.end - same_end);
        self.work += a.len() + b.len();
        if !a.is_empty() && !b.is_empty() {
            let anchors = if depth < MAX_DEPTH { anchors(old, new, &a, &b) } else { Vec::new() };
            match anchors.is_empty() {
                true => self.in_windows(old, new, a.clone(), b.clone()),
                false => {
                    let (mut i, mut j) = (a.start, b.start);
                    for (x, y) in anchors {
                        self.add(old, new, i..x, j..y, depth + 1);
                        self.pairs.push((x, y));
                        (i, j) = (x + 1, y + 1);
                    }
                    self.add(old, new, i..a.end, j..b.end, depth + 1);
                }
            }
        }
        self.pairs.extend((a.end..a.end + same_end).zip(b.end..b.end + same_end));
    }

    fn in_windows(&mut self, old: &[u64], new: &[u64], mut a: Range<usize>, mut b: Range<usize>) {
        while !a.is_empty() && !b.is_empty() {
            let (x, y) = (a.end.min(a.start + WINDOW), b.end.min(b.start + WINDOW));
            self.work += (x - a.start) * (y - b.start);
            for op in capture_diff_slices(Algorithm::RawMyers, &old[a.start..x], &new[b.start..y]) {
                if let DiffOp::Equal { old_index, new_index, len } = op {
                    self.pairs.extend((0..len).map(|n| (a.start + old_index + n, b.start + new_index + n)));
                }
            }
            (a.start, b.start) = (x, y);
        }
    }
}

/// Items that both ranges have once, in one order.
fn anchors(old: &[u64], new: &[u64], a: &Range<usize>, b: &Range<usize>) -> Vec<(usize, usize)> {
    #[derive(Default)]
    struct Seen {
        in_old: u32,
        in_new: u32,
        place: usize,
    }
    let mut seen: HashMap<u64, Seen> = HashMap::with_capacity_and_hasher(a.len(), Default::default());
    for key in &old[a.clone()] {
        seen.entry(*key).or_default().in_old += 1;
    }
    for at in b.clone() {
        if let Some(seen) = seen.get_mut(&new[at]) {
            seen.in_new += 1;
            seen.place = at;
        }
    }
    let once = a.clone().filter_map(|at| {
        let seen = seen.get(&old[at]).filter(|seen| seen.in_old == 1 && seen.in_new == 1)?;
        Some((at, seen.place))
    });
    longest_rising(&once.collect::<Vec<_>>())
}

/// The most pairs whose second numbers rise; the first ones do.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that ends a sequence of it with the smallest number, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = vec![usize::MAX; pairs.len()];
    for (at, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *place);
        if length > 0 {
            before[at] = ends[length - 1];
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let last = ends.last().copied();
    let chain = std::iter::successors(last, |at| Some(before[*at]).filter(|before| *before != usize::MAX));
    let mut chain: Vec<_> = chain.map(|at| pairs[at]).collect();
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(old: &str, new: &str) -> String {
        let keys = |text: &str| text.chars().map(u64::from).collect::<Vec<_>>();
        let pairs = align(&keys(old), &keys(new)).pairs;
        pairs.into_iter().map(|(at, _)| old.chars().nth(at).expect("it is there")).collect()
    }

    #[test]
    fn what_is_unique_holds_the_rest_together() {
        assert_eq!(same("abc", "abc"), "abc");
        assert_eq!(same("abcd", "axcd"), "acd");
        assert_eq!(same("abXcdYef", "zzXcYdf"), "XcYf");
        assert_eq!(same("Xabc", "abcX"), "abc");
        assert_eq!(same("aabb", "bbaa").len(), 2);
        assert_eq!((same("", "a"), same("a", "")), (String::new(), String::new()));
    }

    #[test]
    fn work_grows_with_the_length_whatever_repeats() {
        let repeated =
            |n: usize, with: &[u64]| -> Vec<u64> { (0..n).map(|at| with[(at * at / 7) % with.len()]).collect() };
        for (a, b) in
            [(&[1, 2, 3][..], &[3, 2, 1][..]), (&[1, 2], &[2, 2, 1]), (&[1], &[2]), (&[1, 2, 2], &[2, 1, 3, 3])]
        {
            let work = |n: usize| align(&repeated(n, a), &repeated(n + 3, b)).work;
            let (once, twice) = (work(20_000), work(40_000));
            assert!(twice <= 2 * once + once / 5, "{a:?} {b:?}: {once}, {twice}");
            assert!(once <= 20_000 * (WINDOW + 2 * MAX_DEPTH), "{once}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn pairs_are_equal_and_rise(old in prop::collection::vec(0_u64..12, 0..200), new in prop::collection::vec(0_u64..12, 0..200)) {
            let pairs = align(&old, &new).pairs;
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            prop_assert!(pairs.iter().all(|(a, b)| old[*a] == new[*b]));
            prop_assert_eq!(align(&old, &old).pairs.len(), old.len());
        }
    }
}
