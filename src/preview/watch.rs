//! "Something changed": follows the files a site is made of, by events of the system and, as a safety net, by looking
//! at them all from time to time.
//!
//! An event only means "look again": whether a file changed is for its size, times and identity to say. So what reads
//! files, or touches others, wakes nobody, and an editor may write as it likes. It reads no file and knows nothing of
//! what they hold.

mod scope;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind, RenameMode};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use scope::Stamp;
pub use scope::WatchScope;

/// How long to wait after a single file was written and closed, or moved into its place: another file of the same change may
/// follow.
const QUIET_WHEN_WHOLE: Duration = Duration::from_millis(2);
/// How long to wait after a single event before the change is taken to be complete: less than people notice.
const QUIET: Duration = Duration::from_millis(8);
/// Silence after several files, or after one that went or was emptied: an editor may be about to put it back.
const QUIET_OF_MANY: Duration = Duration::from_millis(25);
/// Events that never end are not waited for.
const LONGEST: Duration = Duration::from_millis(300);
/// Time between two looks at everything.
const RESCAN: Duration = Duration::from_secs(2);
/// A look at everything takes at most this part of the time.
const RESCAN_SHARE: u32 = 30;
/// File systems keep times no finer than this: a file written later than that may be written again at the same time.
const GRAIN: Duration = Duration::from_millis(50);

/// What is to be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// These files appeared, changed or went; paths from the site's folder.
    Paths(BTreeSet<PathBuf>),
    /// All files: others than before belong to the site.
    Everything,
}

/// Follows one site's files.
#[derive(Debug)]
pub struct Watch {
    scope: WatchScope,
    known: BTreeMap<PathBuf, Stamp>,
    watcher: Option<RecommendedWatcher>,
    followed: BTreeMap<PathBuf, RecursiveMode>,
    signals: Receiver<Signal>,
    /// A signal that was taken before it was waited for.
    heard: Option<Signal>,
    // Kept so that the channel stays open without a watcher.
    _sender: Sender<Signal>,
    pace: Duration,
    next_rescan: Instant,
}

/// What the system tells.
#[derive(Debug)]
enum Signal {
    /// Absolute paths; true when their content may be other.
    Touched(Vec<PathBuf>, bool),
    /// Absolute paths of files that are whole: they were open to be written, or elsewhere. Not every system tells it.
    Whole(Vec<PathBuf>),
    /// Events were lost.
    Lost,
}

/// Paths from the site's folder that may be other, and whether their content may be.
#[derive(Debug, Default)]
struct Touched {
    paths: BTreeMap<PathBuf, bool>,
    /// One of them is whole, and no event has come since.
    is_whole: bool,
    lost: bool,
}

