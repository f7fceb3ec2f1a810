# Projection: classes, seats, teachers, milestones
milestone-largeBy2020 = No large classes (56 and more) to speak of by 2020
milestone-standardBy2020 = Nearly all classes within 45 (primary) and 50 (junior) by 2020
milestone-largeBy2025 = No large classes (56 and more) to speak of by 2025
milestone-fiftyBy2025 = Classes of 51 to 55 at most 10 % by 2025
milestone-townLargeBy2027 = No large class in cities and towns by 2027
milestone-standardBy2027 = Every school and class within the national standard by 2027
finding-classes-disagree = { $school } ({ $section }), grade { $grade }: in { $year } its classes add up to { $listed } pupils, but the grade has { $pupils }. Later years share the grade’s pupils out over the classes. Check which is wrong.
finding-grade-without-classes = { $school } ({ $section }), grade { $grade }: in { $year } it has { $pupils } pupils, but the class list has no class of this grade. For now it is cut evenly at the size limit. Please add its classes.
finding-class-without-size = { $school } ({ $section }), grade { $grade }: in { $year } the size of { $n } classes is missing. For now they share the pupils that the other classes leave. Please fill them in.
finding-classes-other-year = The class list of { $school } ({ $section }) is of { $listed }, but the latest pupils are of { $year }; only its number of classes is used. Please give figures of one school year.
finding-no-room = { $school } ({ $section }), grade { $grade }: in { $years } years from { $year } on no room is free, up to { $lacking } classes are not formed, and the largest class reaches { $largest } pupils. Add rooms, divert pupils, or raise the size limit.
finding-rooms-negative = { $school } ({ $section }): its rooms in { $year } are { $rooms }, which cannot be below 0, and are taken as 0. Please check.
finding-classes-of-a-unit = The history of { $unit } does not tell its schools apart; its classes are worked out as if it were one school, and there will be more in fact.
finding-small-school-cliff = { $school } ({ $section }): { $pupils } pupils are projected for { $year }, who count as { $heads } under “{ $rule }”; { $edge } would count as { $before }, so more pupils bring less money.
finding-teachers-of-schools-missing = { $n } schools ({ $section }) have not told their teachers; the stock is that of the others, and the recruits come out too many. Please fill them in.
finding-milestone-unreadable = “{ $at }” of the milestone “{ $id }” is wrong or missing; it was left as it was.

# Projection: enrolment ahead
finding-forecast-place-odd = “{ $unit }” has a figure for the year { $year } and grade { $grade }, which cannot be a school year or grade, and it was not used. Please correct it.
finding-forecast-figure-odd = The pupils of “{ $unit }”, grade { $grade }, in { $year } are negative or not a number, and were not used. Please correct them.
finding-forecast-told-twice = The pupils of “{ $unit }”, grade { $grade }, in { $year } are told twice with different figures; the later one is used. Please keep one.
finding-forecast-totals-shared = For { $count } schools ({ $section }) only the total of { $year } is known; it was shared out over the grades as the year before moved up, or as in the other schools. Class lists or pupils by grade would make this better.
finding-forecast-unit-is-total = “{ $unit }” equals the sum of all other units and is taken for a total, so that nobody is counted twice. If it is a unit of its own, please rename it.
finding-forecast-unit-unknown = “{ $unit }” of the history is no school of this county; its pupils are projected as a unit of their own. If it is one of the schools, give it that school’s code or name.
finding-forecast-year-too-thin = Only { $count } units have figures for { $year }, fewer than half of the usual; that year was not used and the projection starts from { $used }. Please add the others.
finding-forecast-nothing-known = There are no pupils by year and grade, so nothing can be projected. Import several years of pupils by grade, or class lists.
finding-forecast-past-shared = No school has a history of its own; each was given the county’s, shared out by today’s pupils. The bands are the wide default ones. Please import the schools’ own history.
finding-forecast-feeder-unused = The feeder line from “{ $primary }” to “{ $junior }” was not used: one of the two is not among the schools with pupils of that level, or the share is not above 0. Please check.
finding-forecast-opened = { $school } appears in { $year }; with so short a past it is projected mostly as the county is.
finding-forecast-closed = { $school } has no pupils after { $year } and is taken as closed. If its figures are only missing, please add them.
finding-forecast-jump = { $school } went from { $was } to { $is } pupils in { $year }, a change of more than 25%. If it was merged, rezoned or counted differently, later years may differ from this projection.
finding-forecast-grade-new = { $school } has pupils of grade { $grade } since { $year }, who did not move up within the school; the intake of this grade follows the county’s.
finding-forecast-grade-gone = { $school } has no grade { $grade }, or only a remnant of it, from { $year } on; pupils no longer move up into it while that is so.
finding-forecast-ratio-odd = { $school }, into grade { $grade } in { $year }: { $ratio } pupils for each one of the grade below the year before, which is seldom right. The year was kept, but drawn in. Please check.
finding-forecast-cohort-missing = { $school } has no pupils of grade { $grade } in { $year }, but some below and above it. That cohort is not projected. If the figure is only missing, please add it.
finding-forecast-one-year = Only { $year } is known. Every class moves up whole and nobody enters or leaves unless births tell; there is no backtest, and the bands are the wide default ones. One more year would already help.
finding-forecast-two-years = Only two years up to { $year } are known: no backtest is possible, and the bands are the wide default ones.
finding-forecast-far-ahead = The method has been measured up to eight years ahead. Read the years after { $year } with their bands only.
finding-forecast-births-partly = For the entrants of { $years } births are known for only one of the two calendar years they were born in; that year stands for both. Please add the other.
finding-forecast-births-end = Births reach no further: from { $year } on entrants follow the trend. Please add later births, or an estimate with a range.
finding-forecast-kindergarten-only = There are no births that can be used; entrants of the first year follow the kindergarten roll, from { $year } on the trend. Please add births.
finding-forecast-births-unused = Births are given, but none of the children who enter from { $year } on, so that entrants follow the trend. Please add later births.
finding-forecast-births-anchored = Births begin too late for an intake ratio to be estimated: entrants follow the trend up to { $year }, and from there change as births do. Please add earlier births, or set the ratio.
finding-forecast-births-none = There are no births; entrants from { $year } on follow the trend of the past. Where births fall, that is too many. Please add births by calendar year.
finding-forecast-leavers-none = The primary leavers before { $year } are not known, or never beside junior entrants, so that junior entrants follow the trend. Please add primary pupils by grade.
finding-forecast-intake-unsure = The intake ratio { $ratio } rests on { $years } years only; three are the least to rely on. Please add earlier years or births.
finding-forecast-leavers-unsure = The ratio of junior entrants to primary leavers, { $ratio }, rests on { $years } years only; three are the least to rely on.
finding-forecast-entry-ratio-odd = There are { $ratio } entrants for each child of the entry cohort, or for each primary leaver, which is seldom right. Check whether births, pupils and leavers are of the same area and in whole people.

