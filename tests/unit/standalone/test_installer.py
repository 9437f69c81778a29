from pathlib import Path

import pytest

from standalone import environment
from standalone.installer import describe_stage, explain_failure

LOG = Path("install.log")


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "no room left"),
        ("Failed to establish a new connection: [Errno 111]\nERROR: No matching", "network"),
        ("Temporary failure in name resolution", "network"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "differs"),
    ],
)
def test_known_troubles_are_one_line(output: str, reason: str) -> None:
    said = explain_failure(output, LOG)
    assert reason in said
    assert "\n" not in said


def test_an_unknown_trouble_shows_the_last_lines_of_pip() -> None:
    said = explain_failure("\n".join(map(str, range(50))), LOG)
    assert said.splitlines()[:-1] == [str(number) for number in range(42, 50)]
    assert said.splitlines()[-1].startswith("Packages could not be installed")


def test_progress_counts_packages() -> None:
    output = "Ignoring x: markers\nCollecting aiogram==3\nRequirement already satisfied: attrs==1\n"
    assert describe_stage(output, 10) == "Fetching packages: 2 of 9, attrs"
    assert (
        describe_stage(output + "Installing collected packages: a", 10) == "Installing 10 packages"
    )


def test_a_python_without_ensurepip_names_the_package_to_install() -> None:
    debian = (
        "The virtual environment was not created successfully because ensurepip is not available"
    )
    said = environment._explain_venv_failure(debian, Path("venv"))
    assert "apt install python3." in said
    assert "-venv`" in said
