"""Which folders the account that runs PostgreSQL for root may enter."""

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from standalone.servers.account import SystemAccount, can_reach

MINE = (os.geteuid(), os.getegid())


@given(
    modes=st.lists(st.integers(0, 0o777).map(lambda mode: mode | 0o700), min_size=1, max_size=3),
    same_user=st.booleans(),
    same_group=st.booleans(),
)
@settings(max_examples=60)
def test_every_folder_on_the_way_must_let_the_account_in(
    modes: list[int], same_user: bool, same_group: bool
) -> None:
    """Each class of rights counts alone: an owner shut out is not let in as one of the others."""
    account = SystemAccount(MINE[0] + (not same_user) * 4242, MINE[1] + (not same_group) * 4242)
    shift = 6 if same_user else 3 if same_group else 0
    with tempfile.TemporaryDirectory() as root:
        Path(root).chmod(0o755)
        folder = Path(root)
        for mode in modes:
            folder = folder / "inner"
            folder.mkdir(mode=0o700)
            folder.chmod(mode)
        assert can_reach(folder / "file", account) == all(mode >> shift & 1 for mode in modes)
