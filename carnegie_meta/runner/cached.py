"""A run that goes by verdicts of earlier runs where they are still good."""

from __future__ import annotations

from carnegie_meta.runner import cache as verdicts
from carnegie_meta.runner.run import performed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.runner.cache import Cache
    from carnegie_meta.runner.job import Job, Outcome
    from carnegie_meta.runner.tasks import Tasks


def remembering(tasks: Tasks, job: Job, jobs: int) -> Iterator[Outcome] | None:
    """Outcomes of *tasks*, as :func:`performed` gives them; None where it does not pay to look."""
    if len(tasks.files) < verdicts.FEW or tasks.cut_bytes:
        return None
    cache = verdicts.open_cache(job.settings, tasks.files)
    # What is kept must be held: of very much text the findings may be too many for memory.
    if cache is None or cache.size > job.settings.memory * 1e6:
        return None
    if job.corpus is not None:
        job.corpus.memory = cache
    return cache.unchanged(with_conclusions=job.corpus is not None) or _outcomes(
        tasks, job, jobs, cache
    )


def _outcomes(tasks: Tasks, job: Job, jobs: int, cache: Cache) -> Iterator[Outcome]:
    job.keep_lines = True  # the next run may want them
    tasks.expect(cache.expected(), read_all=job.corpus is not None)
    for index, outcome in enumerate(performed(tasks, job, jobs)):
        if outcome.known:
            cache.recall(index, outcome)
        else:
            cache.keep(index, outcome)
        yield outcome
    if job.corpus is None:
        cache.close()
