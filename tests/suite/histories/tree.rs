//! The files of a site at one moment of its history, and who may read what of them.
//!
//! Words tell whose they are: `zx0203` stands in the fourth text of the note 2 alone, `zt0201` in its second title, `zs` in the names
//! of its files, `zp` in those of its pictures, `zc` in what readers never see.
//! Between `¶` and `¤` stands what another document decides.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use carnet::publish::audience::Audience;
use carnet::publish::versions::words;
use carnet::text::moment::Moment;
use jiff::tz::TimeZone;

use super::plan::{Form, Mention, Place, SLOTS, Seen, Setting, Step};

/// A note as one text of it says.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// Its number, that of no other note at the same place.
    pub number: usize,
    pub seen: Seen,
    /// Of all its files.
    names: usize,
    titles: usize,
    /// What its title says of other notes.
    named_in_title: String,
    pub revisions: Vec<Revision>,
    /// The number of its text.
    pub text: usize,
    mentions: Vec<Mention>,
    /// Of the lines by which git recognises it.
    filler: usize,
    redirects: Vec<String>,
    /// The whole file.
    pub written: String,
}

#[derive(Debug, Clone)]
pub(super) struct Revision {
    /// Its number among those of the note.
    pub number: usize,
    pub date: String,
    pub is_taken_back: bool,
}

impl Note {
    pub(super) fn stem(&self) -> String {
        format!("zs{:02}{:02}", self.number, self.names)
    }

    fn title(&self) -> String {
        format!("Zt{:02}{:02} titre", self.number, self.titles)
    }

    /// The word of its text.
    pub(super) fn word(&self) -> String {
        format!("zx{:02}{:02}", self.number, self.text)
    }

    /// The words of its names.
    pub(super) fn names(&self) -> [String; 3] {
        let (number, title) = (self.number, self.titles);
        [self.stem(), format!("zt{number:02}{title:02}"), format!("za{number:02}{title:02}")]
    }

    /// The newest revision: dates are corrected, so it is not always the last that was added.
    pub(super) fn newest(&self) -> usize {
        self.versions().pop().map_or(0, |(_, revision)| revision)
    }

    /// The words of its versions, each with the number of its revision, oldest first.
    fn versions(&self) -> Vec<(String, usize)> {
        let moment = |date: &str| Moment::parse(date, &TimeZone::UTC).expect("a date");
        let mut dates: Vec<(Moment, usize)> =
            self.revisions.iter().map(|revision| (moment(&revision.date), revision.number)).collect();
        dates.sort_by_key(|(date, number)| (date.order(), *number));
        let (dates, numbers): (Vec<Moment>, Vec<usize>) = dates.into_iter().unzip();
        words(&dates).into_iter().zip(numbers).collect()
    }

    pub(super) fn picture(&self) -> String {
        format!("zp{:02}00", self.number)
    }
}

/// The files of a site.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub slots: [Option<Note>; SLOTS],
    /// The notes that were removed, as they were.
    removed: [Option<Note>; SLOTS],
    /// By path, with who sees each, the word of its text and the note it is of.
    pub frozen: BTreeMap<String, Frozen>,
    pub pictures: BTreeSet<String>,
    pub config: Config,
    /// The day of January that it is.
    pub day: u32,
    /// How many notes there were.
    numbers: usize,
    /// How many texts each of them had.
    texts: BTreeMap<usize, usize>,
}

#[derive(Debug, Clone)]
pub(super) struct Frozen {
    pub seen: Seen,
    pub word: String,
    pub note: usize,
    pub written: String,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Config {
    pub is_public: bool,
    pub ignored: Option<usize>,
    pub has_folder_of_pages: bool,
    pub keep: usize,
}

impl Tree {
    pub(super) fn new() -> Tree {
        Tree {
            slots: Default::default(),
            removed: Default::default(),
            frozen: BTreeMap::new(),
            pictures: BTreeSet::new(),
            config: Config { is_public: true, ignored: None, has_folder_of_pages: false, keep: 0 },
            day: 0,
            numbers: 0,
            texts: BTreeMap::new(),
        }
    }

    /// Whether whoever reads a build made at this moment of January may read the note of a slot.
    pub(super) fn shows(&self, slot: usize, audience: &Audience, until: u32) -> bool {
        let is_left_out = self.config.ignored == Some(slot);
        self.slots[slot].as_ref().is_some_and(|note| !is_left_out && self.is_for(note.seen, audience, until))
    }

    /// The texts whose dates can be read, of what was a note then.
    pub(super) fn readable(&self) -> impl Iterator<Item = &Note> {
        let is_note =
            |slot: usize| self.config.ignored != Some(slot) && !(slot == 1 && self.config.has_folder_of_pages);
        let notes = self.slots.iter().enumerate().filter(move |(slot, _)| is_note(*slot));
        notes.filter_map(|(_, note)| note.as_ref()).filter(|note| note.seen != Seen::Misspelt)
    }

