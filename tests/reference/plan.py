#!/usr/bin/env python3
"""What schools lack, a second time, in fractions; on the amounts of `reference.py`.

    plan.py FILE    writes gaps and needs of a county file
"""

import json
import sys
from fractions import Fraction
from math import ceil

import reference as ref

WHOLE = {"degreeTeachers", "backboneTeachers", "sportsArtsTeachers", "multimediaRooms"}
LINES = {"mean": Fraction("1.3"), "share": 90, "cv": Fraction("0.2")}


def up(value, indicator):
    value = max(value, Fraction(0))
    return Fraction(ceil(value)) if indicator in WHOLE else value


def rows(county, section, indicator, shared):
    """Pupils and amount of every row assessed; None where a figure is missing."""
    choice = lambda setting, default: default
    units, reason = ref.homes(county, choice)
    unit_of = {u.head["id"]: u for u in units}
    found = []
    for school in county["schools"]:
        unit = unit_of.get(school["id"]) or ref.School(school, [])
        run = ref.SECTIONS_OF_KIND.get(school["kind"], [])
        if not unit.has(section) and (unit.has(ref.PRIMARY) or unit.has(ref.JUNIOR) or section not in run):
            continue
        n = unit.students(section) if unit.has(section) else None
        if reason.get(school["id"]) or n == 0:
            continue
        x = ref.amount(unit, section, indicator, choice)
        part = ref.share(unit, section, choice) if shared else Fraction(1)
        found.append(None if None in (x, part, n) else (n, x * part))
    return found


def to_limit(pairs, limit, indicator):
    """Everything below one level raised to it, the lowest level that will do, by halving."""

    def raised(level):
        return [max(x, level * n) for n, x in pairs]

    def over(amounts):
        total = sum(n for n, _ in pairs)
        squares = sum(x * x / n for (n, _), x in zip(pairs, amounts))
        return total * squares > (1 + limit**2) * sum(amounts) ** 2

    if not over([x for _, x in pairs]):
        return Fraction(0)
    values = [x / n for n, x in pairs]
    low, high = min(values), max(values)
    for _ in range(60):
        middle = Fraction(round((low + high) / 2 * 2**60), 2**60)
        low, high = (middle, high) if over(raised(middle)) else (low, middle)
    return sum(up(high * n - x, indicator) for n, x in pairs)


def plan(county):
    result = []
    for section in (ref.PRIMARY, ref.JUNIOR):
        for indicator, per, primary, junior, shared in ref.INDICATORS:
            threshold = Fraction(primary if section == ref.PRIMARY else junior)
            found = rows(county, section, indicator, shared)
            pairs = [p for p in found if p is not None]
            lacks = [up(threshold * n / per - x, indicator) for n, x in pairs]
            floors = [up(threshold * Fraction("0.85") * n / per - x, indicator) for n, x in pairs]
            line = threshold * LINES["mean"]
            mean = line * sum(n for n, _ in pairs) / per - sum(x for _, x in pairs)
            short = sorted(lack for lack in lacks if lack > 0)
            met = len(pairs) - len(short)
            more = max(ceil(Fraction(LINES["share"] * len(found), 100)) - met, 0)
            result.append({
                "section": section, "indicator": indicator,
                "schools": len(short), "missing": len(found) - len(pairs),
                "threshold": float(sum(lacks)), "floor": float(sum(floors)),
                "mean": float(up(mean, indicator)), "line": str(float(line)),
                "more": more, "share": float(sum(short[:more])),
                "cv": float(to_limit(pairs, LINES["cv"], indicator)),
            })
    return result


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(plan(json.load(file, parse_float=Fraction)), sys.stdout, ensure_ascii=False, indent=1)
        print()
