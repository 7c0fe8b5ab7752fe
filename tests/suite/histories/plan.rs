//! What happens to a random repository: what is written, renamed, removed, merged, taken back, commit by commit.

use proptest::prelude::*;
use proptest::sample::select;

/// Files at once, at most: each is a place where one note after another may be.
pub(super) const SLOTS: usize = 3;

/// A history, and what is on the disk and not committed.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub commits: Vec<PlannedCommit>,
    pub unsaved: Vec<Step>,
}

/// A commit of the branch; where it has steps of a side branch, it merges that one.
#[derive(Debug, Clone)]
pub(super) struct PlannedCommit {
    pub side: Vec<Step>,
    /// More than one at once is what is left of a history that was squashed.
    pub steps: Vec<Step>,
}

/// What an author does. Slots are taken modulo their number, revisions modulo those of the note.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Write {
        slot: usize,
        seen: Seen,
        revises: bool,
        retitles: bool,
        mentions: Vec<Mention>,
    },
    /// git recognises the file.
    Rename {
        slot: usize,
    },
    /// Another text at another place, which says where it was.
    Move {
        slot: usize,
    },
    Remove {
        slot: usize,
    },
    /// The file as it was before it was removed.
    Restore {
        slot: usize,
    },
    /// Another note in the place of one.
    Replace {
        slot: usize,
        seen: Seen,
    },
    TakeBack {
        slot: usize,
        revision: usize,
    },
    Redate {
        slot: usize,
        revision: usize,
    },
    Freeze {
        slot: usize,
        revision: usize,
        seen: Seen,
    },
    RemovePicture {
        slot: usize,
    },
    Configure(Setting),
}

/// Who sees a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Public,
    Unlisted,
    Alpha,
    Beta,
    Private,
    Draft,
    /// A front matter that cannot be read in whole.
    Misspelt,
    /// It says nothing: the configuration decides.
    Unsaid,
    /// From this day of January on.
    From(u32),
}

/// A line of the configuration that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    PublicByDefault(bool),
    /// The file of a slot is left out.
    Ignore(Option<usize>),
    /// The folder of the second slot is that of pages.
    FolderOfPages(bool),
    /// So many newest versions; 0 stands for all.
    Keep(usize),
}

/// A note that is named in the text of another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub slot: usize,
    pub form: Form,
    pub place: Place,
}

/// How a note is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Title,
    Alias,
    Path,
    Labelled,
    Heading,
    Embed,
    Relative,
    Autolink,
    Rooted,
    Html,
    Escaped,
    Shortcode,
    PlainPath,
    PlainAddress,
}

/// Where a note is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Paragraph,
    Heading,
    Cell,
    Footnote,
    Comment,
    Title,
    Summary,
    Source,
    Tag,
    Revision,
    CoverCredit,
}

const FORMS: [Form; 14] = [
    Form::Title,
    Form::Alias,
    Form::Path,
    Form::Labelled,
    Form::Heading,
    Form::Embed,
    Form::Relative,
    Form::Autolink,
    Form::Rooted,
    Form::Html,
    Form::Escaped,
    Form::Shortcode,
    Form::PlainPath,
    Form::PlainAddress,
];

const PLACES: [Place; 13] = [
    Place::Paragraph,
    Place::Paragraph,
    Place::Paragraph,
    Place::Heading,
    Place::Cell,
    Place::Footnote,
    Place::Comment,
    Place::Title,
    Place::Summary,
    Place::Source,
    Place::Tag,
    Place::Revision,
    Place::CoverCredit,
];

fn seen() -> impl Strategy<Value = Seen> {
    let open = select(vec![Seen::Public, Seen::Public, Seen::Unlisted, Seen::Unsaid]);
    let kept = select(vec![Seen::Alpha, Seen::Beta, Seen::Private, Seen::Draft, Seen::Misspelt, Seen::From(6)]);
    prop_oneof![3 => open, 2 => kept]
}

fn mention() -> impl Strategy<Value = Mention> {
    let parts = (0..SLOTS, select(FORMS.to_vec()), select(PLACES.to_vec()));
    parts.prop_map(|(slot, form, place)| Mention { slot, form, place })
}

fn write() -> impl Strategy<Value = Step> {
    let mentions = prop::collection::vec(mention(), 0..4);
    let parts = (0..SLOTS, seen(), prop::bool::weighted(0.6), prop::bool::weighted(0.2), mentions);
    parts.prop_map(|(slot, seen, revises, retitles, mentions)| Step::Write { slot, seen, revises, retitles, mentions })
}

fn setting() -> impl Strategy<Value = Setting> {
    prop_oneof![
        any::<bool>().prop_map(Setting::PublicByDefault),
        prop::option::of(0..SLOTS).prop_map(Setting::Ignore),
        any::<bool>().prop_map(Setting::FolderOfPages),
        (0..4usize).prop_map(Setting::Keep),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let revision = || (0..SLOTS, 0..4usize);
    prop_oneof![
        12 => write(),
        2 => (0..SLOTS).prop_map(|slot| Step::Rename { slot }),
        1 => (0..SLOTS).prop_map(|slot| Step::Move { slot }),
        1 => (0..SLOTS).prop_map(|slot| Step::Remove { slot }),
        1 => (0..SLOTS).prop_map(|slot| Step::Restore { slot }),
        1 => (0..SLOTS, seen()).prop_map(|(slot, seen)| Step::Replace { slot, seen }),
        1 => revision().prop_map(|(slot, revision)| Step::TakeBack { slot, revision }),
        1 => revision().prop_map(|(slot, revision)| Step::Redate { slot, revision }),
        1 => (revision(), seen()).prop_map(|((slot, revision), seen)| Step::Freeze { slot, revision, seen }),
        1 => (0..SLOTS).prop_map(|slot| Step::RemovePicture { slot }),
        2 => setting().prop_map(Step::Configure),
    ]
}

/// Histories of 2 to 12 commits.
pub(super) fn plan() -> impl Strategy<Value = Plan> {
    let side = prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(write(), 1..4)];
    let steps = prop::collection::vec(step(), 1..4);
    let commit = (side, steps).prop_map(|(side, steps)| PlannedCommit { side, steps });
    let commits = prop::collection::vec(commit, 2..12);
    (commits, prop::collection::vec(step(), 0..3)).prop_map(|(commits, unsaved)| Plan { commits, unsaved })
}
