"""The enrolment forecast once more, plainly and on its own, for a small random county.

    forecast.py generate    writes a random county file with births and a feeder table
    forecast.py evaluate    writes what the forecast must say of forecast-county.json

Dictionaries and loops instead of tables; nothing is shared with the program it checks.
"""

import json
import math
import os
import random
import statistics
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
YEARS = list(range(2019, 2026))
HORIZON = 10
LEVELS = {"primary": list(range(1, 7)), "junior": list(range(7, 10))}


# ---------------------------------------------------------------- a county


def make_county(seed):
    rng = random.Random(seed)
    zones = ["东片", "西片"]
    schools, history = [], []

    def add(ident, kind, grades, size, zone, first=YEARS[0], last=YEARS[-1], odd=None):
        sections = {}
        if any(g <= 6 for g in grades):
            sections["primary"] = {}
        if any(g >= 7 for g in grades):
            sections["junior"] = {}
        schools.append({"id": ident, "name": "学校" + ident, "zone": zone, "kind": kind,
                        "sections": sections})
        trend = rng.uniform(0.95, 1.03)
        stay = rng.uniform(0.97, 1.02)
        row = {g: size * rng.uniform(0.85, 1.15) for g in grades}
        for year in YEARS:
            now = {}
            for g in grades:
                if g - 1 in row and g != 7:
                    now[g] = row[g - 1] * stay * rng.uniform(0.96, 1.04)
                else:
                    now[g] = size * trend ** (year - YEARS[0]) * rng.uniform(0.92, 1.08)
            row = now
            told = dict(now)
            if odd:
                odd(year, told)
            if first <= year <= last:
                for g in sorted(told):
                    history.append({"year": year, "unit": ident, "grade": g,
                                    "students": float(round(told[g]))})

    whole = list(range(1, 7))
    for i in range(5):
        add(f"P{i}", "primary", whole, rng.uniform(30, 160), zones[i % 2])
    add("PN", "primary", whole, 70, zones[0], first=2023)
    add("PC", "primary", whole, 25, zones[1], last=2022)
    add("PT", "teachingPoint", [1, 2, 3], 12, zones[1])

    def remnant(year, told):
        if year >= 2024:
            told[6] = 2.0

    add("PR", "primary", whole, 60, zones[0], odd=remnant)

    def fed(year, told):
        told[4] = told[4] * 2.2  # takes in another school's pupils

    add("PF", "primary", whole, 40, zones[1], odd=fed)
    for i in range(3):
        add(f"J{i}", "junior", [7, 8, 9], rng.uniform(120, 260), zones[i % 2])

    def jump(year, told):
        if year == 2022:
            told[8] = told[8] * 2.0

    add("N", "nineYear", list(range(1, 10)), 50, zones[0], odd=jump)
    births = [{"year": y, "count": float(round(1150 * 0.95 ** (y - 2012) * rng.uniform(0.97, 1.03)))}
              for y in range(2012, 2025) if y != 2020]
    feeders = [("P0", "J0", 0.6), ("P0", "J1", 0.4), ("P1", "J1", 1.0), ("P2", "J0", 1.0),
               ("P3", "J1", 0.5), ("P3", "N", 0.3), ("N", "N", 0.9)]
    return {"format": "junheng-county", "version": 1, "name": "参照县", "schools": schools,
            "history": history, "births": births,
            "feeders": [{"from": f, "to": t, "share": s} for f, t, s in feeders]}


# ---------------------------------------------------------------- the method


def total(rows, unit, year):
    return sum(rows.get((unit, year, g), 0.0) for g in range(13))


def quantile(values, q):
    values = sorted(values)
    place = (len(values) - 1) * q
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


class Level:
    """One level of the county as it was known at the end of `years`."""

    def __init__(self, grades, units, cells, years):
        self.grades, self.units = grades, units
        self.cell = cells
        known = [t for t in years if any(self.total(u, t) > 0 for u in units)]
        self.years = [t for t in years if known and t >= known[0]]
        self.filled = known
        self.T = len(self.years)
        self.last = years[-1]

    def n(self, u, t, g):
        return self.cell.get((u, t, g), 0.0)

    def total(self, u, t):
        return sum(self.n(u, t, g) for g in self.grades)

    def serves(self, u, t, g):
        filled = [self.n(u, t, h) for h in self.grades if self.n(u, t, h) > 0]
        return bool(filled) and self.n(u, t, g) > 0 and \
            self.n(u, t, g) >= 0.1 * statistics.median(filled)

    def pull(self, r):
        return r ** ((self.T - 1) / self.T)

    def links(self):
        found = {}
        for u in self.units:
            for g in self.grades[1:]:
                found[u, g] = [[t, self.n(u, t - 1, g - 1), self.n(u, t, g)]
                               for t in self.years[1:]
                               if self.serves(u, t - 1, g - 1) and self.serves(u, t, g)]
        return found


