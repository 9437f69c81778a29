"""The mailbox: what would have gone to people by mail is kept, and nothing in it is trusted."""

from pathlib import Path

import httpx
import pytest

from playground.server import PlaygroundServer

MAIL = {
    "to": "anya@example.com",
    "from": "Uspevai <bot@uspevai.example>",
    "subject": "Напоминание: <b>молоко</b>",
    "text": "⏰ Купить молоко",
    "html": "<script>alert(1)</script>",
    "message_id": "<1@uspevai.example>",
}


async def test_mails_are_kept_over_a_restart_until_everything_is_forgotten(tmp_path: Path) -> None:
    for number in (1, 2):
        server = PlaygroundServer(port=0, data_dir=tmp_path)
        await server.start()
        async with httpx.AsyncClient(base_url=server.url) as http:
            to = f"anya{number}@example.com"
            assert (await http.post("/sim/mail", json=MAIL | {"to": to})).json() == {"n": number}
            mails = (await http.get("/sim/mails")).json()
            assert [mail["to"] for mail in mails] == [
                f"anya{n + 1}@example.com" for n in range(number)
            ]
            assert MAIL.items() - {("to", MAIL["to"])} <= mails[-1].items()
            assert (await http.get("/sim/mails", params={"to": to})).json() == mails[-1:]
            assert (await http.get("/sim/mails", params={"after": number})).json() == []
            if number == 2:
                await http.post("/sim/reset")
                assert (await http.get("/sim/mails")).json() == []
        await server.stop()


@pytest.mark.parametrize("wrong", [{"to": ""}, {"text": None}, {"n": 7}, {"html": "x" * 200_001}])
async def test_a_malformed_mail_is_refused(wrong: dict[str, object]) -> None:
    server = PlaygroundServer(port=0)
    await server.start()
    async with httpx.AsyncClient(base_url=server.url) as http:
        assert (await http.post("/sim/mail", json=MAIL | wrong)).status_code == 400
        assert (await http.get("/sim/mails")).json() == []
    await server.stop()
