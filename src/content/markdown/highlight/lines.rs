//! Lines of code parsed before, by any thread: code repeats itself (`}`, `import csv`, `set -euo pipefail`), and to parse a
//! line is most of the cost: without this, a build from nothing takes 22 % more instructions (300 notes, one thread, callgrind).
//! A line means the same only where the parser is in the same state.
//!
//! A state cannot be sent from one thread to another (it may hold what a pattern captured), but the way to it can: threads
//! share the numbers of the states and the line that led to each, and walk it once themselves when they need a state.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use rapidhash::RapidHashMap as HashMap;
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference};

use super::{Colour, MAX_LINE, SYNTAXES};

/// The colours of a line, in order, up to its end.
pub(super) type Colours = Arc<[Stretch]>;

/// A part of a line that looks the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The byte behind it.
    pub end: u16,
    pub colour: Colour,
}

// Lines that are longer are not parsed.
const _: () = assert!(MAX_LINE <= u16::MAX as usize);

/// Distinct lines kept, 200 bytes each: those that come again mostly came early.
const MOST_LINES: usize = 65536;
/// Scopes that may be open after a line; code is not nested so deep, and each state that is kept has them all.
const MAX_SCOPES: usize = 1000;
/// States kept; each new one is compared with all.
const MOST_STATES: usize = 512;

/// What all threads know.
static KNOWN: LazyLock<RwLock<KnownLines>> = LazyLock::new(RwLock::default);

thread_local! {
    /// The first states of [`Known::states`], as far as this thread has walked.
    static WALKED: RefCell<Vec<LineState>> = RefCell::default();
}

#[derive(Default)]
struct KnownLines {
    /// The way to each state; a text has thousands of lines and a few dozen states.
    states: Vec<ParsedWay>,
    lines: HashMap<Arc<str>, Vec<ParsedLine>>,
}

#[derive(Clone)]
enum ParsedWay {
    Start(&'static SyntaxReference),
    /// By a line, from a state of a smaller number.
    Line(usize, Arc<str>),
}

/// What a line means in a state.
struct ParsedLine {
    before: usize,
    after: usize,
    colours: Colours,
}

/// A parser between two lines, and the scopes that are open there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LineState {
    parser: ParseState,
    scopes: ScopeStack,
}

impl LineState {
    fn at_start(syntax: &SyntaxReference) -> LineState {
        LineState { parser: ParseState::new(syntax), scopes: ScopeStack::new() }
    }

    /// Goes on by one line. None when the grammar is faulty, or too much is open.
    fn parse(&mut self, line: &str) -> Option<Colours> {
        let changes = self.parser.parse_line(line, &SYNTAXES).ok()?;
        let mut stretches: Vec<Stretch> = Vec::with_capacity(changes.len());
        let mut from = 0;
        let mut add = |to: usize, scopes: &ScopeStack| {
            if to > from {
                let colour = Colour::of(&line[from..to], scopes);
                from = to;
                let end = u16::try_from(to).ok()?;
                match stretches.last_mut() {
                    Some(last) if colour == Colour::Same || last.colour == colour => last.end = end,
                    _ => stretches.push(Stretch { end, colour }),
                }
            }
            Some(())
        };
        for (at, change) in &changes {
            add(*at, &self.scopes)?;
            self.scopes.apply(change).ok()?;
        }
        add(line.len(), &self.scopes)?;
        (self.scopes.len() <= MAX_SCOPES).then(|| stretches.into())
    }
}

/// Where a parser stands in a text.
pub(super) enum ParserPlace {
    Known(usize),
    /// In a state that is not kept, because there were too many.
    Beyond(LineState),
}

impl ParserPlace {
    /// At the start of a text in a language.
    pub(super) fn at_start(syntax: &'static SyntaxReference) -> ParserPlace {
        let is_start = |way: &ParsedWay| matches!(way, ParsedWay::Start(known) if std::ptr::eq(*known, syntax));
        let number = read(|known| known.states.iter().position(is_start));
        match number.or_else(|| number_of(&LineState::at_start(syntax), || ParsedWay::Start(syntax))) {
            Some(number) => ParserPlace::Known(number),
            None => ParserPlace::Beyond(LineState::at_start(syntax)),
        }
    }

