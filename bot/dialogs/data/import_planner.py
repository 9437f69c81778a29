"""Writing down what a plan says, step by step; the worker takes the steps.

What was not there is written down before anything is made, so that an undo takes back that and
nothing else.
"""

from dataclasses import dataclass
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.data_import.batches import batch_steps, iterate_steps
from core.data_import.contracts import FillImport, ImportView, StartImport
from core.data_import.plans import ImportPlan
from core.kit.errors import DomainError
from core.kit.messages import Command
from core.kit.nats.commands import CommandPending
from core.overviews.import_matches import ImportMatchQueries

V = TypeVar("V")


@dataclass(slots=True, frozen=True)
class ImportPlanner:
    """Imports of one person, within one update."""

    executor: CommandExecutor
    query_runner: QueryRunner
    current_user: CurrentUser

    async def start_import(self, plan: ImportPlan) -> ImportView:
        """Write down what the plan says, and set it off. An update that is read again goes on
        where it was."""
        user_id = self.current_user.id
        import_id = uuid5(NAMESPACE_URL, f"uspevai:import:{self.executor.origin}")
        today = self.query_runner.get_local_today(self.current_user)
        async with self.query_runner(ImportMatchQueries) as queries:
            known = await queries.find_existing(plan, user_id, today)
        begin = plan.build_begin_command(user_id, import_id, known)
        begun = await self._execute_command("import", begin)
        archived = {one for one in begun.habits if known.get(one, False)}
        first = 0
        for steps in batch_steps(iterate_steps(plan, begun, archived, user_id)):
            fill = FillImport(user_id=user_id, import_id=import_id, first=first, steps=steps)
            await self._execute_command(f"import:{first}", fill)
            first += len(steps)
        return await self.executor.execute_named(
            "import:start", StartImport(user_id=user_id, import_id=import_id)
        )

    async def _execute_command(self, name: str, command: Command[V]) -> V:
        """Raises DomainError if no answer came: nothing is made until all is written down."""
        try:
            return await self.executor.execute_named(name, command)
        except CommandPending:
            raise DomainError("import-later") from None