impl Watch {
    /// Begins to follow: [`Watch::next_change`] returns what changes from now on.
    ///
    /// The second value is why the system tells no events, when it does not: changes are then seen by the rescan alone.
    pub fn new(scope: WatchScope) -> (Watch, Option<notify::Error>) {
        let (sender, signals) = mpsc::channel();
        let tell = sender.clone();
        let watcher = RecommendedWatcher::new(move |event| signal(event, &tell), notify::Config::default());
        let (watcher, mut trouble) = match watcher {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(error)),
        };
        let mut watch = Watch {
            scope,
            known: BTreeMap::new(),
            watcher,
            followed: BTreeMap::new(),
            signals,
            heard: None,
            _sender: sender,
            pace: RESCAN,
            next_rescan: Instant::now() + RESCAN,
        };
        trouble = watch.begin().err().or(trouble);
        (watch, trouble)
    }

    /// Follows another set of files from now on, as the configuration asks. Those that come in count as known; true when
    /// the set is another indeed, and what was read of it before may be out of date.
    pub fn set_scope(&mut self, scope: WatchScope) -> bool {
        if scope == self.scope {
            return false;
        }
        self.scope = scope;
        // What cannot be followed is seen by the rescan.
        let _ = self.begin();
        true
    }

    /// Begins to follow the files, and to know them. Both at once: what changes in between is read in its new state, and told by the
    /// system or seen by the rescan.
    fn begin(&mut self) -> notify::Result<()> {
        let scope = self.scope.clone();
        let (followed, known) = rayon::join(|| self.follow(), || scope.scan(Path::new("")));
        self.known = known;
        followed
    }

    /// Whether no event has come since the last change.
    pub fn is_calm(&mut self) -> bool {
        if self.heard.is_none() {
            self.heard = self.signals.try_recv().ok();
        }
        self.heard.is_none() && Instant::now() < self.next_rescan
    }

    /// Waits until something changed; many changes at once are one.
    pub fn next_change(&mut self) -> Changed {
        loop {
            let wait = self.next_rescan.saturating_duration_since(Instant::now());
            let mut touched = Touched::default();
            match self.heard.take().map_or_else(|| self.signals.recv_timeout(wait), Ok) {
                Ok(signal) => {
                    self.sort_in(signal, &mut touched);
                    self.gather(&mut touched);
                }
                Err(_) => touched.lost = true,
            }
            let changed = if touched.lost { self.rescan() } else { self.look(&touched) };
            if !changed.is_empty() {
                return Changed::Paths(changed);
            }
        }
    }

    /// Waits for the end of what has begun.
    fn gather(&self, touched: &mut Touched) {
        if touched.paths.is_empty() {
            return;
        }
        let start = Instant::now();
        while let Some(left) = LONGEST.checked_sub(start.elapsed()) {
            match self.signals.recv_timeout(self.quiet_after(touched).min(left)) {
                Ok(signal) => self.sort_in(signal, touched),
                Err(_) => return,
            }
        }
    }

    /// The silence that ends what has begun.
    fn quiet_after(&self, touched: &Touched) -> Duration {
        let is_empty = |path: &PathBuf| fs::metadata(self.scope.root.join(path)).map_or(true, |file| file.len() == 0);
        match touched.paths.len() == 1 && !touched.paths.keys().any(is_empty) {
            true if touched.is_whole => QUIET_WHEN_WHOLE,
            true => QUIET,
            false => QUIET_OF_MANY,
        }
    }

    fn sort_in(&self, signal: Signal, touched: &mut Touched) {
        match signal {
            Signal::Lost => touched.lost = true,
            Signal::Whole(paths) => {
                let is_touched = |path: &Path| touched.paths.contains_key(path);
                let paths = paths.iter().filter_map(|path| path.strip_prefix(&self.scope.root).ok());
                touched.is_whole |= paths.into_iter().any(is_touched);
            }
            Signal::Touched(paths, written) => {
                touched.is_whole = false;
                for path in paths {
                    if path == self.scope.root {
                        touched.lost = true;
                    } else if let Ok(path) = path.strip_prefix(&self.scope.root)
                        && self.scope.holds(path)
                    {
                        *touched.paths.entry(path.to_owned()).or_default() |= written;
                    }
                }
            }
        }
    }

    /// Which files of those touched are other than they were.
    fn look(&mut self, touched: &Touched) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        for path in touched.paths.keys() {
            // A folder that went and came back is another one.
            self.followed.remove(&self.scope.root.join(path));
        }
        // The events are taken before the files are compared, so that no change between the two is missed.
        let _ = self.follow();
        for (path, written) in &touched.paths {
            self.compare(path, *written, &mut changed);
        }
        changed
    }

    /// Looks at everything.
    fn rescan(&mut self) -> BTreeSet<PathBuf> {
        let start = Instant::now();
        let mut changed = BTreeSet::new();
        self.compare(Path::new(""), false, &mut changed);
        if !changed.is_empty() {
            // The system did not tell: perhaps it follows folders that are no longer there.
            self.followed.clear();
        }
        // What cannot be followed is seen the next time.
        let _ = self.follow();
        self.next_rescan = Instant::now() + self.pace.max(start.elapsed() * RESCAN_SHARE);
        changed
    }

    /// Compares what is at a path, or below it, with what was; the new state is then the known one.
    fn compare(&mut self, path: &Path, written: bool, changed: &mut BTreeSet<PathBuf>) {
        let found = self.scope.scan(path);
        let below = |known: &PathBuf| known.starts_with(path);
        let known: Vec<PathBuf> =
            self.known.range(path.to_owned()..).map(|(known, _)| known.clone()).take_while(below).collect();
        for gone in known.into_iter().filter(|known| !found.contains_key(known)) {
            self.known.remove(&gone);
            changed.insert(gone);
        }
        let now = SystemTime::now();
        for (file, stamp) in found {
            let young = || now.duration_since(stamp.modified).is_ok_and(|age| age < GRAIN);
            let same = self.known.get(&file) == Some(&stamp) && !(written && file == path && young());
            if !same {
                self.known.insert(file.clone(), stamp);
                changed.insert(file);
            }
        }
    }

    /// Asks the system for events of the folders that are there, each once.
    fn follow(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        let wanted = self.scope.folders();
        let mut result = Ok(());
        for folder in self.followed.keys().filter(|folder| !wanted.contains_key(*folder)) {
            let _ = watcher.unwatch(folder);
        }
        self.followed.retain(|folder, _| wanted.contains_key(folder));
        for (folder, mode) in wanted {
            if self.followed.contains_key(&folder) {
                continue;
            }
            let _ = watcher.unwatch(&folder);
            match watcher.watch(&folder, mode) {
                Ok(()) => _ = self.followed.insert(folder, mode),
                Err(error) => result = Err(error),
            }
        }
        result
    }
}

/// Hands on what an event says. Files that were only read are many, and nothing: they are left out here already.
fn signal(event: notify::Result<notify::Event>, tell: &Sender<Signal>) {
    let mut moved = None;
    let signal = match event {
        Ok(event) if event.need_rescan() => Signal::Lost,
        Ok(event) => match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Signal::Whole(event.paths),
            EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => {
                moved = event.paths.last().cloned();
                Signal::Touched(event.paths, true)
            }
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => return,
            EventKind::Modify(ModifyKind::Metadata(_)) => Signal::Touched(event.paths, false),
            _ => Signal::Touched(event.paths, true),
        },
        Err(_) => Signal::Lost,
    };
    for signal in [signal].into_iter().chain(moved.map(|path| Signal::Whole(vec![path]))) {
        // Nobody listens any more: the program is ending.
        let _ = tell.send(signal);
    }
}

#[cfg(test)]
impl Watch {
    /// Nothing but looking at everything, this often.
    fn without_events(scope: WatchScope, pace: Duration) -> Watch {
        let (mut watch, _) = Watch::new(scope);
        watch.watcher = None;
        while watch.signals.try_recv().is_ok() {}
        (watch.pace, watch.next_rescan) = (pace, Instant::now() + pace);
        watch
    }
}