def weight(level, t):
    return 0.85 ** (level.last - t)


def level_ratios(level, links):
    """The levels share no grade, so the ratio over all pools is the pool's own."""
    ratios = {}
    for g in level.grades[1:]:
        y = sum(weight(level, t) * y for u in level.units for t, x, y in links[u, g])
        x = sum(weight(level, t) * x for u in level.units for t, x, y in links[u, g])
        common = y / x if x > 0 else 1.0
        ratios[g] = (y + 2000 * common) / (x + 2000)
    return ratios


def draw_in(levels, links, ratios):
    centres, far = {}, []
    for name, level in levels.items():
        for key, found in links[name].items():
            logs = [math.log(y / x) for t, x, y in found] + [math.log(ratios[name][key[1]])]
            centres[name, key] = statistics.median(logs)
            far += [abs(math.log(y / x) - centres[name, key]) * math.sqrt(x) for t, x, y in found]
    s = 1.4826 * statistics.median(far) if far else 0.0
    for name in levels:
        for key, found in links[name].items():
            for link in found:
                t, x, y = link
                limit = max(math.log(1.25), 4 * s / math.sqrt(x))
                away = max(-limit, min(limit, math.log(y / x) - centres[name, key]))
                link[2] = x * math.exp(centres[name, key] + away)


class Whole:
    def __init__(self, level):
        self.level = level
        L = level
        self.B = {g: sum(L.n(u, L.last, g) for u in L.units) for g in L.grades}
        self.PR = {}
        for g in L.grades[1:]:
            y = x = 0.0
            for t in L.years[1:]:
                for u in L.units:
                    if L.total(u, t) > 0 and L.total(u, t - 1) > 0:
                        y += weight(L, t) * L.n(u, t, g)
                        x += weight(L, t) * L.n(u, t - 1, g - 1)
            self.PR[g] = L.pull(y / x if x > 0 else 1.0)
            if not any(L.serves(u, L.last, g) for u in L.units):
                self.PR[g] = 0.0
        self.I = {(L.last, g): 1.0 for g in L.grades}
        for t in reversed(L.years[:-1]):
            for g in L.grades:
                both = [u for u in L.units if L.total(u, t) > 0 and L.total(u, t + 1) > 0]
                a, b = sum(L.n(u, t, g) for u in both), sum(L.n(u, t + 1, g) for u in both)
                self.I[t, g] = self.I[t + 1, g] * (a / b if a > 0 and b > 0 else 1.0)
        self.v = {t: 0.7 ** (L.last - t) for t in L.years}
        g = L.grades[0]
        v = sum(self.v.values())
        self.a = sum(self.v[t] * math.log(self.I[t, g]) for t in L.years) / v
        self.middle = sum(self.v[t] * t for t in L.years) / v
        self.b = 0.0
        if L.T >= 4:
            mean_t = sum(L.years) / L.T
            mean_l = sum(math.log(self.I[t, g]) for t in L.years) / L.T
            b = sum((t - mean_t) * (math.log(self.I[t, g]) - mean_l) for t in L.years) / \
                sum((t - mean_t) ** 2 for t in L.years)
            self.b = max(-0.06, min(0.06, b))  # one pool begins with this grade

    def trend(self, h):
        damped = sum(0.85 ** i for i in range(h))
        exponent = self.a + self.b * (self.level.last - self.middle + damped)
        return self.B[self.level.grades[0]] * math.exp(max(-1.0, min(1.0, exponent)))

    def ahead(self, entrants):
        Q, before = [], self.B
        for e in entrants:
            now = {g: before[g - 1] * self.PR[g] if g in self.PR else e for g in self.level.grades}
            Q.append(now)
            before = now
        return Q


def fit(pairs, last):
    if not pairs:
        return None
    middle = statistics.median(y / x for t, x, y in pairs)
    above = below = 0.0
    for t, x, y in pairs:
        w = 0.85 ** (last - t)
        above += w * x * max(middle / 1.25, min(middle * 1.25, y / x))
        below += w * x
    return above / below


def cohort(births, t, until):
    parts = [(births.get(t - 7) if t - 7 <= until else None, 1 / 3),
             (births.get(t - 6) if t - 6 <= until else None, 1 - 1 / 3)]
    known = sum(w for b, w in parts if b is not None)
    if known == 0:
        return None, False
    return sum(b * w for b, w in parts if b is not None) / known, known < 1 - 1e-9


