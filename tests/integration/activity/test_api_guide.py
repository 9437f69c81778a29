"""The lines of docs/api.md work as they stand."""

import asyncio
import json
import re
import sys
from pathlib import Path

import pytest

from tests.support.events import Hub

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs/api.md").read_text()
SHELL = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
COMMANDS = [line for block in SHELL for line in re.split(r"\n(?=curl|echo)", block.strip())]


async def said(hub: Hub, *program: str) -> str:
    """What a program printed that ended well; the guide's address stands for the hub's."""
    here = str(hub.client.base_url).rstrip("/")
    process = await asyncio.create_subprocess_exec(
        *(part.replace("http://127.0.0.1:8000", here) for part in program),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode()


@pytest.mark.parametrize("command", COMMANDS, ids=range(len(COMMANDS)))
async def test_a_line_of_the_guide(hub: Hub, command: str) -> None:
    told = await said(hub, "bash", "-c", command)
    if "/events/stream" in command:
        assert told.startswith(": listening")
        return
    answer = json.loads(told)
    assert "error" not in answer, told
    assert "errors" not in answer, told


async def test_the_python_of_the_guide(hub: Hub) -> None:
    (program,) = PYTHON
    assert await said(hub, sys.executable, "-c", program) == "[] []\n"
    await hub.holds(3)


def test_the_examples_have_the_options_that_the_guide_names() -> None:
    for module, options in re.findall(r"-m examples\.activity\.(\w+)(.*)", GUIDE):
        source = (ROOT / f"examples/activity/{module}.py").read_text()
        for option in re.findall(r"--[a-z]+", options):
            assert f'"{option}"' in source, (module, option)
