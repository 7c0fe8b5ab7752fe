//! Which of the diagnostics are errors and which are warnings, which are reported once for several files, and which are left out.
//!
//! The stages only report what they find; a [`Policy`] is applied once to all of it. What can make a message a warning, and which
//! messages wait for files that cannot be read, is said in the table of messages.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::table::{self, Switch, WhenUnread, switches};
use super::{Diagnostic, Phrase, Rule, Scope, Severity, phrases, say, sort};

/// Files that a message about waiting names.
const NAMED: usize = 3;

/// Rules whose warnings a vault has in many files: each text of them is said once.
const GATHERED: [Rule; 4] = [Rule::UnknownKey, Rule::KeptBack, Rule::RefusedScheme, Rule::Orphan];

/// What a site's configuration and its files ask for.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    switches: Vec<Switch>,
    silent_everywhere: Vec<Rule>,
    silent_in: HashMap<Arc<str>, Vec<Rule>>,
}

impl Policy {
    /// `silent` are the rules that are silenced in the whole site.
    pub fn new(switches: Vec<Switch>, silent: &[Rule]) -> Policy {
        Policy { switches, silent_everywhere: silent.to_vec(), silent_in: HashMap::new() }
    }

    /// Silences rules in one file.
    pub fn silence_in(&mut self, file: &Arc<str>, rules: &[Rule]) {
        if !rules.is_empty() {
            self.silent_in.insert(file.clone(), rules.to_vec());
        }
    }

    /// Whether anything that was found stops publication.
    pub fn stops(&self, found: &[Diagnostic]) -> bool {
        found.iter().any(|diagnostic| self.severity(diagnostic) == Severity::Error)
    }

    /// Gives severities, leaves out what is not to be told, and puts the rest in order, without repetitions.
    pub fn apply(&self, found: &mut Vec<Diagnostic>) {
        self.soften(found);
        forget_absent_images(found);
        let waiting = wait_for_files(found);
        self.silence(found);
        sort(found);
        tell_empty_files_once(found);
        waiting.tell(found);
        if self.switches.contains(&Switch::Vault) {
            for rule in GATHERED {
                gather(found, rule);
            }
        }
    }

    /// Makes the errors warnings that the configuration has a switch for.
    pub fn soften(&self, found: &mut [Diagnostic]) {
        for diagnostic in found {
            diagnostic.severity = self.severity(diagnostic);
        }
    }

    fn severity(&self, diagnostic: &Diagnostic) -> Severity {
        // Only files of Markdown have a front matter: keys of the configuration have the same messages.
        let is_of_document = || diagnostic.file.as_ref().is_some_and(|file| file.ends_with(".md"));
        let has = |switch: &Switch| self.switches.contains(switch);
        let of_rule = || diagnostic.rule.scope() == Scope::FrontMatter && has(&Switch::FrontMatter) && is_of_document();
        let is_softened =
            diagnostic.severity == Severity::Error && (of_rule() || switches(&diagnostic.message.id).iter().any(has));
        if is_softened { Severity::Warning } else { diagnostic.severity }
    }

    /// Leaves out what is silenced, but no error: it prevents publication, so it is always reported.
    pub fn silence(&self, found: &mut Vec<Diagnostic>) {
        let in_file = |d: &Diagnostic| d.file.as_ref().and_then(|file| self.silent_in.get(file));
        found.retain(|d| {
            d.severity == Severity::Error
                || !(self.silent_everywhere.contains(&d.rule)
                    || in_file(d).is_some_and(|rules| rules.contains(&d.rule)))
        });
    }
}

/// Turns every warning into an error, as `--strict` asks. Advice stays advice: its author decides.
pub fn make_strict(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
    }
}

/// Forgets that an image has no alternative text where there is no such image, or nothing in it.
fn forget_absent_images(found: &mut Vec<Diagnostic>) {
    let place = |d: &Diagnostic| d.file.clone().zip(d.span.clone());
    let is_absent = |d: &&Diagnostic| matches!(d.rule, Rule::UnresolvedLink | Rule::EmptyFile);
    let absent: HashSet<_> = found.iter().filter(is_absent).filter_map(place).collect();
    if !absent.is_empty() {
        found.retain(|d| {
            d.rule != Rule::ImageWithoutAlternative || place(d).is_none_or(|place| !absent.contains(&place))
        });
    }
}

