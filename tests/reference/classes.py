#!/usr/bin/env python3
"""Classes, bands, the ledger and seats a second time, one class after another, straight from the
rules in words (docs/projection.md). It shares no code with the program it checks.

    classes.py generate SEED    writes a random county of school sections
    classes.py evaluate FILE    writes what must follow from it
"""

import json
import math
import random
import sys
from fractions import Fraction

LARGE = 56
FORM = [(1, 25), (26, 30), (31, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 60), (61, 65),
        (66, None)]


def people(pupils):
    return math.floor(Fraction(pupils) + Fraction(1, 2))


def evenly(pupils, classes):
    return [pupils // classes + (1 if i < pupils % classes else 0) for i in range(classes)]


def proportionally(pupils, weights):
    """Largest remainders in fractions; equal remainders go to the earlier class."""
    exact = [Fraction(w * pupils, sum(weights)) for w in weights]
    sizes = [math.floor(x) for x in exact]
    by_rest = sorted(range(len(exact)), key=lambda i: (sizes[i] - exact[i], i))
    for i in by_rest[:pupils - sum(sizes)]:
        sizes[i] += 1
    return sizes


class Room:
    """A class through the years, with what becomes of it."""

    def __init__(self, name, number, grade, year):
        self.name, self.number, self.grade, self.year = name, number, grade, year
        self.sizes = []
        self.recut = set()
        self.end = None


class Cohort:
    def __init__(self):
        self.rooms = []
        self.weights = None  # proportions of a real list; None: even

    def sizes(self, pupils):
        if self.weights is None:
            return evenly(pupils, len(self.rooms)) if self.rooms else []
        return proportionally(pupils, self.weights)


def share_count(pupils, count):
    """A known number of classes over grades: always the grade whose classes are fullest."""
    classes = [1 if n else 0 for n in pupils]
    for _ in range(count - sum(classes)):
        open_to = [g for g in range(len(pupils)) if 0 < classes[g] < pupils[g]]
        if not open_to:
            break
        fullest = max(open_to, key=lambda g: (Fraction(pupils[g], classes[g]), -g))
        classes[fullest] += 1
    return classes


class Section:
    def __init__(self, told, years):
        self.told = told
        self.years = years
        self.grades = told["grades"]
        self.all = []
        self.cohorts = [Cohort() for _ in self.grades]
        self.now = []
        self.begin()

    def plan(self, ahead):
        plans = self.told["plan"]
        return plans[min(ahead, len(plans) - 1)]

    def room(self, column, year, number, name=None):
        room = Room(name, number, self.grades[column], year)
        self.all.append(room)
        return room

    def begin(self):
        today = [people(n) for n in self.told["today"]]
        self.kind = "new"
        if self.told.get("classes"):
            self.kind = "list"
        elif any(today):
            self.kind = "bands" if self.told.get("bands") else (
                "count" if self.told.get("count") else "nothing")
        self.carried = self.told["mode"] == "carried" or (
            self.told["mode"] == "auto" and self.kind in ("list", "new"))
        count = self.told.get("count")
        if self.kind == "bands":
            count = sum(self.told["bands"])
        counts = share_count(today, count) if self.kind in ("bands", "count") else [
            math.ceil(Fraction(n, self.plan(0)["cap"])) for n in today]
        for column, grade in enumerate(self.grades):
            cohort = self.cohorts[column]
            listed = [c for c in self.told.get("classes") or [] if c["grade"] == grade]
            listed = [c for c in listed if c["students"] > 0]
            if self.kind == "list" and listed:
                cohort.weights = [c["students"] for c in listed]
                for number, c in enumerate(listed, 1):
                    cohort.rooms.append(self.room(column, 0, number, c["name"]))
                sizes = list(cohort.weights)
            else:
                for number in range(1, counts[column] + 1):
                    cohort.rooms.append(self.room(column, 0, number))
                sizes = cohort.sizes(today[column])
            self.write(cohort, sizes)
            self.now.append(sizes)
        self.history = [self.now]

    @staticmethod
    def write(cohort, sizes):
        for room, size in zip(cohort.rooms, sizes):
            room.sizes.append(size)

    @staticmethod
    def stop(rooms, how):
        for room in rooms:
            if room.end is None:
                room.end = how

    def step(self, ahead):
        plan, year = self.plan(ahead), ahead + 1
        pupils = [people(n) for n in self.told["ahead"][ahead]]
        self.stop(self.cohorts[-1].rooms, "graduates")
        self.cohorts = [Cohort()] + self.cohorts[:-1]
        now = []
        for column, cohort in enumerate(self.cohorts):
            if pupils[column] == 0:
                self.stop(cohort.rooms, "graduates")
                self.cohorts[column] = cohort = Cohort()
            sizes = cohort.sizes(pupils[column])
            if 0 in sizes:
                self.stop([r for r, s in zip(cohort.rooms, sizes) if s == 0], "reformed")
                cohort.rooms = [r for r, s in zip(cohort.rooms, sizes) if s]
                sizes = [s for s in sizes if s]
                if cohort.weights is not None:
                    cohort.weights = list(sizes)
            now.append(sizes)
        if self.carried:
            self.carry(year, plan, pupils, now)
        else:
            self.fresh(year, plan, pupils, now)
        for column, cohort in enumerate(self.cohorts):
            self.write(cohort, now[column])
        self.history.append(now)

    def cut(self, column, year, pupils, classes, now):
        """Cuts a cohort evenly into so many classes; its first classes go on."""
        cohort = self.cohorts[column]
        before = len(cohort.rooms)
        if before != classes or cohort.weights is not None:
            for room in cohort.rooms:
                room.recut.add(year)
        self.stop(cohort.rooms[classes:], "reformed")
        cohort.rooms = cohort.rooms[:classes]
        for number in range(before + 1, classes + 1):
            cohort.rooms.append(self.room(column, year, number))
        cohort.weights = None
        now[column] = cohort.sizes(pupils)

    def fresh(self, year, plan, pupils, now):
        made = [math.ceil(Fraction(n, plan["cap"])) for n in pupils]
        while plan["limited"] and plan["rooms"] is not None and sum(made) > plan["rooms"]:
            able = [g for g in range(len(made)) if made[g] > 1]
            if not able:
                break
            least = min(able, key=lambda g: (Fraction(pupils[g], made[g] - 1), g))
            made[least] -= 1
        for column, classes in enumerate(made):
            self.cut(column, year, pupils[column], classes, now)

    def carry(self, year, plan, pupils, now):
        floor = self.told.get("mergeBelow")
        if floor:
            for column in range(len(self.cohorts)):
                self.merge(column, year, plan["cap"], floor, pupils[column], now)
        for column, cohort in enumerate(self.cohorts):
            if pupils[column] == 0 or cohort.rooms:
                continue
            used = sum(len(c.rooms) for c in self.cohorts)
            classes = math.ceil(Fraction(pupils[column], plan["cap"]))
            if plan["limited"] and plan["rooms"] is not None:
                classes = min(classes, max(1, plan["rooms"] - used))
            self.cut(column, year, pupils[column], classes, now)
        limit = plan["splitOver"]
        if not limit:
            return
        # The grade with the fullest class first, the younger of equal ones; each grade once.
        waiting = set(range(len(self.cohorts)))
        while True:
            over = [g for g in waiting if now[g] and max(now[g]) > limit]
            if not over:
                return
            column = max(over, key=lambda g: (max(now[g]), -g))
            waiting.remove(column)
            used = sum(len(c.rooms) for c in self.cohorts)
            free = 10**6 if plan["rooms"] is None else plan["rooms"] - used
            if free > 0:
                self.split(column, year, limit, free, now)

    def split(self, column, year, limit, free, now):
        cohort = self.cohorts[column]
        big = [i for i, s in enumerate(now[column]) if s > limit or cohort.weights is None]
        pool = sum(now[column][i] for i in big)
        made = min(max(math.ceil(Fraction(pool, limit)), len(big) + 1), len(big) + free)
        self.stop([cohort.rooms[i] for i in big], "split")
        rooms = [r for i, r in enumerate(cohort.rooms) if i not in big]
        sizes = [s for i, s in enumerate(now[column]) if i not in big]
        for number in range(1, made + 1):
            rooms.append(self.room(column, year, number))
        now[column] = sizes + evenly(pool, made)
        cohort.rooms = rooms
        if cohort.weights is not None:
            cohort.weights = list(now[column])

    def merge(self, column, year, cap, floor, pupils, now):
        cohort = self.cohorts[column]
        if cohort.weights is None:
            k = len(cohort.rooms)
            if k > 1 and pupils // k < floor:
                kept = min(k, max(pupils // floor, math.ceil(Fraction(pupils, cap)), 1))
                if kept != k:
                    self.cut(column, year, pupils, kept, now)
            return
        while len(now[column]) > 1:
            order = sorted(range(len(now[column])), key=lambda i: (now[column][i], i))
            first, second = order[0], order[1]
            a, b = now[column][first], now[column][second]
            if a >= floor or a + b > cap:
                return
            self.stop([cohort.rooms[first], cohort.rooms[second]], "reformed")
            keep = [i for i in range(len(now[column])) if i not in (first, second)]
            rooms = [cohort.rooms[i] for i in keep]
            sizes = [now[column][i] for i in keep] + [a + b]
            rooms.append(self.room(column, year, len(sizes)))
            cohort.rooms, cohort.weights, now[column] = rooms, list(sizes), sizes

    def bands(self, at):
        """Classes of at most 45, 50, 55, 65 and more pupils."""
        if at == 0 and self.kind == "bands":
            b = self.told["bands"]
            return [sum(b[:5]), b[5], b[6], b[7] + b[8], b[9]]
        sizes = [s for grade in self.history[at] for s in grade]
        ends = [0, 45, 50, 55, 65, 10**9]
        return [sum(1 for s in sizes if a < s <= b) for a, b in zip(ends, ends[1:])]

    def ledger(self):
        rows = []
        if self.kind == "bands":
            over = [t for t in range(1, len(self.history))
                    if any(s >= LARGE for g in self.history[t] for s in g)]
            after = max(over, default=0) + 1
            goes = after < len(self.history)
            for (low, _), n in zip(FORM, self.told["bands"]):
                if low >= LARGE:
                    rows += [[0, "", i, low, 0, after if goes else None,
                              "reformed" if goes else None] for i in range(1, n + 1)]
        later = []
        for room in self.all:
            over = [i for i, s in enumerate(room.sizes) if s >= LARGE]
            if not over or (self.kind == "bands" and room.year == 0 and over[0] == 0):
                continue
            since, after = room.year + over[0], room.year + over[-1] + 1
            if over[-1] + 1 < len(room.sizes):
                how = "reformed" if after in room.recut else "shrinks"
            else:
                how = room.end
            later.append([room.grade + over[0], room.name or "", room.number,
                          room.sizes[over[0]], since, after if how else None, how])
        later.sort(key=lambda row: row[4])
        return rows + later


def evaluate(county):
    ahead = len(county["sections"][0]["ahead"])
    sections = []
    total = [[0] * 5 for _ in range(ahead + 1)]
    for told in county["sections"]:
        section = Section(told, ahead)
        for year in range(ahead):
            section.step(year)
        bands = [section.bands(t) for t in range(ahead + 1)]
        total = [[a + b for a, b in zip(x, y)] for x, y in zip(total, bands)]
        sections.append({"classes": section.history, "bands": bands, "ledger": section.ledger()})
    demand, seats = county["demand"], county["seats"]
    peak = demand.index(max(demand))
    rest = demand[peak + 1:]
    trough = None if not rest else peak + 1 + max(
        i for i, d in enumerate(rest) if d == min(rest))
    short = [i for i, (d, s) in enumerate(zip(demand, seats)) if d > s]
    closes = short[-1] + 1 if short and short[-1] + 1 < len(demand) else None
    return {"sections": sections, "bands": total, "seats": {
        "gap": [d - s for d, s in zip(demand, seats)], "peak": peak, "trough": trough,
        "closes": closes}}


def generate(seed):
    rng = random.Random(seed)
    ahead = 10
    sections = []
    for number in range(24):
        width = rng.choice([6, 6, 3, 2])
        grades = list(range(7, 10)) if width == 3 else list(range(1, width + 1))
        kind = rng.choice(["list", "list", "list", "bands", "count", "nothing", "new"])
        base = rng.choice([15, 40, 90, 150, 260])
        lists = [[max(0, int(rng.gauss(rng.choice([44, 50, 58]), 6)))
                  for _ in range(max(1, round(base / 48)))] for _ in grades]
        today = [float(sum(sizes)) for sizes in lists]
        if kind != "list":
            today = [float(rng.randint(0, base)) for _ in grades]
        if kind == "new":
            today = [0.0] * width
        students = []
        row = today
        for _ in range(ahead):
            entry = max(0.0, rng.gauss(base, base / 6)) if rng.random() > 0.03 else 0.0
            row = [entry] + [n * rng.uniform(0.9, 1.08) for n in row[:-1]]
            # Tenths of pupils, now and then just on the half.
            row = [round(n * 2) / 2 if rng.random() < 0.3 else round(n, 1) for n in row]
            students.append(row)
        section = {"id": f"{number:02}", "section": "junior" if width == 3 else "primary",
                   "grades": grades, "today": today, "ahead": students,
                   "mode": rng.choice(["auto", "auto", "carried", "fresh"]),
                   "mergeBelow": rng.choice([None, None, 20, 30])}
        if kind == "list":
            section["classes"] = [{"grade": g, "name": f"{g}({i})", "students": n}
                                  for g, sizes in zip(grades, lists)
                                  for i, n in enumerate(sizes, 1)]
        pupils = int(sum(today))
        if kind == "bands" and pupils:
            section["bands"] = [rng.choice([0, 0, 1, 2]) for _ in range(10)]
            section["bands"][7] += 1
        if kind == "count":
            section["count"] = rng.randint(1, width * 4)
        rooms = rng.choice([None, round(sum(today) / 48) + rng.randint(-1, 4)])
        rooms = None if rooms is None else max(0, rooms)
        section["plan"] = [{"cap": rng.choice([40, 45, 50]), "rooms": rooms,
                            "limited": rooms is not None and rng.random() < 0.6,
                            "splitOver": rng.choice([None, 50, 55])}
                           for _ in range(rng.choice([1, 1, 3]))]
        sections.append(section)
    demand = [rng.randint(1500, 2500) for _ in range(12)]
    return {"lastYear": 2025, "sections": sections, "demand": demand,
            "seats": [45 * (40 + i // 4) for i in range(12)]}


if __name__ == "__main__":
    if sys.argv[1] == "generate":
        print(json.dumps(generate(int(sys.argv[2])), ensure_ascii=False))
    else:
        with open(sys.argv[2], encoding="utf-8") as file:
            print(json.dumps(evaluate(json.load(file)), ensure_ascii=False))