def from_births(level, whole, births, until, horizon):
    full, partly = [], []
    for t in level.years:
        c, part = cohort(births, t, until)
        e = sum(level.n(u, t, 1) for u in level.units)
        if c is not None and e > 0:
            (partly if part else full).append((t, c, e))
    kappa = fit(full or partly, level.last)
    entrants, sources = [], []
    for h in range(1, horizon + 1):
        c, part = cohort(births, level.last + h, until)
        if c is not None and kappa is not None:
            entrants.append(c * kappa)
            sources.append("birthsPartly" if part else "births")
        else:
            so_far_trend = all(s == "trend" for s in sources)
            entrants.append(whole.trend(h) if so_far_trend
                            else entrants[-1] * math.exp(whole.b * 0.85 ** (h - 1)))
            sources.append("trend")
    return entrants, sources


def from_leavers(level, whole, below, ahead, feeders, horizon):
    def leavers(u, h):
        return below.n(u, below.last, 6) if h == 1 else ahead[u][h - 2][6]

    pairs = []
    for t in level.years[1:] if level.years[0] == below.years[0] else level.years:
        x = sum(below.n(u, t - 1, 6) for u in below.units)
        y = sum(level.n(u, t, 7) for u in level.units)
        if x > 0 and y > 0:
            pairs.append((t, x, y))
    tau = fit(pairs, level.last)
    entrants, sources = [], []
    for h in range(1, horizon + 1):
        entrants.append(tau * sum(leavers(u, h) for u in below.units))
        sources.append("feeders")
    fed = {}
    for j in level.units:
        mine = [(f, s) for f, to, s in feeders if to == j]
        if not mine:
            continue
        came = sent = 0.0
        for t in level.years[1:]:
            x = sum(s * below.n(f, t - 1, 6) for f, s in mine)
            if x > 0 and level.serves(j, t, 7):
                came += weight(level, t) * level.n(j, t, 7)
                sent += weight(level, t) * x
        r = (came + 150 * tau) / (sent + 150)
        fed[j] = [r * sum(s * leavers(f, h) for f, s in mine) for h in range(1, horizon + 1)]
    return entrants, sources, fed


def units_ahead(level, whole, links, R, entrants, sources, fed):
    L, horizon = level, len(entrants)
    Q = whole.ahead(entrants)
    C = {}
    for u in L.units:
        sy = sum(weight(L, t) * y for g in L.grades[1:] for t, x, y in links[u, g])
        sx = sum(R[g] * weight(L, t) * x for g in L.grades[1:] for t, x, y in links[u, g])
        m = (sy + 200) / (sx + 200)
        r = {}
        for g in L.grades[1:]:
            y = sum(weight(L, t) * y for t, x, y in links[u, g])
            x = sum(weight(L, t) * x for t, x, y in links[u, g])
            r[g] = (y + 150 * R[g] * m) / (x + 150)
        role = {}
        for g in L.grades:
            if not L.serves(u, L.last, g):
                role[g] = "none"
            elif g == L.grades[0] or not L.serves(u, L.last, g - 1):
                role[g] = "entry"
            else:
                x = sum(x for t, x, y in links[u, g])
                y = sum(y for t, x, y in links[u, g])
                role[g] = "entry" if x > 0 and not (1 / 1.5 <= y / x <= 1.5) else "linked"
        before, C[u] = {g: L.n(u, L.last, g) for g in L.grades}, []
        for h in range(horizon):
            now = {}
            for g in L.grades:
                if role[g] == "none":
                    now[g] = 0.0
                elif role[g] == "linked":
                    now[g] = before[g - 1] * r[g]
                elif g == L.grades[0] and u in fed:
                    now[g] = fed[u][h]
                else:
                    served = [t for t in L.years if L.serves(u, t, g)]
                    lam = sum(whole.v[t] * L.n(u, t, g) for t in served) / \
                        sum(whole.v[t] * whole.I[t, g] for t in served)
                    now[g] = lam * max(0.3, min(3.0, Q[h][g] / whole.B[g]))
            C[u].append(now)
            before = now
    n = {u: L.total(u, L.last) for u in L.units}
    all_n = sum(n.values())
    ahead = {u: [] for u in L.units}
    for h in range(horizon):
        c = {u: sum(C[u][h].values()) for u in L.units}
        K = (sum(Q[h].values()) + sum(c.values())) / 2
        scale = K / sum(c.values())
        unknown = sum(s == "trend" for s in sources[:h + 1]) / (h + 1)
        gamma = 1 - unknown / L.T
        for u in L.units:
            X = 0.5 * c[u] * scale + 0.5 * n[u] * (gamma * K / all_n + 1 - gamma)
            ahead[u].append({g: C[u][h][g] * X / c[u] if c[u] > 0 else 0.0 for g in L.grades})
    return ahead


