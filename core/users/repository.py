"""Writing people."""

from core.kit.repositories import KeyedRepository
from core.users.models import User


class UserRepository(KeyedRepository[User]):
    model, name = User, "user"
