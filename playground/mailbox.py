"""The mailbox: mails that would have gone to people, kept like their chats (`/sim/mail…`)."""

from typing import Any

from aiohttp import web
from pydantic import Field

from playground.bodies import Body
from playground.incoming import json_response
from playground.observer import number
from playground.user_side import parse
from playground.world import World

Json = dict[str, Any]
TABLE = "mails"
KEPT = 1000


class MailBody(Body):
    """A mail as its reader gets it; the page shows `text`, `html` is kept for whoever asks."""

    to: str = Field(min_length=3, max_length=320)
    sender: str = Field(alias="from", min_length=1, max_length=400)
    subject: str = Field(max_length=1000)
    text: str = Field(max_length=100_000)
    html: str = Field(default="", max_length=200_000)
    message_id: str = Field(default="", max_length=400)


class Mailbox:
    """One mailbox for all addresses; the newest 1,000 mails are kept."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/sim/mail", self.receive), web.get("/sim/mails", self.mails)]

    async def receive(self, request: web.Request) -> web.Response:
        """Keep a mail; answers its number `{"n"}`."""
        body = await parse(request, MailBody)
        chats, journal = self._world.chats, self._world.journal
        mail = {
            "n": chats.next_id("mail"),
            "date": chats.timestamp(),
            **body.model_dump(by_alias=True),
        }
        journal.put(TABLE, mail["n"], mail)
        journal.drop(TABLE, int(mail["n"]) - KEPT)
        self._world.events.publish("mail", mail)
        return json_response({"n": mail["n"]})

    async def mails(self, request: web.Request) -> web.Response:
        """Mails numbered above `after`, oldest first; of one address with `to`."""
        after, to = number(request, "after", 0), request.query.get("to")
        rows = self._world.journal.table(TABLE).values()
        return json_response(
            [mail for mail in rows if mail["n"] > after and to in (None, mail["to"])]
        )
