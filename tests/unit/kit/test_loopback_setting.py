"""Whether this machine's programs need a key follows from whom the installation is for."""

import pytest

from core.kit.settings import load_settings

FACING_THE_WORLD = [
    {"public_url": "https://bot.example"},
    {"webhook_url": "https://bot.example/tg"},
    {"bot_token": "123456:ABC-DEF"},
]


@pytest.mark.parametrize("given", FACING_THE_WORLD)
def test_an_installation_for_others_asks_for_keys_unless_told_by_name(
    given: dict[str, str],
) -> None:
    """None is what `make run` makes true of."""
    assert load_settings(_env_file=None).events_open_on_loopback is None
    assert load_settings(_env_file=None, **given).events_open_on_loopback is False
    asked_for = load_settings(_env_file=None, **given, events_open_on_loopback="true")
    assert asked_for.events_open_on_loopback is True