    pub(super) fn is_for(&self, seen: Seen, audience: &Audience, until: u32) -> bool {
        let is = |slug: &str| *audience == Audience::Community(slug.to_owned());
        match seen {
            Seen::Public | Seen::Unlisted => true,
            Seen::Alpha => is("alpha"),
            Seen::Beta => is("beta"),
            Seen::Private | Seen::Draft | Seen::Misspelt => false,
            Seen::Unsaid => self.config.is_public,
            Seen::From(day) => day <= until,
        }
    }

    /// The revision that a frozen text is of: its file is named as the version is. None when no note has it.
    pub(super) fn frozen_revision(&self, path: &str, frozen: &Frozen) -> Option<usize> {
        let note = self.slots.iter().flatten().find(|note| note.number == frozen.note)?;
        let file = path.strip_prefix(&format!("content/.versions/{}/", note.stem()))?;
        let versions = note.versions().into_iter();
        versions.filter(|(word, _)| file.strip_suffix(".md") == Some(word)).map(|(_, revision)| revision).next()
    }

    fn new_text(&mut self, number: usize) -> usize {
        let texts = self.texts.entry(number).or_default();
        *texts += 1;
        *texts - 1
    }

    fn new_note(&mut self, seen: Seen) -> Note {
        self.numbers += 1;
        Note {
            number: self.numbers - 1,
            seen,
            names: 0,
            titles: 0,
            named_in_title: String::new(),
            revisions: Vec::new(),
            text: 0,
            mentions: Vec::new(),
            filler: 0,
            redirects: Vec::new(),
            written: String::new(),
        }
    }

    /// What an author does, on the day that it is.
    pub(super) fn take(&mut self, step: &Step) {
        match step {
            Step::Write { slot, seen, revises, retitles, mentions } => {
                let mut note = self.slots[*slot].clone().unwrap_or_else(|| self.new_note(*seen));
                note.seen = *seen;
                note.titles += usize::from(*retitles);
                note.mentions.clone_from(mentions);
                if *revises || note.revisions.is_empty() {
                    self.revise(&mut note);
                }
                self.put(*slot, note);
            }
            Step::Rename { slot } => {
                if let Some(note) = &mut self.slots[*slot] {
                    note.names += 1;
                }
            }
            Step::Move { slot } => {
                let Some(mut note) = self.slots[*slot].clone() else { return };
                note.redirects = vec![format!("/notes/{}/", note.stem())];
                note.names += 1;
                note.filler += 1;
                self.put(*slot, note);
            }
            Step::Remove { slot } => {
                if let Some(note) = self.slots[*slot].take() {
                    self.removed[*slot] = Some(note);
                }
            }
            Step::Restore { slot } => {
                if self.slots[*slot].is_none() {
                    self.slots[*slot] = self.removed[*slot].take();
                }
            }
            Step::Replace { slot, seen } => {
                let mut note = self.new_note(*seen);
                self.revise(&mut note);
                self.put(*slot, note);
            }
            Step::TakeBack { slot, revision } => {
                self.change(*slot, *revision, |revision| revision.is_taken_back = true)
            }
            Step::Redate { slot, revision } => {
                // Before all that was not redated: of several that are changed, the order stays.
                self.change(*slot, *revision, |revision| {
                    let day: u32 = revision.date[8..10].parse().expect("a day");
                    revision.date = format!("2023-12-{:02}T{:02}:00", 1 + (9 + day) % 28, revision.number);
                });
            }
            Step::Freeze { slot, revision, seen } => self.freeze(*slot, *revision, *seen),
            Step::RemovePicture { slot } => {
                if let Some(note) = &self.slots[*slot] {
                    self.pictures.remove(&note.picture());
                }
            }
            Step::Configure(setting) => match *setting {
                Setting::PublicByDefault(is_public) => self.config.is_public = is_public,
                Setting::Ignore(slot) => self.config.ignored = slot,
                Setting::FolderOfPages(has) => self.config.has_folder_of_pages = has,
                Setting::Keep(keep) => self.config.keep = keep,
            },
        }
    }

    fn revise(&self, note: &mut Note) {
        let date = format!("2024-01-{:02}", self.day);
        note.revisions.push(Revision { number: note.revisions.len(), date, is_taken_back: false });
    }

    /// Writes a note anew.
    fn put(&mut self, slot: usize, mut note: Note) {
        note.text = self.new_text(note.number);
        // Another title is another name: what the older one said may have been read.
        let named_in_title = self.named_at(slot, &note, Place::Title);
        note.titles += usize::from(note.text > 0 && named_in_title != note.named_in_title);
        note.named_in_title = named_in_title;
        if note.text == 0 {
            self.pictures.insert(note.picture());
        }
        note.written = self.written(slot, &note);
        self.slots[slot] = Some(note);
    }

