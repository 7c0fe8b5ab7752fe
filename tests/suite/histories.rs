//! Random histories: notes that are private, then public, then private, that are renamed, removed, merged, taken back. Whatever
//! happened, a site says nothing that was not for its readers, and each version says what a build of its time said.
//!
//! A longer run than that of every day: `PROPTEST_CASES=2000 cargo test --test suite histories`.

mod plan;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use carnet::pipeline::Pipeline;
use carnet::publish::audience::Audience;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use self::plan::{Plan, SLOTS, plan};
use self::tree::{Note, Tree};
use crate::html;
use crate::site::{Site, bytes, site};

type Files = BTreeMap<String, Vec<u8>>;

/// Cases of the property: `PROPTEST_CASES`, else as many as take a few seconds.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

/// A day of June: all of January is past.
const TODAY: u32 = 160;

/// A repository with a history, and what is known of it.
struct Told {
    /// Of the commits of the branch, then what is on the disk.
    trees: Vec<Tree>,
    /// What git is told of each commit.
    streams: Vec<String>,
}

impl Told {
    fn of(plan: &Plan) -> Told {
        let mut told = Told { trees: Vec::new(), streams: Vec::new() };
        let mut tree = Tree::new();
        for commit in &plan.commits {
            let mut stream = String::new();
            tree.day += 1;
            let is_merge = !commit.side.is_empty() && !told.trees.is_empty();
            if is_merge {
                stream += "reset refs/heads/side\nfrom refs/heads/main\n\n";
            }
            for step in commit.side.iter().filter(|_| is_merge) {
                tree.take(step);
                stream += &Told::commit("side", &tree, "");
            }
            commit.steps.iter().for_each(|step| tree.take(step));
            stream += &Told::commit("main", &tree, if is_merge { "merge refs/heads/side\n" } else { "" });
            told.trees.push(tree.clone());
            told.streams.push(stream);
        }
        tree.day += 1;
        plan.unsaved.iter().for_each(|step| tree.take(step));
        told.trees.push(tree);
        told
    }

    /// A commit as `git fast-import` takes it.
    fn commit(branch: &str, tree: &Tree, merged: &str) -> String {
        let seconds = 1_704_067_200 + 86_400 * u64::from(tree.day - 1) + 43_200;
        let mut out = format!("commit refs/heads/{branch}\ncommitter x <x@example.org> {seconds} +0000\ndata 1\nx\n");
        out += merged;
        out += "deleteall\n";
        for (path, text) in tree.files() {
            let _ = writeln!(out, "M 100644 inline {path}\ndata {}\n{text}", text.len());
        }
        out
    }

    /// What is on the disk.
    fn today(&self) -> &Tree {
        self.trees.last().expect("what is on the disk")
    }

    /// What the newest commit holds.
    fn committed(&self) -> &Tree {
        &self.trees[self.trees.len() - 2]
    }

    /// The last day on which what a commit brought could be read.
    fn until(&self, commit: usize) -> u32 {
        if commit + 2 < self.trees.len() { self.trees[commit + 1].day } else { TODAY }
    }

    /// Tells git of these commits, and brings the folder to hold the files of a tree.
    fn write(&self, site: &Site, commits: std::ops::Range<usize>, tree: &Tree) {
        let known = if commits.start > 0 { "reset refs/heads/main\nfrom refs/heads/main^0\n\n" } else { "" };
        let stream = format!("{known}{}", self.streams[commits].concat());
        git(site, &["init", "--quiet", "--initial-branch=main"], "");
        git(site, &["fast-import", "--quiet", "--force"], &stream);
        write_tree(site, tree);
    }
}

fn write_tree(site: &Site, tree: &Tree) {
    let _ = std::fs::remove_dir_all(site.path().join("content"));
    tree.files().iter().for_each(|(path, text)| site.write(path, text));
}

fn git(site: &Site, arguments: &[&str], input: &str) -> String {
    let mut command = Command::new("git");
    command.arg("-C").arg(site.path()).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("git is there");
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("git reads");
    let output = child.wait_with_output().expect("git ends");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a name")
}

