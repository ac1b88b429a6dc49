"""What contrasts (latihan pembeda) buy: ``python -m tests.simulation.contrast [--learners N] [--others]``.

Learners who don't exist (`tests.simulation.learners`) study the roles deck by the product's own session, queue and
events, once as the product is and once without contrasts: the same persons, seeds, notes and minutes. How much one
contrast teaches is an assumption, so the table runs over it; its figures say nothing about people. So is how far a
lesson reaches, and much hangs on it, so there are two tables: c belongs to a pair (every ordinary review teaches
several differences at once, a contrast only one), or c belongs to a role (both teach all that is about the role).

Confusions are the expected number when each of the 27 roles is asked once by a case on the morning after the last day
and all its look-alikes are possible answers. Two comparisons are printed:

- as it comes: both have the same most minutes a day, and study until nothing is left;
- equal minutes: of the two courses of a learner, the one that took less time gets the difference, day by day, in
  extra ordinary reviews of the roles that this learner in truth confuses most easily. Nobody could choose as well.

"Less" is the mean of the paired differences in % of the mean without contrasts, with its 95 % interval.
"""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from math import sqrt
from multiprocessing import Pool
from statistics import NormalDist, fmean, stdev
from typing import Final, NamedTuple

from tests.simulation.courses import Course, Plan, take
from tests.simulation.learners import FAMILIES, Lessons

FACTORS: Final = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
BASE: Final = 0.6
GOAL_PERCENT: Final = 40.0
"""Fewer confusions at equal minutes with the factor `BASE`."""
_OF_A_ROW: Final = "{:<34}{:>6}{:>8}{:>16}  {:>6}{:>8}{:>16}  {:>17}  {:>11}{:>9}{:>9}"


class Compared(NamedTuple):
    """The courses of one learner; the ``even`` ones took the same minutes."""

    with_contrasts: Course
    without: Course
    even_with: Course
    even_without: Course


class Case(NamedTuple):
    """One row of a table: what is assumed, of whom, and how they study."""

    name: str
    lessons: Lessons
    plan: Plan
    families: Sequence[str] = FAMILIES


class Less(NamedTuple):
    """By how many % fewer, and half the width of the 95 % interval."""

    percent: float
    half_width: float

    @property
    def is_sure(self) -> bool:
        """Whether the interval lies above zero."""
        return self.percent > self.half_width

    def __str__(self) -> str:
        return f"{self.percent:.1f} ± {self.half_width:.1f} %"


def compare(
    seed: int, family: str, lessons: Lessons, plan: Plan, known: dict[tuple[Lessons, Plan, str], Course]
) -> Compared:
    """The four courses of one learner. ``known``: those without contrasts, on which no contrast has any bearing."""
    key = lessons._replace(contrast=1.0), plan, family
    if key not in known:
        known[key] = take(seed, family, lessons, plan, contrasts=False)
    without = known[key]
    course = take(seed, family, lessons, plan, contrasts=True)
    if sum(course.minutes) < sum(without.minutes):
        longer = take(seed, family, lessons, plan, contrasts=True, at_least=without.minutes)
        return Compared(course, without, longer, without)
    longer = take(seed, family, lessons, plan, contrasts=False, at_least=course.minutes)
    return Compared(course, without, course, longer)


def of_one_seed(seed: int, *, cases: Sequence[Case]) -> list[Compared]:
    """Every case for one learner; the families take turns."""
    known: dict[tuple[Lessons, Plan, str], Course] = {}
    return [compare(seed, case.families[seed % len(case.families)], case.lessons, case.plan, known) for case in cases]


def results_of(cases: Sequence[Case], learners: int) -> list[list[Compared]]:
    """For each case its learners; on all processors."""
    with Pool(os.cpu_count()) as pool:
        by_seed = pool.map(partial(of_one_seed, cases=cases), range(learners), chunksize=1)
    return [list(of_case) for of_case in zip(*by_seed, strict=True)]


# --- figures -------------------------------------------------------------------------------------------------------


def students_t(freedom: int) -> float:
    """The 97.5 % point of Student's t (Cornish-Fisher expansion; off by less than 0.01 from 5 degrees on)."""
    z = NormalDist().inv_cdf(0.975)
    first = (z**3 + z) / (4 * freedom)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    return z + first + second + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)


def less(fewer: Sequence[float], more: Sequence[float]) -> Less:
    """How much less the first of paired values are; at least two pairs."""
    differences = [high - low for low, high in zip(fewer, more, strict=True)]
    half_width = students_t(len(differences) - 1) * stdev(differences) / sqrt(len(differences))
    return Less(100 * fmean(differences) / fmean(more), 100 * half_width / fmean(more))


def less_of(results: Sequence[Compared], *, even: bool) -> Less:
    """Fewer confusions with contrasts than without."""
    if even:
        return less([one.even_with.confusions for one in results], [one.even_without.confusions for one in results])
    return less([one.with_contrasts.confusions for one in results], [one.without.confusions for one in results])


def crossing(points: Iterable[tuple[float, float]]) -> float | None:
    """Where what falls from above 0 is 0 for the first time, on straight lines between the points; None if nowhere."""
    for (left, above), (right, below) in pairwise(points):
        if above > 0 >= below:
            return left + (right - left) * above / (above - below)
    return None