    fn change(&mut self, slot: usize, revision: usize, change: impl FnOnce(&mut Revision)) {
        let Some(mut note) = self.slots[slot].clone() else { return };
        let count = note.revisions.len();
        change(&mut note.revisions[revision % count]);
        self.put(slot, note);
    }

    fn freeze(&mut self, slot: usize, revision: usize, seen: Seen) {
        let Some(note) = &self.slots[slot] else { return };
        let (version, _) = note.versions()[revision % note.revisions.len()].clone();
        let mut note = Note { seen, mentions: Vec::new(), ..note.clone() };
        note.text = self.new_text(note.number);
        let written = self.written(slot, &note);
        let path = format!("content/.versions/{}/{}.md", note.stem(), version);
        let (word, note) = (note.word(), note.number);
        self.frozen.insert(path, Frozen { seen, word, note, written });
    }

    /// The path of the note of a slot, from the content folder, without its ending.
    pub(super) fn path(slot: usize, note: &Note) -> String {
        let folder = if slot == 1 { "fiches" } else { "notes" };
        format!("{folder}/{}", note.stem())
    }

    /// Every file.
    pub(super) fn files(&self) -> BTreeMap<String, String> {
        let Config { is_public, ignored, has_folder_of_pages, keep } = self.config;
        let visibility = if is_public { "public" } else { "private" };
        let mut config = format!(
            "title: Essai\nbase_url: https://example.org/\ndefaults: {{visibility: {visibility}}}\n\
             links: {{unresolved: warn}}\nfront_matter: warn\n"
        );
        config += &if keep == 0 { "versions: true\n".to_owned() } else { format!("versions: {{keep: {keep}}}\n") };
        if let Some(note) = ignored.and_then(|slot| self.slots[slot].as_ref().map(|note| Tree::path(slot, note))) {
            let _ = writeln!(config, "ignore: [{note}.md]");
        }
        if has_folder_of_pages {
            config += "folders: {pages: fiches}\n";
        }
        let mut files = BTreeMap::from([
            (String::from("carnet.yaml"), config),
            (String::from("content/index.md"), String::from("# Accueil\n\nUn début.\n")),
            (String::from("content/notes/toujours.md"), TOUJOURS.to_owned()),
            (String::from("content/communities/alpha.md"), String::from("---\nname: Alpha\n---\n")),
            (String::from("content/communities/beta.md"), String::from("---\nname: Beta\n---\n")),
        ]);
        for (slot, note) in self.slots.iter().enumerate() {
            files.extend(
                note.iter().map(|note| (format!("content/{}.md", Tree::path(slot, note)), note.written.clone())),
            );
        }
        files.extend(self.frozen.iter().map(|(path, frozen)| (path.clone(), frozen.written.clone())));
        let picture = |picture: &String| (format!("content/media/{picture}.png"), format!("bytes of {picture}"));
        files.extend(self.pictures.iter().map(picture));
        files
    }

    fn written(&self, slot: usize, note: &Note) -> String {
        let word = note.word();
        let [_, title, alias] = note.names();
        let named = |place: Place| self.named_at(slot, note, place);
        let quoted = |text: String| serde_json::to_string(&text).expect("a text");
        let mut out = format!("---\ntitle: {}\naliases: [{alias}]\n", quoted(note.title() + &named(Place::Title)));
        debug_assert!(out.to_lowercase().contains(&title));
        out += &match note.seen {
            Seen::Public => String::from("visibility: public\n"),
            Seen::Unlisted => String::from("visibility: unlisted\n"),
            Seen::Alpha => String::from("visibility: community\ncommunity: alpha\n"),
            Seen::Beta => String::from("visibility: community\ncommunity: beta\n"),
            Seen::Private => String::from("visibility: private\n"),
            Seen::Draft => String::from("visibility: public\ndraft: true\n"),
            Seen::Misspelt => String::from("visibility: pubic\n"),
            Seen::Unsaid => String::new(),
            Seen::From(day) => format!("visibility: public\npublished: 2024-01-{day:02}\n"),
        };
        let _ = writeln!(out, "summary: {}", quoted(format!("Un {word}{}", named(Place::Summary))));
        let _ = writeln!(out, "tags: [commune, {}]", quoted(format!("{word}{}", named(Place::Tag))));
        let source = quoted(format!("Une {word}{}", named(Place::Source)));
        let _ = writeln!(out, "sources: [{{author: Quelqu'un, year: 2017, title: {source}}}]");
        let credit = quoted(format!("De {word}{}", named(Place::CoverCredit)));
        let _ = writeln!(out, "cover: {{image: /media/{}.png, alt: Un {word}, credit: {credit}}}", note.picture());
        out += "revisions:\n";
        for Revision { date, is_taken_back, .. } in &note.revisions {
            let summary = quoted(format!("Une {word}{}", named(Place::Revision)));
            let taken_back = if *is_taken_back { ", text: withheld" } else { "" };
            let _ = writeln!(out, "  - {{date: {date}, summary: {summary}{taken_back}}}");
        }
        if !note.redirects.is_empty() {
            let _ = writeln!(out, "redirects: [{}]", note.redirects.join(", "));
        }
        let _ = writeln!(out, "---\nUn {word} pour commencer.\n\n## Partie{}\n", named(Place::Heading));
        for line in 0..30u64 {
            let mixed = (note.number as u64 + 1) * 7919 + note.filler as u64 * 104_729 + line * 1_299_709;
            let _ = writeln!(out, "De {:x}, de {:x} et de {:x}.\n", mixed * mixed, mixed * 31, mixed * 8_191);
        }
        self.write_mentions(slot, note, &mut out);
        let _ = writeln!(out, "Une image : ¶ ![Un {word}](/media/{}.png) ¤.\n", note.picture());
        let hidden = format!("zc{:02}{:02}", note.number, note.text);
        let _ = writeln!(out, "Avant %%{hidden}%% après <!-- {hidden} --> fin.\n\n%%\n\nUn {hidden}.\n\n%%");
        out
    }

