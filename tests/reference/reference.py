#!/usr/bin/env python3
"""The 2017 resource assessment a second time, in fractions, straight from the rule's words.

It shares no code and no data file with the program it checks: thresholds, weights and limits
stand below as the documents print them.

    reference.py generate SEED    writes a random county file
    reference.py evaluate FILE    writes what the assessment must say of it
"""

import json
import random
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60

PRIMARY, JUNIOR, SENIOR = "primary", "junior", "senior"
WEIGHT = {PRIMARY: Fraction(1), JUNIOR: Fraction("1.1"), SENIOR: Fraction("1.32")}
LIMIT = {PRIMARY: Fraction("0.50"), JUNIOR: Fraction("0.45")}
SECTIONS_OF_KIND = {
    "primary": [PRIMARY], "teachingPoint": [PRIMARY], "junior": [JUNIOR],
    "nineYear": [PRIMARY, JUNIOR], "twelveYear": [PRIMARY, JUNIOR, SENIOR],
    "completeSecondary": [JUNIOR, SENIOR],
}
# id, per, threshold of primary and junior, shared by the sections
INDICATORS = [
    ("degreeTeachers", 100, "4.2", "5.3", False),
    ("backboneTeachers", 100, "1", "1", False),
    ("sportsArtsTeachers", 100, "0.9", "0.9", False),
    ("teachingArea", 1, "4.5", "5.8", True),
    ("sportsArea", 1, "7.5", "10.2", True),
    ("equipmentValue", 1, "2000", "2500", True),
    ("multimediaRooms", 100, "2.3", "2.4", True),
]
VARIANTS = [
    {}, {"coefficientWeighting": "unweighted"}, {"coefficientRounding": "twoDecimals"},
    {"indicatorRounding": "twoDecimals"}, {"privateSchools": "exclude"},
    {"smallPoints": "mergeFirst"}, {"sharedThings": "whole"}, {"absentSection": "notRun"},
    {"missingCoefficient": "known"}, {"visitingTeachers": "ignore"}, {"externalSports": "ignore"},
]


def exact(value):
    return None if value is None else Fraction(value)


def total(values):
    values = list(values)
    return None if None in values else sum(values, Fraction(0))


def root(fraction):
    return (Decimal(fraction.numerator) / Decimal(fraction.denominator)).sqrt()


def half_up(value):
    """Rounded to two decimals, halves up."""
    return Fraction((value * 100 + Fraction(1, 2)).__floor__(), 100)


class School:
    """A school with those counted with it."""

    def __init__(self, head, others):
        self.head = head
        self.all = [head] + others

    def with_section(self, section):
        return [s["sections"][section] for s in self.all if section in s["sections"]]

    def has(self, section):
        return bool(self.with_section(section))

    def students(self, section):
        return total(exact(s.get("students")) for s in self.with_section(section))

    def compulsory(self):
        held = [s for s in (PRIMARY, JUNIOR) if self.has(s)]
        return total(self.students(s) for s in held) if held else None

    def teachers(self, section, name):
        return total(exact(s.get("teachers", {}).get(name)) for s in self.with_section(section))

    def site(self, name):
        return total(exact(s.get("site", {}).get(name)) for s in self.all)


def parent_of(county, school):
    schools = county["schools"]
    seen = []
    while not school.get("counted", True):
        if school in seen:
            return None
        seen.append(school)
        name = county.get("corrections", {}).get("parents", {}).get(school["id"])
        name = name or school.get("parent")
        found = [s for s in schools if s["id"] == name]
        found = found or [s for s in schools if s["name"] == name]
        if len(found) != 1:
            return None
        school = found[0]
    return school


def homes(county, choice):
    """Schools that stand for themselves, and the reason of every other."""
    heads, children, reason = [], {}, {}
    for school in county["schools"]:
        kind, key = school["kind"], school["id"]
        if kind not in SECTIONS_OF_KIND:
            reason[key] = "outOfScope"
        elif school.get("counted", True):
            heads.append(school)
        else:
            alone = School(school, []).compulsory()
            small = kind == "teachingPoint" and alone is not None and alone < 50
            private = school.get("ownership") == "private"
            parent = parent_of(county, school)
            if small and choice("smallPoints", "excludeFirst") == "excludeFirst":
                reason[key] = "smallTeachingPoint"
            elif private and choice("privateSchools", "include") == "exclude":
                reason[key] = "private"
            elif parent is None:
                reason[key] = "parentNotFound" if school.get("parent") else "parentUnknown"
            else:
                reason[key] = "mergedInto"
                children.setdefault(parent["id"], []).append(school)
    units = [School(head, children.get(head["id"], [])) for head in heads]
    for unit in units:
        n = unit.compulsory()
        if unit.head["kind"] == "teachingPoint" and n is not None and n < 50:
            reason[unit.head["id"]] = "smallTeachingPoint"
        elif (unit.head.get("ownership") == "private"
              and choice("privateSchools", "include") == "exclude"):
            reason[unit.head["id"]] = "private"
    return units, reason


