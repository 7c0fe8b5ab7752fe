//! A note of the manual played from its first example to its last, in a folder of its own.
//!
//! What an example is, stands behind its language. A path: the file of that name, which the text names too; with `ajout`,
//! lines for the front matter of that file. `terminal` alone is run, and `terminal échec` must fail. `terminal ailleurs` needs a
//! network, or does not end by itself: only its grammar is checked, and the arguments of carnet. `réponse` is what the last
//! commands said: its lines in their order, `…` for anything, a space for any of its kind. An example that says none of this fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::site::{NOW_OF_MANUAL, Site, site};

/// The moment of every command: 23 November 2026, 11 in the morning in Montréal.
const NOW: &str = "1795449600";

pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a note of the manual.
pub(super) fn note(name: &str) -> String {
    let path = root().join("content/notes/mode-d-emploi").join(name).with_extension("md");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The note's events, front matter left out.
pub(super) fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    let body = text.splitn(3, "---\n").nth(2).expect("a front matter and a body");
    Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_DEFINITION_LIST)
}

/// A fenced block: what stands behind the fence, and what is in it.
pub(super) fn examples(text: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut open = false;
    for event in events(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                examples.push((info.to_string(), String::new()));
                open = true;
            }
            Event::Text(part) if open => examples.last_mut().expect("one is open").1.push_str(&part),
            Event::End(TagEnd::CodeBlock) => open = false,
            _ => {}
        }
    }
    examples
}

/// A folder in which examples are played.
pub(super) struct Story {
    pub site: Site,
    /// Where the next command is run.
    pub at: PathBuf,
    /// What the last commands said.
    pub said: String,
}

/// What a command did.
pub(super) struct Ran {
    pub success: bool,
    pub said: String,
}

impl Story {
    /// An empty folder.
    pub(super) fn new() -> Story {
        let mut site = site("");
        site.now = NOW_OF_MANUAL;
        site.remove("carnet.yaml");
        let at = site.path().to_owned();
        Story { site, at, said: String::new() }
    }

    /// A folder whose notes are public; what the note says of it comes on top.
    pub(super) fn of_public_notes() -> Story {
        let story = Story::new();
        let config = "title: Essai\nlanguage: fr-CA\ntimezone: America/Toronto\ndefaults: {visibility: public}\n";
        story.site.write("carnet.yaml", config);
        story
    }

    /// Plays all examples of a note.
    pub(super) fn play(self, name: &str) -> Story {
        self.play_text(&note(name))
    }

    /// Plays all examples of a part of a note.
    pub(super) fn play_text(mut self, text: &str) -> Story {
        let examples = examples(text);
        assert!(!examples.is_empty(), "no example in:\n{text}");
        for (info, example) in examples {
            self.step(text, &info, &example);
        }
        self
    }

