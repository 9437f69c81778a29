"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.contacts.codes import CodeIssuer
from core.contacts.queries import ContactQueries
from core.contacts.repository import ContactRepository


class ContactsProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        ContactQueries,
        ContactRepository,
        CodeIssuer,
    )
