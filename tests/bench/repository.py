"""Commits a generated notebook as it may have grown: each note in several versions, then corrections of single notes.

Everything is told to `git fast-import` in one stream, so that tens of thousands of commits take seconds. What that packs is packed
again as git packs what was committed in the usual way: a text of a note beside its others, not beside what was told before it.
"""
import subprocess

AT_ONCE = 10  # notes that a commit changes
FIRST = 1_767_225_600  # the beginning of 2026, in seconds: all notes are dated before
APART = 60  # seconds between two commits


def versions_of(head, body, versions):
    """The texts that a note had, oldest first: each lacks some paragraphs of the next. `head` gives a front matter by its revisions."""
    blocks = body.split("\n\n")
    for version in range(1, versions + 1):
        kept = [block for n, block in enumerate(blocks) if n < 2 or n % (3 * versions) < 2 * versions + version]
        yield head(version) + "\n\n".join(kept)


def commit_all(out, notes, others, versions, corrections):
    """Makes the repository of the folder `out`. `notes` gives path and texts of each note, `others` the files of the first commit.

    Returns the texts as the newest commit has them.
    """
    subprocess.run(["git", "-C", str(out), "init", "--quiet", "--initial-branch=main"], check=True)
    newest = {}
    git = subprocess.Popen(["git", "-C", str(out), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    moments = iter(range(FIRST, 1 << 40, APART))

    def commit(files):
        git.stdin.write(f"commit refs/heads/main\ncommitter x <x@example.org> {next(moments)} +0000\ndata 1\nx\n".encode())
        for path, text in files:
            data = text if isinstance(text, bytes) else text.encode()
            git.stdin.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
            newest[path] = data

    commit(others)
    for version in range(versions):
        for start in range(0, len(notes), AT_ONCE):
            commit([(path, texts[version]) for path, texts in notes[start:start + AT_ONCE]])
    for number in range(corrections):
        path, texts = notes[number % len(notes)]
        commit([(path, f"{texts[-1]}\nCorrection {number}.\n")])
    git.stdin.close()
    if git.wait():
        raise SystemExit("git fast-import failed")
    subprocess.run(["git", "-C", str(out), "repack", "-a", "-d", "-f", "-q"], check=True)
    return newest
