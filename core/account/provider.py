"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.account.erasure import AccountEraser


class AccountProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(AccountEraser)
