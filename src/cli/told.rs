//! What a preview has told of a site that it makes again and again: only what is new or settled is told once more.

use crate::diagnostics::{Diagnostic, Phrase, Severity, phrases};

/// Messages that are settled which are told one by one.
const SETTLED: usize = 5;

/// The messages that are known to the author.
#[derive(Debug, Default)]
pub(super) struct KnownMessages(Vec<Diagnostic>);

/// What is to be told after a change.
#[derive(Debug, Default)]
pub(super) struct News {
    pub new: Vec<Diagnostic>,
    /// A line for each message that is settled, the first of them.
    pub settled: Vec<Phrase>,
}

impl KnownMessages {
    pub(super) fn of(told: &[Diagnostic]) -> KnownMessages {
        KnownMessages(told.to_vec())
    }

    /// What of these messages is new, and what is settled since the last time. A message that moved in its file is the same. While
    /// there are errors, other messages may wait for them: only errors are settled then.
    pub(super) fn news(&mut self, found: &[Diagnostic]) -> News {
        let is_waiting = found.iter().any(|message| message.severity == Severity::Error);
        let mut before = std::mem::take(&mut self.0);
        let new = found.iter().filter(|message| !take(&mut before, message)).cloned().collect();
        self.0 = found.to_vec();
        let (settled, waiting): (Vec<_>, Vec<_>) =
            before.into_iter().partition(|message| !is_waiting || message.severity == Severity::Error);
        self.0.extend(waiting);
        News { new, settled: lines(&settled) }
    }
}

/// Takes a message away that is the same as another; false where there is none.
fn take(before: &mut Vec<Diagnostic>, message: &Diagnostic) -> bool {
    let same = |other: &Diagnostic| {
        (&other.file, other.severity, &other.message) == (&message.file, message.severity, &message.message)
    };
    let found = before.iter().position(same);
    found.map(|at| before.remove(at)).is_some()
}

fn lines(settled: &[Diagnostic]) -> Vec<Phrase> {
    let line = |message: &Diagnostic| match &message.file {
        Some(file) => phrases::settled(message.message.clone(), file),
        None => phrases::settled_in_site(message.message.clone()),
    };
    let more = settled.len().saturating_sub(SETTLED);
    let more = (more > 0).then(|| phrases::settled_and_more(more));
    settled.iter().take(SETTLED).map(line).chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::say;

    fn alone(file: &str) -> Diagnostic {
        say::note_alone().in_file(&file.into())
    }

    fn told(news: &News) -> (Vec<String>, Vec<String>) {
        let new = news.new.iter().map(|message| message.message.to_string()).collect();
        (new, news.settled.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn only_what_is_new_or_settled_is_told() {
        let broken = |at: usize| say::nothing_named("x").at(&"a.md".into(), at..at + 5);
        let mut known = KnownMessages::of(&[alone("a.md"), alone("b.md")]);
        let error = || vec!["nothing is named 'x'".to_owned()];
        assert_eq!(told(&known.news(&[alone("a.md"), alone("b.md"), broken(1)])), (error(), vec![]));
        assert_eq!(told(&known.news(&[broken(9)])), (vec![], vec![]), "what waits for an error is not settled");
        let settled = vec!["settled: nothing is named 'x' (a.md)".to_owned()];
        assert_eq!(told(&known.news(&[alone("a.md"), alone("b.md")])), (vec![], settled));
        assert_eq!(told(&known.news(&[alone("a.md"), alone("b.md")])), (vec![], vec![]));
        let all = known.news(&[]);
        assert_eq!(all.settled.len(), 2, "{all:?}");
    }

    #[test]
    fn of_many_settled_messages_the_first_are_named() {
        let mut known = KnownMessages::of(&(0..8).map(|n| alone(&format!("{n}.md"))).collect::<Vec<_>>());
        let settled = known.news(&[]).settled;
        assert_eq!(settled.len(), 6);
        assert_eq!(settled[5].to_string(), "settled: 3 more messages");
    }
}
