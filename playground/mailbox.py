"""The mailbox: mails that would have gone to people, kept like their chats (`/sim/mail…`)."""

from typing import Any

from aiohttp import web
from pydantic import Field

from playground.bodies import RequestBody
from playground.inspection_endpoints import parse_number
from playground.request_reader import build_json_response
from playground.state import PlaygroundState
from playground.user_endpoints import parse_body

Json = dict[str, Any]
TABLE = "mails"
MAX_MAILS = 1000


class MailBody(RequestBody):
    """A mail as its reader gets it; the page shows `text`, `html` is kept for whoever asks."""

    to: str = Field(min_length=3, max_length=320)
    sender: str = Field(alias="from", min_length=1, max_length=400)
    subject: str = Field(max_length=1000)
    text: str = Field(max_length=100_000)
    html: str = Field(default="", max_length=200_000)
    message_id: str = Field(default="", max_length=400)


class MailboxEndpoints:
    """One mailbox for all addresses; the newest 1,000 mails are kept."""

    def __init__(self, world: PlaygroundState) -> None:
        self._world = world

    def build_routes(self) -> list[web.RouteDef]:
        return [web.post("/sim/mail", self.handle_receive), web.get("/sim/mails", self.handle_list)]

    async def handle_receive(self, request: web.Request) -> web.Response:
        """Keep a mail; answers its number `{"n"}`."""
        body = await parse_body(request, MailBody)
        chats, journal = self._world.chats, self._world.journal
        mail = {
            "n": chats.take_next_id("mail"),
            "date": chats.get_timestamp(),
            **body.model_dump(by_alias=True),
        }
        journal.put_row(TABLE, mail["n"], mail)
        journal.drop_row(TABLE, int(mail["n"]) - MAX_MAILS)
        self._world.events.publish_event("mail", mail)
        return build_json_response({"n": mail["n"]})

    async def handle_list(self, request: web.Request) -> web.Response:
        """Mails numbered above `after`, oldest first; of one address with `to`."""
        after, to = parse_number(request, "after", 0), request.query.get("to")
        rows = self._world.journal.get_table(TABLE).values()
        return build_json_response(
            [mail for mail in rows if mail["n"] > after and to in (None, mail["to"])]
        )
