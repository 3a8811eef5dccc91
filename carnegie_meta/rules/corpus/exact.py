"""Fisher's exact test, one-sided, for counts of any size."""

from __future__ import annotations

from math import exp, lgamma, log, log1p


def log_p(total: int, marked: int, drawn: int, both: int) -> float:
    """Natural logarithm of the chance that *drawn* of *total* hold *both* or more of the *marked*.

    The upper tail of the hypergeometric distribution, summed in logarithms, so that nothing
    underflows.

    >>> round(exp(log_p(10, 5, 5, 5)) * 252, 9)
    1.0
    >>> log_p(10, 5, 5, 0)
    0.0
    """
    least, most = max(0, drawn + marked - total), min(marked, drawn)
    if both <= least:
        return 0.0
    if both > most:
        return float("-inf")
    first = _log_choose(marked, both) + _log_choose(total - marked, drawn - both)
    first -= _log_choose(total, drawn)
    rest, term = 0.0, 1.0
    for count in range(both, most):
        term *= (marked - count) * (drawn - count)
        term /= (count + 1) * (total - marked - drawn + count + 1)
        rest += term
        if term < rest * 1e-16:
            break
    return min(0.0, first + log1p(rest))


def _log_choose(total: int, count: int) -> float:
    return lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)


def shown(log_chance: float) -> str:
    """A chance, given by its logarithm, as one writes it: ``3e-17``."""
    tens = log_chance / log(10)
    whole = int(tens // 1)
    digit = round(10 ** (tens - whole))
    if digit == 10:
        digit, whole = 1, whole + 1
    return f"{digit}e{whole}" if whole < -3 else f"{exp(log_chance):.2g}"