    /// Goes on by one line, which ends with its line end if it has one. None when the grammar is faulty.
    pub(super) fn parse(&mut self, line: &str) -> Option<Colours> {
        let before = match self {
            ParserPlace::Known(number) => *number,
            ParserPlace::Beyond(state) => return state.parse(line),
        };
        let known = read(|known| {
            let parsed = known.lines.get(line)?.iter().find(|parsed| parsed.before == before)?;
            Some((parsed.colours.clone(), parsed.after))
        });
        if let Some((colours, after)) = known {
            *self = ParserPlace::Known(after);
            return Some(colours);
        }
        walk_to(before)?;
        let mut state = WALKED.with_borrow(|walked| walked.get(before).cloned())?;
        let colours = state.parse(line)?;
        let text: Arc<str> = line.into();
        *self = match number_of(&state, || ParsedWay::Line(before, text.clone())) {
            Some(after) => {
                keep(text, ParsedLine { before, after, colours: colours.clone() });
                ParserPlace::Known(after)
            }
            None => ParserPlace::Beyond(state),
        };
        Some(colours)
    }
}

fn read<T>(look: impl FnOnce(&KnownLines) -> T) -> T {
    look(&KNOWN.read().unwrap_or_else(PoisonError::into_inner))
}

fn keep(line: Arc<str>, parsed: ParsedLine) {
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    if known.lines.len() < MOST_LINES {
        let all = known.lines.entry(line).or_default();
        // Another thread may have been faster.
        if all.iter().all(|other| other.before != parsed.before) {
            all.push(parsed);
        }
    }
}

/// Makes this thread know the states up to a number; none when the grammar is faulty.
fn walk_to(number: usize) -> Option<()> {
    WALKED.with_borrow_mut(|walked| {
        while walked.len() <= number {
            let way = read(|known| known.states.get(walked.len()).cloned())?;
            walked.push(match way {
                ParsedWay::Start(syntax) => LineState::at_start(syntax),
                ParsedWay::Line(before, line) => {
                    let mut state = walked.get(before)?.clone();
                    state.parse(&line)?;
                    state
                }
            });
        }
        Some(())
    })
}

/// The number of a state, a new one unless it was met before; none when there are too many.
fn number_of(state: &LineState, way: impl Fn() -> ParsedWay) -> Option<usize> {
    loop {
        let count = read(|known| known.states.len());
        if let Some(last) = count.checked_sub(1) {
            walk_to(last)?;
        }
        let met = WALKED.with_borrow(|walked| walked[..count].iter().position(|known| known == state));
        if met.is_some() || count >= MOST_STATES {
            return met;
        }
        let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        // Unless another thread has met a new one meanwhile: it may be the same.
        if known.states.len() == count {
            known.states.push(way());
            return Some(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Many languages in many threads at once, each line more than once.
    #[test]
    fn threads_that_share_lines_see_what_one_alone_sees() {
        let texts = [
            ("rust", "fn f() {\n    let s = \"a\n  b\"; /* c\n d */\n}\n"),
            ("bash", "cat <<EOF\n$x }\nEOF\nif [[ -f \"$f\" ]]; then\n}\nfi\n"),
            ("python", "def f(x):\n    \"\"\"a\n  b\"\"\"\n    return {\n}\n"),
            ("yaml", "a:\n  - b: |\n      c }\n    d: [1, 2]\n}\n"),
        ];
        let syntax = |language| SYNTAXES.find_syntax_by_token(language).expect("a known language");
        let parse = |mut place: ParserPlace, text: &str| -> Vec<Colours> {
            text.repeat(3).split_inclusive('\n').map(|line| place.parse(line).expect("a sound grammar")).collect()
        };
        std::thread::scope(|scope| {
            for turn in 0..4 {
                scope.spawn(move || {
                    for number in 0..texts.len() {
                        let (language, text) = texts[(turn + number) % texts.len()];
                        let alone = ParserPlace::Beyond(LineState::at_start(syntax(language)));
                        assert_eq!(parse(ParserPlace::at_start(syntax(language)), text), parse(alone, text));
                    }
                });
            }
        });
    }
}
