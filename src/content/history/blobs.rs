//! Texts of the repository, read by `git cat-file --batch`: programs that are started when they are first needed, and answer
//! until the history is dropped, so that reading a text costs no start of a program.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Mutex, PoisonError};

use super::BlobId;
use crate::content::git;
use crate::content::source::MAX_TEXT;

/// How many blobs are asked for before the first answer is read: a pipe holds as many questions, so that nobody waits for ever.
const AT_ONCE: usize = 64;

/// Readers of a repository that are not in use: at most as many as threads asked at once.
#[derive(Debug)]
pub(super) struct Blobs {
    root: PathBuf,
    idle: Mutex<Vec<BlobReader>>,
}

impl Blobs {
    pub(super) fn of(root: &Path) -> Blobs {
        Blobs { root: root.to_owned(), idle: Mutex::default() }
    }

    /// The text of a blob; none when it is none, or cannot be read.
    pub(super) fn text(&self, blob: &BlobId) -> Option<String> {
        let mut text = None;
        self.each_text(&[blob], |_, read| text = read);
        text
    }

    /// Gives the texts of blobs, in their order: asked for by many, they cost no change from one program to the other each.
    pub(super) fn each_text(&self, blobs: &[&BlobId], mut each: impl FnMut(usize, Option<String>)) {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let known = idle().pop();
        let mut reader = known.or_else(|| BlobReader::start(&self.root).ok());
        for (number, asked) in blobs.chunks(AT_ONCE).enumerate() {
            // A reader that failed is not asked again: where it stands in its answer is not known.
            reader = reader.and_then(|mut reader| reader.ask(asked).ok().map(|()| reader));
            for place in 0..asked.len() {
                let read = reader.as_mut().map(BlobReader::answer);
                if matches!(read, Some(Err(_))) {
                    reader = None;
                }
                let bytes = read.and_then(Result::ok).flatten();
                each(number * AT_ONCE + place, bytes.and_then(|bytes| String::from_utf8(bytes).ok()));
            }
        }
        idle().extend(reader);
    }
}

/// One running program.
#[derive(Debug)]
struct BlobReader {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl BlobReader {
    fn start(root: &Path) -> io::Result<BlobReader> {
        let mut command = git::command(root);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let closed = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (questions, answers) = (child.stdin.take().ok_or_else(closed)?, child.stdout.take().ok_or_else(closed)?);
        Ok(BlobReader { child, questions, answers: BufReader::new(answers) })
    }

    fn ask(&mut self, blobs: &[&BlobId]) -> io::Result<()> {
        let questions: String = blobs.iter().flat_map(|blob| [&*blob.0, "\n"]).collect();
        self.questions.write_all(questions.as_bytes())
    }

    /// The bytes of the next blob that was asked for; none when it is missing or too large. The form is that of git-cat-file,
    /// « Batch output »: a line of name, type and size, the bytes, an end of line.
    fn answer(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, kind, size] = words.as_slice() else { return Ok(None) };
        let size: usize = size.parse().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        if size > MAX_TEXT || *kind != "blob" {
            io::copy(&mut self.answers.by_ref().take(size as u64 + 1), &mut io::sink())?;
            return Ok(None);
        }
        let mut bytes = vec![0; size + 1];
        self.answers.read_exact(&mut bytes)?;
        bytes.pop();
        Ok(Some(bytes))
    }
}

impl Drop for BlobReader {
    fn drop(&mut self) {
        // Without a question more, it would end by itself; it is not waited for longer than that takes.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