def share(unit, section, choice):
    """The section's part of what the school's sections share; None where it cannot be told."""
    if choice("sharedThings", "split") == "whole":
        return Fraction(1)
    weighted = {}
    for s in (PRIMARY, JUNIOR, SENIOR):
        if unit.has(s):
            n = unit.students(s)
            if n is None:
                return None
            weighted[s] = WEIGHT[s] * n
        elif (s in SECTIONS_OF_KIND[unit.head["kind"]]
              and choice("absentSection", "undetermined") == "undetermined"):
            return None
    return weighted[section] / sum(weighted.values())


def amount(unit, section, indicator, choice):
    if indicator == "degreeTeachers":
        return unit.teachers(section, "aboveDegree")
    if indicator == "backboneTeachers":
        return unit.teachers(section, "backbone")
    if indicator == "sportsArtsTeachers":
        whole = total([unit.teachers(section, "sports"), unit.teachers(section, "arts")])
        n = unit.compulsory()
        small = unit.head.get("setting") == "rural" and n is not None and 50 <= n < 100
        if whole is not None and small and choice("visitingTeachers", "add") == "add":
            whole += unit.teachers(section, "visitingSportsArts") or 0
        return whole
    area, indoor = unit.site("teachingArea"), unit.site("indoorSportsArea")
    if indicator == "teachingArea":
        if area is None or indoor is None or area < indoor:
            return None
        return area - indoor
    if indicator == "sportsArea":
        whole = total([unit.site("sportsFieldArea"), indoor])
        dense = unit.head.get("denseCentralCity", False)
        if whole is not None and dense and choice("externalSports", "add") == "add":
            whole += unit.site("externalSportsArea") or 0
        return whole
    return unit.site(indicator)


def standing(value, threshold, rounded):
    if value is None:
        return "-"
    if rounded:
        value = half_up(value)
    if value >= threshold:
        return "M"
    return "F" if value >= threshold * Fraction("0.85") else "B"


def verdict(standings):
    met, missing = standings.count("M"), standings.count("-")
    if "B" in standings or met + missing < 6:
        return False
    return None if missing else True


def coefficient(section, pairs, missing, choice):
    """Of pairs (students, amount)."""
    if not pairs:
        return {"cv": None, "unweighted": None, "met": None, "mean": None}
    students = sum(a for a, _ in pairs)
    mean = sum(x for _, x in pairs) / students
    variance = sum(a / students * (x / a - mean) ** 2 for a, x in pairs)
    plain_mean = sum(x / a for a, x in pairs) / len(pairs)
    plain_variance = sum((x / a - plain_mean) ** 2 for a, x in pairs) / len(pairs)
    plain = choice("coefficientWeighting", "weighted") == "unweighted"
    if mean == 0:
        return {"cv": None, "unweighted": None, "met": None, "mean": 0.0}
    square = plain_variance / plain_mean**2 if plain else variance / mean**2
    limit = LIMIT[section]
    if choice("coefficientRounding", "raw") == "twoDecimals":
        within = half_up(Fraction(root(square))) <= limit
    else:
        within = square <= limit**2
    if missing and choice("missingCoefficient", "undetermined") == "undetermined":
        within = None
    return {
        "cv": float(root(square)), "unweighted": float(root(plain_variance / plain_mean**2)),
        "mean": float(mean), "met": within,
    }


def evaluate(county, settings):
    choice = lambda setting, default: settings.get(setting, default)
    rounded = choice("indicatorRounding", "raw") == "twoDecimals"
    units, reason = homes(county, choice)
    unit_of = {u.head["id"]: u for u in units}
    rows, sections = [], {}
    for section in (PRIMARY, JUNIOR):
        parts = {i[0]: [] for i in INDICATORS}
        lost = {i[0]: 0 for i in INDICATORS}
        passes = []
        for school in county["schools"]:
            key = school["id"]
            unit = unit_of.get(key) or School(school, [])
            run = SECTIONS_OF_KIND.get(school["kind"], [])
            if not unit.has(section):
                # A school of which nothing is known is undetermined, not forgotten.
                if unit.has(PRIMARY) or unit.has(JUNIOR) or section not in run:
                    continue
            n = unit.students(section) if unit.has(section) else None
            gone = (not unit.has(section) and len(run) > 1
                    and choice("absentSection", "undetermined") == "notRun")
            why = reason.get(key) or ("noStudents" if n == 0 or gone else None)
            if why:
                rows.append({"id": key, "section": section, "excluded": why})
                continue
            values, standings = [], ""
            for indicator, per, primary, junior, shared in INDICATORS:
                threshold = Fraction(primary if section == PRIMARY else junior)
                x = amount(unit, section, indicator, choice)
                part = share(unit, section, choice) if shared else Fraction(1)
                if x is None or part is None or n is None:
                    values.append(None)
                    lost[indicator] += 1
                    standings += "-"
                    continue
                x *= part
                parts[indicator].append((n, x))
                values.append(x * per / n)
                standings += standing(x * per / n, threshold, rounded)
            passes.append(verdict(standings))
            row = {"id": key, "section": section, "standings": standings, "pass": passes[-1]}
            if not settings:
                row["values"] = [None if v is None else float(v) for v in values]
                row["students"] = None if n is None else float(n)
            rows.append(row)
        sections[section] = {
            "schools": len(passes), "passing": passes.count(True),
            "failing": passes.count(False),
            "coefficients": [
                coefficient(section, parts[i[0]], lost[i[0]], choice)
                | {"known": len(parts[i[0]]), "missing": lost[i[0]]}
                for i in INDICATORS
            ],
        }
    return {"settings": settings, "rows": rows, "sections": sections}