def look(county, cells, upto, until, horizon):
    """Everything from the end of year `upto`."""
    years = [t for t in YEARS if t <= upto]
    births = {b["year"]: b["count"] for b in county["births"]}
    feeders = scaled(county)
    levels = {}
    for name, grades in LEVELS.items():
        units = [s["id"] for s in county["schools"]
                 if any(cells.get((s["id"], t, g), 0) > 0 for t in YEARS for g in grades)]
        levels[name] = Level(grades, units, cells, years)
    links = {name: level.links() for name, level in levels.items()}
    draw_in(levels, links, {k: level_ratios(v, links[k]) for k, v in levels.items()})
    R = {k: {g: v.pull(r) for g, r in level_ratios(v, links[k]).items()}
         for k, v in levels.items()}
    wholes = {name: Whole(level) for name, level in levels.items()}
    primary, junior = levels["primary"], levels["junior"]
    e, s = from_births(primary, wholes["primary"], births, until, horizon)
    first = units_ahead(primary, wholes["primary"], links["primary"], R["primary"], e, s, {})
    e2, s2, fed = from_leavers(junior, wholes["junior"], primary, first, feeders, horizon)
    second = units_ahead(junior, wholes["junior"], links["junior"], R["junior"], e2, s2, fed)
    return levels, {"primary": (first, e, s), "junior": (second, e2, s2)}


def scaled(county):
    lines = [(f["from"], f["to"], f["share"]) for f in county["feeders"]]
    sums = {}
    for f, _, s in lines:
        sums[f] = sums.get(f, 0.0) + s
    return [(f, t, s / max(1.0, sums[f])) for f, t, s in lines]


# ---------------------------------------------------------------- bands


def student_quantile(p, v):
    """By Simpson's rule on the density and halving: slow, and nothing like the series."""
    c = math.exp(math.lgamma((v + 1) / 2) - math.lgamma(v / 2)) / math.sqrt(v * math.pi)

    def below(t, steps=4000):
        def f(x):
            return c * (1 + x * x / v) ** (-(v + 1) / 2)
        h = t / steps
        return 0.5 + h / 3 * (f(0) + f(t) + sum((4 if i % 2 else 2) * f(i * h)
                                                for i in range(1, steps)))
    low, high = 0.0, 50.0
    for _ in range(50):
        mid = (low + high) / 2
        low, high = (mid, high) if below(mid) < p else (low, mid)
    return (low + high) / 2


def bands(county, cells):
    scores, errors, both = {}, {}, {}
    for upto in YEARS[1:-1]:
        levels, found = look(county, cells, upto, upto, YEARS[-1] - upto)
        for name, (ahead, _, _) in found.items():
            level = levels[name]
            f1 = a1 = 0.0
            for u in level.units:
                n = level.total(u, upto)
                for h, row in enumerate(ahead[u]):
                    came, told = level.total(u, upto + 1 + h), sum(row.values())
                    if n > 0 and came > 0 and told > 0:
                        if h == 0:
                            f1, a1 = f1 + told, a1 + came
                        if n >= 60:
                            z = abs(math.log(came / told)) / \
                                (math.sqrt(1 / n + 1 / 3000) * (h + 1) ** 0.65)
                            scores.setdefault(name, []).append(z)
            errors.setdefault(name, []).append(math.log(a1 / f1))
            sums = both.setdefault(upto, [0.0, 0.0])
            sums[0], sums[1] = sums[0] + f1, sums[1] + a1
    errors["county"] = [math.log(a / f) for f, a in both.values()]
    width = {}
    for name, z in scores.items():
        w = len(z) / (len(z) + 30) if len(z) >= 5 else 0.0
        width[name] = [1.1 * math.exp(w * math.log(quantile(z, q)) + (1 - w) * math.log(p))
                       for q, p in ((0.5, 0.65), (0.9, 1.9))]
    totals = {}
    for name, e in errors.items():
        s = math.sqrt((3 * 0.012 ** 2 + sum(x * x for x in e)) / (3 + len(e)))
        t = [student_quantile(p, 3 + len(e)) for p in (0.75, 0.95)]
        totals[name] = [[q * s * h ** 0.8 for q in t] for h in range(1, HORIZON + 1)]
    return width, totals


def evaluate(county):
    cells = {(r["unit"], r["year"], r["grade"]): r["students"] for r in county["history"]}
    levels, found = look(county, cells, YEARS[-1], 9999, HORIZON)
    width, totals = bands(county, cells)
    expected = {"county": totals["county"]}
    for name, (ahead, entrants, sources) in found.items():
        grades = LEVELS[name]
        expected[name] = {
            "entrants": entrants, "sources": sources, "width": width[name],
            "spread": totals[name],
            "units": {u: [[row[g] for g in grades] for row in rows] for u, rows in ahead.items()}}
    return expected


def main():
    if sys.argv[1:] == ["generate"]:
        value = make_county(20)
    else:
        with open(os.path.join(FOLDER, "forecast-county.json"), encoding="utf-8") as file:
            value = evaluate(json.load(file))
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(value, ensure_ascii=False))


main()