/// An empty file is one mistake, however many documents use it: it is told where the first does. The diagnostics are in order.
fn tell_empty_files_once(found: &mut Vec<Diagnostic>) {
    let mut told = HashSet::new();
    found.retain(|d| d.rule != Rule::EmptyFile || told.insert(d.message.clone()));
}

/// How many messages wait, by what they wait for.
#[derive(Debug, Default)]
struct WaitingMessages {
    for_documents: usize,
    for_theme: usize,
}

/// Holds back messages that may only be consequences of an unreadable file. Where a whole file cannot be read, errors and warnings
/// about absent things are held back; where only a value cannot be read, warnings alone. No site is made while there is such a file,
/// so nothing is published that these messages would have stopped.
fn wait_for_files(found: &mut Vec<Diagnostic>) -> WaitingMessages {
    let mut waiting = WaitingMessages::default();
    let (mut unread, mut partly, mut theme) = (false, false, false);
    for diagnostic in found.iter() {
        match unread_file(diagnostic) {
            Some((file, WhenUnread::Unread)) if is_of_theme(file) => theme = true,
            Some((file, _)) if is_of_theme(file) => {}
            Some((_, WhenUnread::Unread)) => unread = true,
            Some(_) => partly = true,
            None => {}
        }
    }
    if unread || partly || theme {
        found.retain(|diagnostic| {
            let is_error = diagnostic.severity == Severity::Error;
            let (waits, count) = match reading(diagnostic) {
                Some(WhenUnread::Absence) => (unread || (partly && !is_error), &mut waiting.for_documents),
                Some(WhenUnread::ThemeAbsence) => (theme, &mut waiting.for_theme),
                _ => return true,
            };
            *count += usize::from(waits);
            !waits
        });
    }
    waiting
}

fn reading(diagnostic: &Diagnostic) -> Option<WhenUnread> {
    table::reading(&diagnostic.message.id).or(diagnostic.rule.reading())
}

/// The file that an error leaves unread, in whole or in part.
fn unread_file(diagnostic: &Diagnostic) -> Option<(&str, WhenUnread)> {
    let file = diagnostic.file.as_deref().filter(|_| diagnostic.severity == Severity::Error)?;
    match reading(diagnostic)? {
        // What holds for files that say nothing is known from the whole configuration.
        WhenUnread::Partly if file == "carnet.yaml" => Some((file, WhenUnread::Unread)),
        reading @ (WhenUnread::Unread | WhenUnread::Partly) => Some((file, reading)),
        WhenUnread::Absence | WhenUnread::ThemeAbsence => None,
    }
}

fn is_of_theme(file: &str) -> bool {
    file.starts_with("themes/")
}

impl WaitingMessages {
    /// Says how many wait, and for which files, behind all others. The diagnostics are in order.
    fn tell(&self, found: &mut Vec<Diagnostic>) {
        for (count, of_theme) in [(self.for_documents, false), (self.for_theme, true)] {
            let cause =
                |d: &Diagnostic| Some(unread_file(d)?.0.to_owned()).filter(|file| is_of_theme(file) == of_theme);
            let mut files: Vec<String> = found.iter().filter_map(cause).collect();
            files.dedup();
            if count > 0 {
                found.push(waiting_for(count, &files));
            }
        }
    }
}

fn waiting_for(count: usize, files: &[String]) -> Diagnostic {
    match files.len().saturating_sub(NAMED) {
        _ if files.len() == 1 => say::messages_wait_for_file(count, files.concat()),
        0 => say::messages_wait_for_files(count, files.join(", ")),
        more => say::messages_wait_for_files_and_more(count, files[..NAMED].join(", "), more),
    }
}