/// The words that an audience may read somewhere.
fn allowed(told: &Told, audience: &Audience) -> BTreeSet<String> {
    let mut allowed = BTreeSet::new();
    let mut texts: BTreeMap<usize, Vec<(String, usize)>> = BTreeMap::new();
    for (commit, tree) in told.trees.iter().enumerate() {
        // What a text says of no one was said to all who could read it.
        let kept_back = names_kept_back(tree, audience, told.until(commit));
        for slot in 0..SLOTS {
            let is_shown = tree.shows(slot, audience, told.until(commit));
            let Some(note) = tree.slots[slot].as_ref().filter(|_| is_shown) else { continue };
            let names = words(note.written.as_bytes()).into_iter().chain(note.names()).filter(|word| is_name(word));
            allowed.extend(names.filter(|name| !kept_back.contains(name)));
            texts.entry(note.number).or_default().push((note.word(), note.newest()));
        }
    }
    let today = told.today();
    for (path, frozen) in today.frozen.iter().filter(|(_, frozen)| today.is_for(frozen.seen, audience, TODAY)) {
        let Some(revision) = today.frozen_revision(path, frozen) else { continue };
        texts.entry(frozen.note).or_default().push((frozen.word.clone(), revision));
        // A copy says itself who may read it, and the title that it has.
        allowed.extend(words(frozen.written.as_bytes()).into_iter().filter(|word| is_name(word)));
    }
    for note in
        (0..SLOTS).filter(|slot| today.shows(*slot, audience, TODAY)).filter_map(|slot| today.slots[slot].as_ref())
    {
        allowed.extend([note.word(), note.picture()]);
        let is_kept = |revision: usize| !note.revisions[revision].is_taken_back;
        let of_note = texts.remove(&note.number).unwrap_or_default();
        allowed.extend(of_note.into_iter().filter(|(_, newest)| is_kept(*newest)).map(|(word, _)| word));
    }
    let kept_back = names_kept_back(today, audience, TODAY);
    allowed.retain(|word| !kept_back.contains(word));
    allowed
}

fn is_name(word: &str) -> bool {
    ["zs", "zt", "za"].contains(&&word[..2])
}

/// The names of the notes of a tree that an audience does not see. What is left out is no document of the site, which knows
/// nothing of it.
fn names_kept_back(tree: &Tree, audience: &Audience, until: u32) -> BTreeSet<String> {
    let kept = (0..SLOTS).filter(|slot| !tree.shows(*slot, audience, until) && tree.config.ignored != Some(*slot));
    kept.filter_map(|slot| tree.slots[slot].as_ref()).flat_map(Note::names).collect()
}

/// The words of notes that stand in a text.
fn words(bytes: &[u8]) -> BTreeSet<String> {
    let found = bytes.windows(6).filter(|six| {
        let [z, kind, digits @ ..] = six else { return false };
        matches!(z, b'z' | b'Z') && b"xtsapcXTSAPC".contains(kind) && digits.iter().all(u8::is_ascii_digit)
    });
    found.map(|six| String::from_utf8_lossy(six).to_lowercase()).collect()
}

fn nothing_withheld(told: &Told, audience: &Audience, files: &Files) -> Result<(), TestCaseError> {
    let allowed = allowed(told, audience);
    for (path, content) in files {
        for bytes in [path.as_bytes(), content] {
            for word in words(bytes) {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let at = text.to_lowercase().find(&word).unwrap_or(0);
                let from = (0..=at.saturating_sub(160)).rev().find(|from| text.is_char_boundary(*from)).unwrap_or(0);
                let shown: String = text[from..].chars().take(360).collect();
                prop_assert!(allowed.contains(&word), "{audience}: {path} says {word}: {shown}");
            }
        }
    }
    Ok(())
}

fn same(one: &Files, other: &Files, what: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{}", what);
    for (path, content) in one {
        let (one, other) = (String::from_utf8_lossy(content), String::from_utf8_lossy(&other[path]));
        prop_assert!(one == other, "{what}: {path} differs:\n{one}\n--- from ---\n{other}");
    }
    Ok(())
}

/// A page of a version as its text is without what is marked in it: what was there before, and the words that say so.
fn without_differences(page: &str) -> String {
    let marks = ["is-removed", "was-moved", "compare-words", "compare-note"];
    let is_mark = |tag: &html::Tag| tag.name != "img" && marks.iter().any(|mark| tag.has_class(mark));
    let (mut out, mut from) = (String::new(), 0);
    for tag in html::tags(page).iter().filter(|tag| is_mark(tag)) {
        if tag.start >= from {
            out.push_str(&page[from..tag.start]);
            from = tag.end + html::inside(page, tag).len() + tag.name.len() + 3;
        }
    }
    out + &page[from..]
}

/// What a page prints as the text of a note, without the names of others.
fn printed(page: &[u8]) -> String {
    let page = without_differences(&String::from_utf8_lossy(page));
    let text = html::text(html::element(&page, "div", "prose"));
    let mut depth = 0;
    let outside = text.chars().filter(|sign| {
        depth += i32::from(*sign == '¶') - i32::from(*sign == '¤');
        depth == 0
    });
    outside.collect()
}

/// The pages of versions of notes that are not as they are today: the note, the day of the version, the page.
fn versions<'f>(told: &'f Told, files: &'f Files) -> impl Iterator<Item = (&'f Note, &'f str, &'f [u8])> {
    files.iter().filter_map(move |(path, page)| {
        let (stem, rest) = path.strip_prefix("notes/")?.split_once("/versions/")?;
        let note = told.today().slots.iter().flatten().find(|note| note.stem() == stem)?;
        // The word of a version is its day; beside it is the page that compares any two.
        let word = rest.strip_suffix("/index.html").filter(|word| word.starts_with("20") && !word.contains('/'))?;
        (!printed(page).contains(&note.word())).then_some((note, word, page.as_slice()))
    })
}

