"""What versions of notes cost: the same repository built with `versions: true` and without, in turn."""
import statistics
import shutil
from pathlib import Path

from programs import MIB, run_once, say, write_notebook

VERSIONS = 4  # of each note
LONG = (1000, 50_000)  # notes and corrections of the long history


def measure(sizes, runs, carnet, work):
    """A table row for each size, and one for the long history."""
    rows = [one(f"{size:,} notes × {VERSIONS}", size, 0, runs, carnet, work / f"versions-{size}") for size in sizes]
    if max(sizes) >= LONG[0]:
        rows.append(one(f"{LONG[0]:,} notes × {VERSIONS}, {LONG[1]:,} commits", *LONG, 1, carnet, work / "versions-long"))
    return rows


def one(name, notes, corrections, runs, carnet, work):
    site, output, cache = work / "site", work / "out", work / "cache"
    write_notebook(carnet, notes, site, ["--versions", str(VERSIONS), "--corrections", str(corrections)])
    config = site / "carnet.yaml"
    asked = config.read_text()
    configs = {"with": asked, "without": asked.replace("versions: true\n", "")}
    figures = {key: [] for key in [(which, what) for which in configs for what in ("full build", "nothing changed")]}
    say(f"{name}: {runs} run{'s' if runs > 1 else ''} with versions and without")
    for _ in range(runs):
        for which, text in configs.items():
            config.write_text(text)
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(cache, ignore_errors=True)
            for what in ("full build", "nothing changed"):
                figures[which, what].append(run_once(carnet.command(site, output), cache))
            if which == "with":
                sizes = sorted(page.stat().st_size for page in Path(output).glob("notes/*/versions/2*/index.html"))
    shutil.rmtree(work)
    if len(sizes) < notes:
        raise SystemExit(f"{name}: {len(sizes)} pages of versions are fewer than there are notes")
    return {"name": name, "pages": sizes, "figures": {" ".join(key): values for key, values in figures.items()}}


def report(rows):
    print("\n| versions | what | without: wall s, CPU s, peak MiB | with | with ÷ without |\n|---|---|---:|---:|---:|")
    for row in rows:
        for what in ("full build", "nothing changed"):
            without, with_ = (middle(row["figures"][f"{which} {what}"]) for which in ("without", "with"))
            ratios = " · ".join(f"{with_[figure] / without[figure]:.2f}" for figure in without)
            print(f"| {row['name'] if what == 'full build' else ''} | {what} | {shown(without)} | {shown(with_)} | {ratios} |")
        pages = row["pages"]
        print(f"| | pages of versions | | {len(pages):,}: median {pages[len(pages) // 2] / 1000:.1f} kB, largest {pages[-1] / 1000:.1f} kB | |")


def middle(runs):
    return {figure: statistics.median(run[figure] for run in runs) for figure in ("wall", "cpu", "peak")}


def shown(f):
    return f"{f['wall']:.3f} · {f['cpu']:.3f} · {f['peak'] / MIB:,.0f}"
