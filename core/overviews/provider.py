"""How the container makes the read models."""

from dishka import Provider, Scope, provide_all

from core.overviews.advice_signals import AdviceSignalQueries
from core.overviews.agenda import AgendaQueries
from core.overviews.daily_summaries import DailySummaryQueries
from core.overviews.goal_progress import GoalProgressQueries
from core.overviews.import_matches import ImportMatchQueries
from core.overviews.pending_reminders import PendingReminderQueries
from core.overviews.period_activity import PeriodActivityQueries
from core.overviews.planning import PlanningQueries
from core.overviews.week_facts import WeekFactQueries


class OverviewsProvider(Provider):
    scope = Scope.REQUEST

    queries = provide_all(
        AdviceSignalQueries,
        AgendaQueries,
        DailySummaryQueries,
        GoalProgressQueries,
        ImportMatchQueries,
        PendingReminderQueries,
        PeriodActivityQueries,
        PlanningQueries,
        WeekFactQueries,
    )