/// Each version says what a build of its time did.
fn as_it_was(told: &Told, audience: &Audience, files: &Files) -> Result<(), TestCaseError> {
    for (note, version, page) in versions(told, files).take(4) {
        let text = printed(page);
        let holding = (0..told.trees.len() - 1).rev().filter_map(|commit| {
            let mut slots = told.trees[commit].slots.iter().flatten();
            let then = slots.find(|then| then.number == note.number && text.contains(&then.word()))?;
            Some((commit, then))
        });
        let holding: Vec<(usize, &Note)> = holding.collect();
        if holding.is_empty() {
            let is_frozen = told.today().frozen.values().any(|frozen| text.contains(&frozen.word));
            prop_assert!(is_frozen, "{version} of {} is no text of it: {text}", note.stem());
            continue;
        }
        // The configuration may have hidden it for some of the time.
        let page = holding.iter().find_map(|(commit, then)| {
            let mut old = site("//- carnet.yaml\n");
            old.now = 1_704_067_200 + 86_400 * i64::from(told.until(*commit));
            write_tree(&old, &told.trees[*commit]);
            old.files_for(audience.clone()).remove(&format!("notes/{}/index.html", then.stem()))
        });
        prop_assert!(page.is_some(), "{version} of {} was not published with {:?}", note.stem(), holding);
        let words = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(words(&printed(&page.expect("it is there"))), words(&text));
    }
    Ok(())
}

/// Of a note whose dates stayed, each version has the last text before the next revision.
fn the_last_of_each(told: &Told, audience: &Audience, files: &Files) -> Result<(), TestCaseError> {
    for (note, version, page) in versions(told, files) {
        let text = printed(page);
        let Some(revision) = note.revisions.iter().find(|revision| revision.date == version) else { continue };
        // git follows a file to another name when that is committed.
        let is_followed = told.committed().slots.iter().flatten().any(|then| then.stem() == note.stem());
        if !is_followed {
            continue;
        }
        let of_revision = told.trees[..told.trees.len() - 1].iter().flat_map(Tree::readable);
        let last = of_revision.filter(|then| then.number == note.number && then.newest() == revision.number).last();
        let frozen = told.today().frozen.values().find(|frozen| text.contains(&frozen.word));
        if let (Some(last), None) = (last, frozen) {
            prop_assert!(
                text.contains(&last.word()),
                "{audience}: {version} of {} is not {}: {text}",
                note.stem(),
                last.word()
            );
        }
    }
    Ok(())
}

fn audiences() -> [Audience; 2] {
    [Audience::Public, Audience::Community("alpha".into())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn versions_say_what_was_public_and_no_more(plan in plan()) {
        let told = Told::of(&plan);
        let repository = site("//- carnet.yaml\n");
        told.write(&repository, 0..told.streams.len(), told.today());
        let dates_stayed = !format!("{plan:?}").contains("Redate");
        for audience in audiences() {
            let files = repository.files_for(audience.clone());
            nothing_withheld(&told, &audience, &files)?;
            as_it_was(&told, &audience, &files)?;
            if dates_stayed {
                the_last_of_each(&told, &audience, &files)?;
            }
        }
    }

    #[test]
    fn a_clone_that_is_not_whole_says_no_more(plan in plan(), back in 0..6usize) {
        let told = Told::of(&plan);
        let repository = site("//- carnet.yaml\n");
        told.write(&repository, 0..told.streams.len(), told.today());
        let end = format!("main~{}", back.min(told.streams.len() - 1));
        repository.write(".git/shallow", git(&repository, &["rev-parse", &end], ""));
        for audience in audiences() {
            let files = repository.files_for(audience.clone());
            nothing_withheld(&told, &audience, &files)?;
            as_it_was(&told, &audience, &files)?;
        }
    }

    #[test]
    fn a_pipeline_that_is_kept_over_commits_makes_what_a_new_one_does(plan in plan(), threads in 1..5usize) {
        let told = Told::of(&plan);
        let repository = site("//- carnet.yaml\n");
        let mut kept = Pipeline::default();
        let middle = told.streams.len() / 2;
        let moments = [(0..1, 0), (0..0, 1), (1..middle.max(1), middle.max(1)), (middle.max(1)..told.streams.len(), told.trees.len() - 1)];
        for (commits, tree) in moments {
            // What is on the disk is not always what was committed.
            told.write(&repository, commits, &told.trees[tree]);
            let (_, built) = repository.build_with(&mut kept, Audience::Public);
            let built = built.site.expect("no mistake is an error");
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
            let fresh = pool.install(|| repository.files());
            same(&bytes(&built), &fresh, "kept")?;
        }
    }
}

/// The steps that random histories are made of lead to versions: a property of nothing would hold.
#[test]
fn random_histories_have_versions() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut shown = 0;
    for _ in 0..12 {
        let plan = plan().new_tree(&mut runner).expect("a plan").current();
        let told = Told::of(&plan);
        let repository = site("//- carnet.yaml\n");
        told.write(&repository, 0..told.streams.len(), told.today());
        shown += versions(&told, &repository.files()).count();
    }
    assert!(shown > 6, "{shown} versions");
}
