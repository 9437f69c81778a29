"""Compressed bodies come out as they went in, however many members or frames they are made of."""

import asyncio
import gzip
import random
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from api.ingest.bodies import CHUNK_BYTES, MAX_FRAMES, PIECE, BodyTooLarge, InvalidEncoding, decode

contents = st.lists(
    st.one_of(
        st.binary(max_size=50),
        st.sampled_from([PIECE - 1, PIECE, CHUNK_BYTES, 3 * CHUNK_BYTES + 7]).map(
            lambda size: random.Random(size).randbytes(size)
        ),
        st.integers(1, 3 * CHUNK_BYTES).map(lambda size: b"x" * size),
    ),
    min_size=1,
    max_size=6,
)
PACK: dict[bytes, Callable[[bytes], bytes]] = {b"gzip": gzip.compress, b"zstd": zstandard.compress}


@pytest.mark.parametrize("encoding", PACK)
@given(parts=contents)
def test_members_are_joined(encoding: bytes, parts: list[bytes]) -> None:
    packed = b"".join(map(PACK[encoding], parts))
    assert asyncio.run(decode(packed, encoding)) == b"".join(parts)


@given(parts=contents, cut=st.integers(1, 8))
def test_a_gzip_file_that_is_cut_short_is_refused(parts: list[bytes], cut: int) -> None:
    packed = b"".join(map(gzip.compress, parts))
    with pytest.raises(InvalidEncoding):
        asyncio.run(decode(packed[:-cut], b"gzip"))


@pytest.mark.parametrize("encoding", PACK)
def test_members_have_a_number(encoding: bytes) -> None:
    with pytest.raises(BodyTooLarge):
        asyncio.run(decode(PACK[encoding](b"1") * (MAX_FRAMES + 1), encoding))


@pytest.mark.parametrize("encoding", PACK)
def test_little_does_not_become_much(encoding: bytes) -> None:
    with pytest.raises(BodyTooLarge):
        asyncio.run(decode(PACK[encoding](b" " * (2 << 20)), encoding))