# Projection: scenarios and events
finding-event-id-taken =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): the code “{ $unit }” already belongs to a school, so the new one got a code of its own. Please choose another.
finding-event-outside-horizon =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): its year is outside the years projected, so it was left out. Change the year or project further ahead.
finding-event-unknown-school =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): there is no school “{ $unit }”, so that part was left out. Please choose a school of the list.
finding-event-unknown-unit =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): there is no school or zone “{ $unit }” with pupils, so that part was left out. Please choose one of the list.
finding-event-negative =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): the number in “{ $unit }” is below 0, or 0 where that cannot be, so it was left out. Please correct it.
finding-event-lacks =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): “{ $unit }” is missing, so it was left out. Please fill it in.
finding-event-share-above-one =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): “{ $unit }” must lie between 0 and 1, so it was left out. Please correct it.
finding-event-unknown-kind =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): this version knows no event “{ $unit }”, so it was left out.
finding-event-closed-already =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): “{ $unit }” has closed before, so this was left out.
finding-event-nowhere-to-go =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): the pupils of “{ $unit }” have nowhere to go, so it was left out. Name a school that takes them, or open one in the zone first.
finding-event-which-section =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): “{ $unit }” has a primary and a junior section; it is not told which is meant, so it was left out. Please choose one.
finding-event-no-pupils =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): the new school “{ $unit }” has neither an intake nor schools it takes pupils from, so it stands empty. Please fill in one of them.
finding-event-no-section-near =
    Event { $event } ({ $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }, { $year }): “{ $unit }” has no school of one section; its pupils of that section were spread over the county.
finding-assumption-unsound = “{ $field }” of the scenario cannot be what it is in { $year } and was not used for that year. Please correct it.
finding-scenario-number = “{ $field }” of the scenario is { $told }, which is out of range; { $taken } was used (0: none). Please correct it.
finding-scenario-left-out = “{ $field }” of the scenario is { $told } in { $year }, which cannot be, and was not used. Please correct it.
finding-addition-unknown-school = The scenario adds { $amount } of { $field } to “{ $school }”, but there is no such school. Please choose one of the list.
finding-addition-below-zero = The scenario takes more { $field } from “{ $school }” than it has, so this was left out ({ $amount }). Please correct it.
finding-addition-to-nothing = “{ $school }” has no figure for { $field }, so the scenario’s { $amount } could not be added. Please fill in what it has today.
symbol-projected-without-events = pupils without events
symbol-moved-here = moved here
symbol-moved-away = moved away
symbol-brought = brought by an event
symbol-grade-below-year-before = grade below, year before
symbol-progression-ratio = progression ratio
symbol-agreed-with-county = factor that agrees with the county
symbol-entry-cohort = entry cohort
symbol-intake-ratio = intake ratio
symbol-part-of-entrants = part of all entrants
symbol-entrants = all entrants
symbol-projected = pupils projected
symbol-pupils = pupils
symbol-classes = classes
symbol-seats = seats
note-ratio-shrunk = this school’s own ratios of past years, pulled towards the county’s
note-blend = half by cohorts moving up, half by the school’s share of the county, so that schools add up to the county
note-by-ratio = from the grade below with the ratio { $ratio }
note-of-grade = grade { $grade }
note-of-school = { $school }
note-of-others = { $count } others
note-rooms-and-size = { $rooms } rooms of { $size } seats
note-rooms-guessed = rooms have not been counted; as many as classes today
note-entry-source =
    Entrants of { $year } come from { $source ->
        [births] births
        [birthsPartly] births of one of two years
        [kindergarten] the kindergarten roll
        [feeders] the feeder table
        [leavers] primary leavers of the year before
       *[trend] the past trend
    }
note-by-event =
    Event { $event }: { $kind ->
        [open] new school
        [expand] more rooms
        [close] closure
        [merge] merger
        [rezone] rezoning
        [housing] new housing
        [capIntake] intake limit
        [cap] class-size cap
        [split] splitting of classes
       *[other] event
    }
note-classes-of-grade =
    Grade { $grade }: { $pupils } pupils, { $kept ->
        [yes] classes kept as they move up
       *[no] classes of at most { $cap }
    }
