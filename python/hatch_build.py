"""Compiles onecopy for the platform of the wheel and names that platform in its tag.

ONECOPY_TARGET chooses the platform, as in ONECOPY_TARGET=linux/arm64; without it the wheel is for this machine. The program is
static (no C library is linked), so one wheel for Linux serves glibc and musl alike.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The platforms by Go's names, each with the tag that installers look for. Go 1.26 wants macOS 12 or later and Linux 3.2, which is
# older than what manylinux_2_17 and musllinux_1_1 stand for.
PLATFORMS = {
    "linux/amd64": "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
    "linux/arm64": "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
    "darwin/amd64": "macosx_12_0_x86_64",
    "darwin/arm64": "macosx_12_0_arm64",
    "windows/amd64": "win_amd64",
    "windows/arm64": "win_arm64",
}


class ProgramHook(BuildHookInterface):
    """Adds the compiled program to the wheel."""

    def initialize(self, version, build_data):
        source = Path(self.root).parent
        target = os.environ.get("ONECOPY_TARGET") or _this_platform(source)
        if target not in PLATFORMS:
            raise SystemExit(f"onecopy: ONECOPY_TARGET={target}: known are {', '.join(PLATFORMS)}")
        self._folder = tempfile.TemporaryDirectory()
        name = "onecopy.exe" if target.startswith("windows/") else "onecopy"
        program = Path(self._folder.name) / name
        _compile(source, target, program, self.metadata.version)
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{PLATFORMS[target]}"
        build_data["shared_scripts"] = {str(program): name}

    def finalize(self, version, build_data, artifact_path):
        self._folder.cleanup()


def _this_platform(source):
    names = subprocess.run(["go", "env", "GOOS", "GOARCH"], cwd=source, check=True, capture_output=True, text=True)
    return "/".join(names.stdout.split())


def _compile(source, target, program, version):
    system, processor = target.split("/")
    # The same program as in the archives of a release (release/compile.go), whatever this machine builds for itself.
    usual = {"GOAMD64": "v1", "GOARM64": "v8.0", "GOFLAGS": "", "GOEXPERIMENT": ""}
    environment = {**os.environ, **usual, "CGO_ENABLED": "0", "GOOS": system, "GOARCH": processor}
    said = f"-X main.release={version} -X main.commit={os.environ.get('ONECOPY_COMMIT', '')}"
    command = ["go", "build", "-trimpath", "-buildvcs=false", f"-ldflags=-s -w {said}"]
    subprocess.run([*command, "-o", str(program), "./cmd/onecopy"], cwd=source, env=environment, check=True)