    /// What a note says of others at a place of its front matter, or in its heading.
    fn named_at(&self, slot: usize, note: &Note, place: Place) -> String {
        let of_place = note.mentions.iter().filter(|mention| mention.place == place);
        of_place.map(|mention| format!(" ¶ {} ¤", self.named(slot, mention, false))).collect()
    }

    fn write_mentions(&self, slot: usize, note: &Note, out: &mut String) {
        for (number, mention) in note.mentions.iter().enumerate() {
            let name = |is_alone: bool| self.named(slot, mention, is_alone);
            let _ = match mention.place {
                Place::Paragraph if mention.form == Form::Embed => {
                    writeln!(out, "Avant ¶\n\n{}\n\n¤ après.\n", name(true))
                }
                Place::Paragraph => writeln!(out, "Voir ¶ {} ¤ ici.\n", name(false)),
                Place::Cell => writeln!(out, "| A | B |\n|---|---|\n| ¶ {} ¤ | b |\n", name(false).replace('|', "\\|")),
                Place::Footnote => {
                    writeln!(out, "Une phrase[^n{number}].\n\n[^n{number}]: Voir ¶ {} ¤.\n", name(false))
                }
                Place::Comment => writeln!(out, "Avant %%{}%% après <!-- {} -->.\n", name(false), name(false)),
                Place::Heading | Place::Title | Place::Summary | Place::Source | Place::Tag => Ok(()),
                Place::Revision | Place::CoverCredit => Ok(()),
            };
        }
    }

    /// A note as another names it; one that was removed is named as it was called, one that never was by nothing that is
    /// anyone's.
    fn named(&self, from: usize, mention: &Mention, is_alone: bool) -> String {
        let slot = mention.slot;
        let Some(note) = self.slots[slot].as_ref().or(self.removed[slot].as_ref()) else { return "rien".into() };
        let (stem, [_, _, alias], path) = (note.stem(), note.names(), Tree::path(slot, note));
        // An embed of an older slot alone: there is no cycle.
        let embed = if is_alone && slot < from { "!" } else { "" };
        match mention.form {
            // A title that names others cannot be written in a link.
            Form::Title if note.named_in_title.is_empty() => format!("[[{}]]", note.title()),
            Form::Title | Form::Alias => format!("[[{alias}]]"),
            Form::Path => format!("[[{path}]]"),
            Form::Labelled => format!("[[{stem}|un mot]]"),
            Form::Heading => format!("[[{stem}#Partie]]"),
            Form::Embed => format!("{embed}[[{stem}]]"),
            Form::Relative => format!("[un mot](../{path}.md)"),
            Form::Autolink => format!("<https://example.org/notes/{stem}/>"),
            Form::Rooted => format!("[un mot](/notes/{stem}/)"),
            Form::Html => format!("<a href='/notes/{stem}/'>un mot</a>"),
            Form::Escaped => format!("\\[\\[{stem}\\]\\]"),
            Form::Shortcode => format!("{{{{< ref \"{stem}\" >}}}}"),
            Form::PlainPath => format!("{path}.md"),
            Form::PlainAddress => format!("https://example.org/notes/{stem}/"),
        }
    }
}

const TOUJOURS: &str = "---\ntitle: Toujours là\nvisibility: public\nrevisions: [{date: 2024-01-01, summary: Toujours}]\n---\n\
    Une note.\n";