def decimals(rng, low, high, places):
    return round(rng.uniform(low, high), places)


def random_section(rng, n, section):
    per_hundred = {"aboveDegree": 5.5, "backbone": 1.2, "sports": 0.6, "arts": 0.6}
    teachers = {}
    for name, usual in per_hundred.items():
        if rng.random() > 0.02:
            spread = (0, 2.4) if name == "backbone" else (0.5, 1.6)
            teachers[name] = round(n * usual * rng.uniform(*spread) / 100)
    if rng.random() < 0.3:
        teachers["visitingSportsArts"] = rng.randrange(3)
    found = {"teachers": teachers}
    if rng.random() > 0.02:
        found["students"] = n
    return found


def random_school(rng, number, kind):
    school = {
        "id": str(3500000000 + number), "name": f"第{number}学校", "kind": kind,
        "ownership": "private" if rng.random() < 0.08 else "public",
        "setting": rng.choice(["urban", "town", "rural"]),
        "denseCentralCity": rng.random() < 0.1,
    }
    sections = {}
    for section in SECTIONS_OF_KIND.get(kind, [PRIMARY]):
        size = rng.choice([60, 99, 137, 360, 777, 1200, 1999, rng.randrange(50, 2500)])
        if kind == "teachingPoint":
            size = rng.randrange(20, 120)
        if rng.random() < 0.02:
            size = 0
        if rng.random() > 0.03 or len(SECTIONS_OF_KIND.get(kind, [PRIMARY])) == 1:
            sections[section] = random_section(rng, size, section)
    if kind == "primary" and rng.random() < 0.04:
        sections[JUNIOR] = random_section(rng, 45, JUNIOR)
    school["sections"] = sections
    n = sum(s.get("students", 300) for s in sections.values()) or 10
    site = {
        "teachingArea": decimals(rng, 4 * n, 9 * n, 2),
        "indoorSportsArea": decimals(rng, 0, 0.8 * n, 1),
        "sportsFieldArea": decimals(rng, 6 * n, 14 * n, 1),
        "externalSportsArea": decimals(rng, 0, 2 * n, 1),
        "equipmentValue": decimals(rng, 1500 * n, 4200 * n, 2),
        "multimediaRooms": round(n * rng.choice([0.8, 2.3, 2.4, 3, 5.5]) / 100),
    }
    if rng.random() < 0.05:
        # Exactly at a floor or threshold, as if the school had been built for it.
        at = rng.choice(["3.825", "4.5", "4.93", "5.8"])
        site["indoorSportsArea"] = 0
        site["teachingArea"] = float(Fraction(at) * n)
    for name in list(site):
        if rng.random() < 0.02:
            del site[name]
    school["site"] = site
    return school


def generate(seed):
    rng = random.Random(seed)
    kinds = (["primary"] * 60 + ["teachingPoint"] * 20 + ["junior"] * 18 + ["nineYear"] * 18
             + ["twelveYear"] * 6 + ["completeSecondary"] * 8 + ["special"] * 2
             + ["vocational"] * 2)
    rng.shuffle(kinds)
    schools = [random_school(rng, i, kind) for i, kind in enumerate(kinds)]
    counted = [s for s in schools if s["kind"] in ("primary", "nineYear")][30:]
    for school in schools:
        if school["kind"] in ("primary", "teachingPoint") and rng.random() < 0.4:
            if school in counted:
                continue
            school["counted"] = False
            parent = rng.choice(counted)
            school["parent"] = parent[rng.choice(["id", "name"])]
    points = [s for s in schools if not s.get("counted", True)]
    points[0]["parent"] = "没有这所学校"
    points[1]["parent"] = points[2]["id"]
    del points[3]["parent"]
    corrected = {points[4]["id"]: counted[0]["id"]}
    return {
        "format": "junheng-county", "version": 1, "name": "随机县", "schoolYear": 2024,
        "schools": schools, "corrections": {"parents": corrected},
    }


def main():
    what, argument = sys.argv[1:]
    if what == "generate":
        result = generate(int(argument))
    else:
        with open(argument, encoding="utf-8") as file:
            county = json.load(file, parse_float=Fraction)
        result = [evaluate(county, settings) for settings in VARIANTS]
    json.dump(result, sys.stdout, ensure_ascii=False, indent=0, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
