//! Questions to the `git` program, which authors who have a repository have installed: a library would bring a hundred crates for a
//! few questions. It does not know what the answers mean.

use std::path::Path;
use std::process::Command;

/// The program, asked about the repository that a folder is in.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // In a hook, git says where its own repository is; the one asked for is that of the folder.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    // Nothing is fetched that the clone left out.
    command.env("GIT_NO_LAZY_FETCH", "1");
    // A repository's own settings may name programs to be run: none of them is. A person's may leave out what the first commit holds.
    command.args(["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]);
    command.args(["-c", "log.showRoot=true"]);
    // Else it keeps the whole repository in memory, which may be larger than all that a build holds, and is not faster for it.
    for little in ["core.packedGitWindowSize=1m", "core.packedGitLimit=32m", "core.deltaBaseCacheLimit=16m"] {
        command.args(["-c", little]);
    }
    command.arg("-C").arg(folder);
    command
}

/// What git answers; none when there is no git, or nothing it knows of here.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = command(folder).args(arguments).output().ok().filter(|output| output.status.success())?;
    let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Some(String::from_utf8(output.stdout).unwrap_or_else(|error| lossy(error.into_bytes())))
}
