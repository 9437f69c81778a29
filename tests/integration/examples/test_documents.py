"""The code in the guide and in the examples' README runs as it stands."""

import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[3]


def code(document: str) -> str:
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))


def run(*arguments: str, folder: Path) -> str:
    program = [sys.executable, "-W", "error", *arguments]
    environment = {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        program, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_guide(tmp_path: Path) -> None:
    said = run("-c", code("docs/events.md"), folder=tmp_path)
    assert "welcome anya@example.com" in said
    assert "{'id': 19}" in said
    assert said.splitlines()[-1] == "2"


def test_the_readme_of_the_examples(tmp_path: Path) -> None:
    run("-m", "examples.shop", "events.log", folder=tmp_path)
    said = run("-c", code("examples/README.md"), folder=tmp_path)
    assert "{'order.created': 2, 'order.paid': 1} 12.50" in said
