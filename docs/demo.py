"""Checks a real charter, writes its findings and pictures into the folder `demo`, and says where they are."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CHARTER = HERE / "examples" / "service-centre.yaml"
OUT = HERE.parent / "demo"
DUTY = "enforce-construction"


def respchain(*arguments: object) -> int:
    """Runs the command; its own exit codes 0 and 1 are answers, anything else is a failure."""
    code = subprocess.run([sys.executable, "-m", "respchain", *map(str, arguments)], check=False).returncode
    if code > 1:
        sys.exit(code)
    return code


def main() -> None:
    """The whole demonstration."""
    OUT.mkdir(exist_ok=True)
    written = {
        "findings": OUT / "findings.txt",
        "findings for machines": OUT / "findings.json",
        "the chain of one duty": OUT / "chain.svg",
        "the same as PNG": OUT / "chain.png",
        "the organisation with its findings": OUT / "organisation.svg",
    }
    findings, machine, chain, png, organisation = written.values()
    respchain("check", CHARTER, "--output", findings)
    respchain("check", CHARTER, "--format", "json", "--output", machine)
    respchain("draw", CHARTER, "chain", DUTY, "-o", chain)
    respchain("draw", CHARTER, "chain", DUTY, "-o", png)
    respchain("draw", CHARTER, "organisation", "--findings", "-o", organisation)
    for what, path in written.items():
        print(f"{what}: {path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}")


if __name__ == "__main__":
    main()