/// Says a warning of a rule that is word for word the same in several files once, at its first place, with their number.
/// The diagnostics are in order.
fn gather(diagnostics: &mut Vec<Diagnostic>, rule: Rule) {
    let mut files: HashMap<Phrase, (usize, Option<Arc<str>>)> = HashMap::new();
    let gathered = |d: &Diagnostic| d.rule == rule && d.severity == Severity::Warning;
    for diagnostic in diagnostics.iter().filter(|d| gathered(d)) {
        let (count, last) = files.entry(diagnostic.message.clone()).or_default();
        if *last != diagnostic.file {
            *count += 1;
            last.clone_from(&diagnostic.file);
        }
    }
    diagnostics.retain_mut(|diagnostic| {
        if !gathered(diagnostic) {
            return true;
        }
        let Some((count, _)) = files.remove(&diagnostic.message) else { return false };
        if count > 1 {
            if diagnostic.span.is_some() {
                diagnostic.label = Some(phrases::in_files(count));
            } else {
                diagnostic.help.insert(0, phrases::in_files(count));
            }
            // A word that so many files have is not a misspelling.
            diagnostic.help.retain(|help| count < 4 || !help.is_suggestion());
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(diagnostic: Diagnostic, file: &str) -> Diagnostic {
        diagnostic.at(&file.into(), 0..1)
    }

    fn applied(switches: &[Switch], found: &[Diagnostic]) -> Vec<(Severity, Rule)> {
        let mut found = found.to_vec();
        Policy::new(switches.to_vec(), &[]).apply(&mut found);
        found.iter().map(|diagnostic| (diagnostic.severity, diagnostic.rule)).collect()
    }

    #[test]
    fn each_switch_softens_what_the_table_says() {
        let found = [
            at(say::not_a_date("x"), "content/a.md"),
            at(say::not_a_date("x"), "carnet.yaml"),
            at(say::no_heading_named("a", "b"), "content/b.md"),
            at(say::guard_in_text("draft"), "content/c.md"),
            at(say::redirect_at_page("/a/"), "content/d.md"),
        ];
        let errors = |switches: &[Switch]| -> Vec<usize> {
            let policy = Policy::new(switches.to_vec(), &[]);
            (0..found.len()).filter(|index| policy.severity(&found[*index]) == Severity::Error).collect()
        };
        assert_eq!(errors(&[]), [0, 1, 2, 3, 4]);
        assert_eq!(errors(&[Switch::Links]), [0, 1, 3, 4]);
        assert_eq!(errors(&[Switch::FrontMatter]), [1, 2]);
        assert_eq!(errors(&[Switch::Vault]), [0, 1, 2, 4]);
    }

    #[test]
    fn what_may_be_in_an_unread_file_waits_and_is_counted_last() {
        let lost = at(say::yaml_tab(), "content/a.md");
        let absent = [at(say::nothing_named("a"), "content/b.md"), say::note_alone().in_file(&"content/b.md".into())];
        let mut found = [&[lost.clone()][..], &absent].concat();
        Policy::default().apply(&mut found);
        assert_eq!(found, [lost.clone(), say::messages_wait_for_file(2usize, "content/a.md")]);
        let warn = [Switch::FrontMatter];
        let all = [&[lost][..], &absent].concat();
        assert_eq!(applied(&warn, &all).len(), 3, "the site is made all the same: nothing waits");
        let partly = [&[at(say::unknown_visibility("visibility", "x"), "content/a.md")][..], &absent].concat();
        assert_eq!(
            applied(&[], &partly),
            [
                (Severity::Error, Rule::UnknownVisibility),
                (Severity::Error, Rule::UnresolvedLink),
                (Severity::Advice, Rule::WaitingMessages),
            ],
            "a value that cannot be read lets warnings wait"
        );
    }

    #[test]
    fn what_a_theme_lacks_waits_for_its_files_alone() {
        let mistake = || at(say::template_mistake("x"), "themes/t/templates/note.html");
        let of_theme = [say::unreadable_file("no").in_file(&"themes/t/templates/base.html".into()), mistake()];
        let of_note = [say::unreadable_file("no").in_file(&"content/a.md".into()), mistake()];
        let expected = [(Severity::Error, Rule::UnreadableFile), (Severity::Advice, Rule::WaitingMessages)];
        assert_eq!(applied(&[], &of_theme), expected);
        assert_eq!(applied(&[], &of_note).len(), 2);
    }

    #[test]
    fn of_many_files_the_first_are_named() {
        let files: Vec<String> = (0..5).map(|n| format!("{n}.md")).collect();
        assert_eq!(
            waiting_for(2, &files).message.to_string(),
            "2 messages about what seems missing wait until these files are fixed: 0.md, 1.md, 2.md, and 2 more"
        );
    }

    #[test]
    fn what_softens_and_what_waits_agrees_with_the_severities() {
        for (rule, severity, text, _) in table::MESSAGES {
            if *severity == Severity::Error && !switches(text).is_empty() {
                assert!(rule.severities().contains(&Severity::Warning), "{text}");
            }
        }
    }
}
