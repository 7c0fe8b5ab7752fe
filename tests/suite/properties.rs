//! What the fuzz targets ask of any input, asked of the texts of the tests and of what comes of them.
//!
//! `tests/run fuzz` looks further, where cargo-fuzz can be had.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

// A crate of its own for cargo-fuzz, a module here.
#[allow(unreachable_pub, reason = "the modules are a crate of their own for the fuzzer")]
#[path = "../../fuzz/src/lib.rs"]
mod targets;

/// Bytes of an input: two seeds with a cut in each, and a few bytes between them.
fn holds_for_seeds(target: &str, cases: u32, holds: fn(&[u8])) {
    let seeds = targets::seeds::of(target, Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(seeds.len() > 10, "the texts of the tests are found");
    let cut = || (any::<Index>(), any::<Index>());
    let between =
        prop_oneof![prop::collection::vec(any::<u8>(), 0..40), "[\\[\\]|%#!*:`\n -]{0,6}".prop_map(String::into_bytes)];
    let config = ProptestConfig { cases, max_shrink_iters: 500, ..ProptestConfig::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let tried =
        TestRunner::new_with_rng(config, rng).run(&(cut(), between, cut()), |((one, to), between, (other, from))| {
            let (one, other) = (one.get(&seeds), other.get(&seeds));
            let (to, from) = (to.index(one.len() + 1), from.index(other.len() + 1));
            holds(&[&one[..to], &between, &other[from..]].concat());
            Ok(())
        });
    if let Err(error) = tried {
        panic!("{error}");
    }
}

#[test]
fn any_front_matter_is_read_or_refused() {
    holds_for_seeds("front_matter", 64, targets::front_matter::holds);
}

#[test]
fn any_text_is_a_body() {
    holds_for_seeds("markdown", 64, targets::markdown::holds);
}

#[test]
fn any_name_stays_within_the_site() {
    holds_for_seeds("names", 32, targets::names::holds);
}

#[test]
fn no_link_to_a_private_note_tells_of_it() {
    holds_for_seeds("redaction", 48, targets::redaction::holds);
}

#[test]
fn no_small_site_tells_of_what_it_withholds() {
    holds_for_seeds("site", 48, targets::site::holds);
}

#[test]
fn no_files_make_a_private_note_public() {
    holds_for_seeds("fixture", 32, targets::fixture::holds);
}