def where_it_stops(by_factor: Mapping[float, Less]) -> str:
    """Up to which factor contrasts pay at equal minutes, in words."""
    sure = 0.0
    for factor in sorted(by_factor):
        if not by_factor[factor].is_sure:
            break
        sure = factor
    zero = crossing((factor, by_factor[factor].percent) for factor in sorted(by_factor))
    at_most = f"surely up to {sure:.2f}" if sure else "surely at none of these factors"
    end = f"the mean is zero at about {zero:.2f}" if zero is not None else "the mean is zero nowhere between"
    return f"At equal minutes contrasts pay {at_most} (the interval is above zero); {end}."


# --- tables --------------------------------------------------------------------------------------------------------


def print_heading(first: str) -> None:
    """Two lines above a table's rows."""
    print(
        _OF_A_ROW.format("", "as it", "comes", "", "equal", "minutes", "", "minutes a day", "recall", "con-", "extra")
    )
    print(
        _OF_A_ROW.format(
            first,
            "with",
            "without",
            "less",
            "with",
            "without",
            "less",
            "with/w.out/equal",
            "equal",
            "trasts",
            "reviews",
        )
    )


def print_row(name: str, results: Sequence[Compared], days: int) -> None:
    """One case."""

    def mean(figure: Callable[[Compared], float]) -> float:
        return fmean(figure(one) for one in results)

    a_day = [
        mean(lambda one: sum(one.with_contrasts.minutes)) / days,
        mean(lambda one: sum(one.without.minutes)) / days,
        mean(lambda one: sum(one.even_with.minutes)) / days,
        mean(lambda one: sum(one.even_without.minutes)) / days,
    ]
    print(
        _OF_A_ROW.format(
            name,
            f"{mean(lambda one: one.with_contrasts.confusions):.2f}",
            f"{mean(lambda one: one.without.confusions):.2f}",
            str(less_of(results, even=False)),
            f"{mean(lambda one: one.even_with.confusions):.2f}",
            f"{mean(lambda one: one.even_without.confusions):.2f}",
            str(less_of(results, even=True)),
            "/".join(f"{minutes:.1f}" for minutes in a_day),
            f"{mean(lambda one: one.even_with.recall):.3f}/{mean(lambda one: one.even_without.recall):.3f}",
            f"{mean(lambda one: one.with_contrasts.contrasts):.0f}",
            f"{mean(lambda one: one.even_with.extra):.0f}/{mean(lambda one: one.even_without.extra):.0f}",
        ).rstrip()
    )


def other_cases(plan: Plan) -> list[Case]:
    """The same factor under other assumptions, and for learners who don't study every day or not for long."""
    base = Lessons(contrast=BASE)
    return [
        *(Case(f"only {family} memory", base, plan, (family,)) for family in FAMILIES),
        Case("70 % of the days", base, plan._replace(attendance=0.7)),
        Case("5 minutes a day at most", base, plan._replace(most=5.0)),
        Case("3 minutes a day at most", base, plan._replace(most=3.0)),
        Case("extra reviews of all roles in turn", base, plan._replace(all_knowing=False)),
        Case("contrasts teach the other options", base._replace(contrasts_teach_others=True), plan),
        Case("ordinary teaches the nearest only", base._replace(nearest_only=True), plan),
        Case("ordinary teaches nothing (1.00)", base._replace(ordinary=1.0), plan),
        Case("c of a role", base._replace(of_roles=True), plan),
    ]


def print_table(cases: Sequence[Case], learners: int, first: str) -> dict[str, Less]:
    """Runs and prints some cases; gives the difference at equal minutes of each."""
    results = results_of(cases, learners)
    never = fmean(one.without.unpractised for one in results[0])
    days = cases[0].plan.days
    print(f"Expected confusions of 27 roles on day {days}, {learners} learners a row.")
    print(f"{never:.1f} if no difference had ever been practised (first row).\n")
    print_heading(first)
    for case, of_case in zip(cases, results, strict=True):
        print_row(case.name, of_case, days)
    by_name = {case.name: less_of(of_case, even=True) for case, of_case in zip(cases, results, strict=True)}
    losing = [f"{name} ({figure})" for name, figure in by_name.items() if not figure.is_sure]
    print(f"\nRows in which contrasts don't surely pay at equal minutes: {'; '.join(losing) or 'none'}.")
    return by_name


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=16, help="of each row, at least 2 (16)")
    parser.add_argument("--days", type=int, default=60, help="of study (60)")
    parser.add_argument("--others", action="store_true", help="the factor 0.6 under other assumptions instead")
    wanted = parser.parse_args()
    plan = Plan(days=wanted.days)
    if wanted.others:
        print_table(other_cases(plan), wanted.learners, f"with the factor {BASE}")
        return
    for of_roles, title in ((False, "c belongs to a pair"), (True, "c belongs to a role")):
        print(f"== {title}\n")
        cases = [Case(f"{factor:.2f}", Lessons(factor, of_roles=of_roles), plan) for factor in FACTORS]
        by_name = print_table(cases, wanted.learners, "factor of a contrast")
        print(where_it_stops({float(name): figure for name, figure in by_name.items()}))
        base = by_name[f"{BASE:.2f}"]
        reached = "reached" if base.percent >= GOAL_PERCENT else "missed"
        print(f"Goal of {GOAL_PERCENT:.0f} % at the factor {BASE}: {base}, {reached}.\n")


if __name__ == "__main__":
    main()