    fn step(&mut self, note: &str, info: &str, example: &str) {
        let (language, rest) = info.split_once(' ').unwrap_or((info, ""));
        match (language, rest) {
            ("terminal", "") => self.command(example, true),
            ("terminal", "échec") => self.command(example, false),
            ("terminal", "ailleurs") => self.elsewhere(example),
            ("réponse", "") => self.has_said(example),
            (_, "") => panic!("nothing says what this example is:\n```{info}\n{example}```"),
            (_, path) => {
                let (path, added) = path.strip_suffix(" ajout").map_or((path, false), |path| (path, true));
                let named = events(note).any(|event| matches!(event, Event::Code(code) if code.as_ref() == path));
                assert!(named, "the text does not name {path}");
                let whole = if added { self.with_keys(path, example) } else { example.to_owned() };
                self.write(path, &whole);
            }
        }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.at.join(path);
        fs::create_dir_all(path.parent().expect("a path in the folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    fn with_keys(&self, path: &str, keys: &str) -> String {
        let before = fs::read_to_string(self.at.join(path)).expect("it is there already");
        match before.strip_prefix("---\n") {
            Some(rest) => format!("---\n{keys}{rest}"),
            None if path.ends_with(".yaml") => format!("{keys}{before}"),
            None => panic!("{path} has no front matter"),
        }
    }

    fn command(&mut self, script: &str, succeeds: bool) {
        let end = self.at.join(".where");
        let ran = self.run(&format!("{script}\npwd -P > '{}'", end.display()));
        assert_eq!(ran.success, succeeds, "{script}{}", ran.said);
        self.said = ran.said;
        if let Ok(at) = fs::read_to_string(&end) {
            self.at = PathBuf::from(at.trim_end());
            fs::remove_file(end).expect("it was just written");
        }
    }

    /// Runs a script as a shell does, with the program under test on its path.
    pub(super) fn run(&self, script: &str) -> Ran {
        let program = Path::new(env!("CARGO_BIN_EXE_carnet")).parent().expect("it is in a folder");
        let tools = self.site.path().join(".tools");
        let others = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("sh");
        // The notes quote the messages in French, whatever the language of this machine.
        let program_in_french =
            "case \"$*\" in *--lang*) command carnet \"$@\";; *) command carnet --lang fr \"$@\";; esac";
        let script = format!("carnet() {{ {program_in_french}; }}\n{script}");
        command.args(["-euc", &script]).current_dir(&self.at).env_remove("GIT_DIR");
        command.env("PATH", format!("{}:{}:{others}", tools.display(), program.display()));
        command.env("SOURCE_DATE_EPOCH", NOW).env("TZ", "America/Toronto").env("CARNET_SOURCES", root());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("HOME", self.site.path());
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Nadia").env(format!("GIT_{who}_EMAIL"), "nadia@example.org");
            command.env(format!("GIT_{who}_DATE"), format!("{NOW} +0000"));
        }
        let output = command.output().expect("there is a shell");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran { success: output.status.success(), said: text(&output.stdout) + &text(&output.stderr) }
    }

    fn elsewhere(&self, script: &str) {
        self.is_a_script(script);
        for line in script.lines().filter(|line| line.starts_with("carnet ")) {
            self.is_understood(line);
        }
    }

    /// The grammar of a script, which is not run.
    pub(super) fn is_a_script(&self, script: &str) {
        self.site.write(".script", script);
        let ran = self.run(&format!("sh -n '{}'", self.site.path().join(".script").display()));
        assert!(ran.success, "{script}{}", ran.said);
    }

    /// carnet has the command and its options: asked for help behind them, it gives help.
    pub(super) fn is_understood(&self, line: &str) {
        let ran = self.run(&format!("{line} --help"));
        assert!(ran.success, "{line}\n{}", ran.said);
    }

    fn has_said(&self, expected: &str) {
        // A note is typed with plain spaces.
        let said = self.said.replace(['\u{a0}', '\u{202f}'], " ");
        let mut said = said.lines().map(str::trim);
        for line in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let found = said.any(|said| holds(said, line));
            assert!(found, "it did not say, or not here:\n{line}\nbut:\n{}", self.said);
        }
    }

    /// A text of what was made, from the folder of the last command.
    pub(super) fn made(&self, path: &str) -> String {
        let path = self.at.join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Whether a word is in a file's name or in its bytes, anywhere in a folder.
    pub(super) fn is_anywhere(&self, folder: &str, word: &str) -> bool {
        let files = walkdir::WalkDir::new(self.at.join(folder)).into_iter().map(|entry| entry.expect("an entry"));
        files.filter(|entry| entry.file_type().is_file()).any(|file| {
            let bytes = fs::read(file.path()).expect("it can be read");
            let inner = file.path().strip_prefix(&self.at).expect("inside").to_string_lossy().into_owned();
            inner.contains(word) || String::from_utf8_lossy(&bytes).contains(word)
        })
    }
}

/// Whether a line holds the pieces of another, which are divided by `…`, in their order.
fn holds(line: &str, pieces: &str) -> bool {
    let mut rest = line;
    pieces.split('…').all(|piece| match rest.find(piece) {
        Some(at) => {
            rest = &rest[at + piece.len()..];
            true
        }
        None => false,
    })
}
