"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.account.erasure import AccountEraser
from core.account.use_cases import ForgetUser


class AccountProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(AccountEraser, ForgetUser)
