# Classes and seats
clause-separator = ;{ " " }
section-both = Primary and junior
seats-waiting = Projecting…
seats-empty = There is no enrolment of past years yet. A projection needs pupils by grade for at least one school year, better three or more; births make it more accurate.
seats-empty-go = Import under “Data”
seats-side = Milestones, key figures and ledger
seats-answer = { $clauses }.
seats-answer-none = Not enough data to project.
seats-clause = { $kind ->
        [grows] { $section } keeps growing, to { $pupils } pupils in { $end }
        [ahead] { $section } peaks in { $year }
       *[past] { $section } peaked in { $year } and falls { $fall }% by { $end }
    }{ $gapYear ->
        [none] { "" }
        [same] , ⟦{ $gap } seats short⟧ then
       *[other] , ⟦{ $gap } seats short⟧ in { $gapYear }
    }
seats-lede-over = Oversized classes: { $now } now, { $later }.{ " " }
seats-lede-later = { $n } in { $year }
seats-lede-size = First school over its size limit: { $school }, { $n } pupils in { $year } (limit { $limit }).{ " " }
seats-lede-closes = { $section }: the shortage ends by itself in { $year }.{ " " }
seats-drawing = Drawing samples
seats-given-up = Sampling stopped; the results without samples are shown. Changing the scenario samples again.
seats-unit = Area
seats-level-county = County
seats-level-zone = Zone
seats-level-school = School
seats-compare = Compare with
seats-compare-none = nothing
seats-all-grades = All grades
seats-baseline = Baseline
seats-to = –
seats-known = known
seats-projected = projected
seats-deadline = { $year } deadline
seats-pupils = { $section } pupils
seats-unit-pupils = { $large ->
        [yes] 10 000 pupils
       *[no] pupils
    }
seats-classes = { $section } class sizes
seats-unit-classes = classes
seats-gap = { $section } seat shortage
seats-unit-gap = { $large ->
        [yes] 10 000 seats, above the line: short
       *[no] seats, above the line: short
    }
seats-unit-people = { $large ->
        [yes] 10 000 people
       *[no] people
    }
seats-peak-label = Peak { $year }: { $n }
seats-short-label = { $year }: { $n } short
seats-spare-label = { $year }: { $n } spare
seats-over-word = over
seats-bands-unknown = earlier years:|totals only
seats-year = Year
seats-col-pupils = Pupils
seats-col-median = Median
seats-col-classes = Classes
seats-col-demand = Demand
seats-col-seats = Seats
seats-col-gap = Shortage
seats-tip-pupils = { $year }: { $n } pupils, 90% range { $low }–{ $high }
seats-tip-known = { $year }: { $n } pupils, known
seats-tip-classes = { $year }: { $n } classes, { $over } oversized, { $large } of 56 or more
seats-tip-short = { $year }: { $n } short (demand { $demand }, seats { $seats })
seats-tip-spare = { $year }: { $n } spare (demand { $demand }, seats { $seats })
seats-finding-pupils = Most pupils in { $peak }: { $most }; { $least } in { $end }.
seats-finding-classes = { $now } oversized classes now, { $then } in { $end }.
seats-finding-gap = { $year ->
        [none] Seats suffice in every year.
       *[other] The shortage is greatest in { $year }: { $n }.
    }{ $spareYear ->
        [none] { "" }
       *[other] { " " }Most spare seats in { $spareYear }: { $spare }.
    }
seats-source = { $county } · scenario { $scenario }, from school year { $year } · Rules { $edition }
band-standard = within the standard
band-46 = 46–50
band-51 = 51–55
band-56 = 56–65
band-66 = 66 and more
seats-legend-drawn = Figures below the bars: oversized classes (primary over 45, junior over 50). Dark band 50%, pale band 90% ({ $n } samples); solid line: without sampling; dashed line: median of the samples.
seats-legend-plain = Figures below the bars: oversized classes (primary over 45, junior over 50). Dark band 50%, pale band 90%, as wide as past errors; solid line: projection.
seats-legend-other = { " " }Long dashes: the scenario compared with.
seats-milestones = Milestones
seats-no-milestones = This scenario has no milestones.
seats-light = Outlook
seats-by = By
seats-requirement = Requirement
seats-chance = On time, %
seats-on-time = On time
seats-met = met
seats-unmet = not met
seats-undecided = not projected
seats-first-met = met from { $year }
seats-never = not met within the projection
light-reachable = within reach
light-at-risk = at risk
light-hard = out of reach
light-open = open
seats-facts = Key figures
seats-facts-note = Oversized: classes over 45 in primary, over 50 in junior school · of these, 56 or more.
seats-peak = Peak
seats-trough = Trough after it
seats-at = { $n } ({ $year })
seats-over-now = Oversized now
seats-over-in = Oversized in { $year }
seats-worst-gap = Worst shortage
seats-closes = Shortage ends
seats-no-gap = none
seats-stays = not by the end
ledger-title = Ledger of oversized classes
ledger-listed = { $n } classes, { $shown } shown
ledger-col-school = School
ledger-col-class = Class
ledger-col-size = Pupils
ledger-col-limit = Limit broken
ledger-col-since = Since
ledger-col-how = How it goes
ledger-col-closes = Gone in
ledger-graduates = graduates
ledger-split = split
ledger-diverted = diverted
ledger-shrinks = shrinks
ledger-reformed = regrouped
ledger-stays = stays
ledger-not-by = not by { $year }
ledger-class = Grade { $grade }, class { $class }
ledger-none-large = No class has 56 students or more.
ledger-none-standard = No class is over its standard size.
ledger-none-chosen = No class is as chosen.
ledger-sum = { $gone } will go, { $stay } stay within the projection, { $new } more appear.{ " " }
ledger-all = Whole ledger
ledger-count = { $n } classes
ledger-new = new
ledger-more = Show more, { $n } left
ledger-left = { $n } more classes are not listed.
ledger-only = Show
ledger-only-all = all
ledger-only-large = 56 and more
ledger-only-stay = those that stay
ledger-only-new = new ones
ledger-order = Order
ledger-order-size = largest first
ledger-order-school = by school
ledger-order-closes = latest to go first
ledger-name = School name
seats-zones = Seats by zone
seats-zones-unit = seats; shortage positive, spare negative
seats-col-zone = Zone
seats-col-next = Next year
seats-col-worst = Worst shortage
seats-col-worst-year = In
seats-col-closes = Ends
seats-col-last = Last year
seats-rooms-guessed = Where classrooms have not been counted there are as many as classes today, each with the standard number of seats.
teachers-title = Teachers needed, { $section }
teachers-by-pupils = at 1:{ $ratio } pupils
teachers-by-classes = at { $ratio } a class
teachers-by-arts = sports and arts, { $ratio } per 100
teachers-stock = present less retirements
teachers-recruits = to recruit
teachers-finding-short = largest shortfall in { $year }: { $n }
teachers-finding-enough = enough in every year
backtest-title = How far to trust this
backtest-none = With fewer than three years of history no past year can be checked; the ranges rest on the usual, wider errors.
backtest-sentence = Over the past { $years ->
        [one] { $years } year
       *[other] { $years } years
    }: { $parts }.
backtest-part = mean error { $h ->
        [one] { $h } year
       *[other] { $h } years
    } ahead ⟦{ $error }%⟧
backtest-what = Error, %
backtest-ahead = +{ $h }
backtest-units = Schools and zones, mean error
backtest-mean = too high (+) or too low (−)
backtest-inside50 = inside the 50% range
backtest-inside90 = inside the 90% range
backtest-county = County total, mean error
backtest-rival = For comparison: { $method }
backtest-same = same as last year
backtest-note = From each past year, using only what was known then, compared with what came. Units of { $n } pupils or more; the comparisons are mean errors of schools and zones too.
heat-title = School × year: largest class
heat-unit = { $n } schools (sections), largest classes first
heat-more = { $n } more schools (sections) are not printed; the saved picture and the table have all.
heat-keys = Arrow keys move from cell to cell, Page Up and Page Down by pages, Escape leaves.
heat-cell = { $school } { $year }: { $students } pupils, { $classes } classes, largest { $largest }, { $large } of 56 or more, { $gap } seats short
sizes-over = Schools over their size limit
sizes-over-none = No school exceeds its size limit within the projection.
sizes-school = School
sizes-limit = Limit
sizes-from = From
sizes-most = Most pupils
sizes-until = Back within it
sizes-stays = not by the end
sizes-count = { $n } schools
sizes-small = Small schools
sizes-small-what = Under 100 pupils
sizes-small-count = Schools (sections)
sizes-small-note = Heads that public funds are paid for, under each rule set. On the cliff: one pupil more would bring less money.
funds-heads = { $section } funded heads ({ $rules })
funds-yuan = { $section } funds, yuan ({ $rules })
funds-cliffs = { $section } on the cliff ({ $rules })
compare-title = Scenarios compared
compare-difference = Difference
compare-peak = { $section } peak, pupils
compare-peak-year = { $section } peak year
compare-over = { $section } oversized classes { $year }
compare-gap = { $section } worst shortage, seats
compare-teachers = { $section } teachers to recruit at most
compare-large = Classes in the ledger
compare-stay = Classes that stay oversized
compare-scale = Schools over their size limit
seats-scenario = Scenario
seats-add = New scenario
seats-new-name = New scenario
seats-copy = Copy
seats-reset = Defaults
seats-rename = Rename
seats-remove = Delete
seats-remove-sure = Delete “{ $name }”? Undo brings it back.{ " " }
seats-remove-yes = Delete
seats-bar-scenario = Scenario: { $name }
seats-print-unit = Area: { $unit }.
seats-print-cap = Entry class size: primary { $primary }, junior { $junior }.
seats-print-events = Events: { $events }.
seats-bar-open = Adjust
seats-bar-close = Close
seats-summary = entry { $intake } · to junior { $junior } · inflow { $inflow }%
seats-intake-ratio = Primary entry ratio
seats-junior-ratio = Primary to junior
seats-net-inflow = Net inflow a year
slider-by-year = set year by year
paths-by-year = Year by year
paths-note = A figure holds from its year on, until the next one; grey is what holds in a year. Blocks can be pasted from a spreadsheet.
path-intake = Entry ratio
path-junior = To junior
path-inflow = Inflow, %
slider-automatic = automatic
slider-by-hand = by hand; was { $was }
slider-by-hand-plain = by hand
slider-estimated = from { $n } years
slider-in-ratios = in the ratios
slider-trend = by trend
seats-group-births = Births
seats-group-classes = Classes and rooms
seats-group-staff = Staffing
staff-by-year = Retirements and recruits by year
staff-by-year-note = Teachers who retire before that autumn, and recruits already promised.
staff-retire-primary = Retire, primary
staff-retire-junior = Retire, junior
staff-recruit-primary = Recruit, primary
staff-recruit-junior = Recruit, junior
seats-group-layout = People, layout, funds
people-by-year = Residents by year
people-count = Residents
people-note = For the norm of layout. A figure holds from its year on; grey is what holds.
funding-rules = Warn of cliffs under
funding-quota = Yuan a head
funding-note = With the yuan a head the table of small schools shows the money.
funds-none = no warning
seats-group-method = Method and sampling
seats-sheets = Tables
sheet-milestones = Milestones
sheet-feeders = Feeder table
sheet-rooms = Rooms and seats
sheet-additions = Buildings, equipment, staff
sheet-none = none
sheet-count = { $n }
sheet-shipped = as published
sheet-of-county = county’s { $n }
seats-milestones-change = Change milestones
milestones-note = Years, sizes and shares can be changed, and others added; in this scenario only.
milestones-add = Add a milestone
milestones-shipped = Restore all as published
milestones-restore = Restore
milestones-restore-which = Restore: { $event }
milestones-changed = changed
milestones-own = own
milestones-removed = removed
milestone-name = Name
milestone-year = By
milestone-said-class =
    { $none ->
        [yes] No classes of
       *[no] Classes of
    } { $to ->
        [none] { $from } and more
       *[other] { $from }–{ $to }
    }{ $section ->
        [primary] { " " }in primary
        [junior] { " " }in junior
       *[both] { "" }
    }{ $places ->
        [towns] { " " }(cities and towns)
        [urban] { " " }(cities)
        [town] { " " }(towns)
        [rural] { " " }(villages)
       *[all] { "" }
    }{ $none ->
        [yes] { "" }
       *[no] : ≤{ $share }%
    }
milestone-said-scale =
    { $none ->
        [yes] No school over its size limit
       *[no] Schools over their size limit: ≤{ $share }%
    }
test-kind = Test of
test-kind-classShare = share of classes
test-kind-schoolScale = schools over size
test-from = Size from
test-to = to (empty: up)
test-places = Places
test-places-all = whole county
test-places-towns = cities and towns
test-places-urban = cities
test-places-town = towns
test-places-rural = villages
test-share = At most, %
test-add = Add a test
test-gone = Remove this test
feeders-from = Primary
feeders-to = Junior
feeders-share = Share, %
feeders-note = Where the leavers of each primary school go, in what shares. A table here stands in place of the county’s; a zone may stand for its primary schools. Blocks can be pasted from a spreadsheet.
feeders-again = Back to the county’s table
feeders-sum = { $school } { $sum }%
feeders-not-whole = Shares that do not add up to 100%: { $schools }. Shares above 100% are scaled down; please check.
rooms-unit = School or zone
rooms-section = Section
rooms-rooms = Rooms
rooms-seats = Seats
rooms-note = Where nothing is filled in, there are as many rooms as classes today (grey), each with the usual seats. Seats typed here count as they are. Blocks can be pasted from a spreadsheet.
rooms-all = List all schools
additions-year = From year
additions-school = School
additions-field = Figure
additions-amount = Amount
additions-choose = choose
additions-note = For the assessment of future years: from that school year on, so much is added to the school’s figure (negative takes away).
additions-units = Units:
seats-row-new = new
seats-row-gone = Delete row { $n }
seats-out-of-range = “{ $text }” is not between { $least } and { $most } and was not taken.
seats-not-a-year = “{ $text }” is not a year and was not taken.
seats-no-place = This county has no school or zone “{ $text }”; it was not taken. Choose one of the names offered.
seats-no-word = “{ $text }” is none of the choices and was not taken.
seats-cell-needed = “{ $column }” cannot be empty. To take the whole row away, press Delete.
seats-pasted-partly = { $taken } cells were taken; { $left } were not: no number, out of range, or no such school.
layout-title = Layout of schools
layout-unit = schools
layout-people = Residents
layout-asked = { $section }, asked for
layout-present = { $section }, there
layout-none = The number of residents is not known, so nothing can be asked for.{ " " }
layout-add = Fill in the residents
layout-note = One full primary school for 10 000–15 000 people, one junior school for 30 000–50 000; schools with pupils are counted, with those the scenario opens and closes.
layout-zone = Zone
layout-zones = Layout by zone
layout-asked-year = Asked for in { $year }
layout-present-year = There in { $year }
layout-no-zones = Once the residents of each zone are typed under Planning, zones are listed here as well.
seats-events = Events
seats-baseline-no-events = The baseline has no events. Copy it to a new scenario to open, expand, rezone, divert or add housing.
seats-intake-cap = Entry class size
seats-split-above = Split above
seats-rooms-limit = Rooms limit classes
seats-class-mode = Grouping
class-mode-auto = automatic
seats-ledger-limit = Ledger holds
ledger-limit-large = 56 and more
ledger-limit-standard = over the standard
class-mode-carried = classes carried on
class-mode-fresh = regrouped every year
seats-merge-below = Merge below
seats-seat-size = Seats a room
seats-arts-rate = Sports, arts per 100
seats-pupils-per-teacher = Pupils a teacher
seats-teachers-per-class = Teachers a class
seats-horizon = Years ahead (1–30)
seats-method = Method
ratios-standard = recommended
ratios-last = last year’s ratios
ratios-mean = mean ratios
ratios-weighted = weighted mean
ratios-median = median ratios
ratios-geometric = geometric mean
seats-years = Years looked back
seats-break-year = Leave out the change of
break-year-none = none
seats-birth-weight = Weight of earlier births
seats-grade-system = Grades
grade-system-auto = as the data show
grade-system-sixThree = 6 + 3
grade-system-fiveFour = 5 + 4
seats-draws = Samples (0–20 000)
seats-seed = Random seed
seats-method-note = Beyond eight years nothing has been checked against history; look at the range. One seed gives one result in every browser.
seats-not-a-number = “{ $text }” is not a number and was not taken.
births-year = Year
births-count = Births
births-low = Low
births-high = High
births-note = Grey figures are known births, up to { $year }; what is typed replaces them. Low and high: one chance in twenty each.
births-none = No births are known; entrants follow their trend. Type births here to use them instead.
events-none = No events yet.
events-add = Add an event
events-edit = Change
events-edit-which = Change: { $event }
events-remove = Delete
events-remove-which = Delete: { $event }
events-all-schools = all schools
event-form = Event
event-kind = Event
event-year = From school year
event-save = Save event
event-missing = Still to fill in: { $fields }.
event-open = New school
event-expand = More rooms
event-close = Close
event-merge = Merge
event-rezone = Rezone
event-housing = Housing estate
event-capIntake = Cap intake
event-cap = Change class size
event-split = Split classes
event-name = Name
event-school = School
event-merge-school = School that goes
event-zone = Zone
event-sections = Sections
event-section = Section
event-rooms = Rooms added
event-rooms-primary = Primary rooms
event-rooms-junior = Junior rooms
event-intake = Most entrants a year
event-intake-primary = Primary entrants a year
event-intake-junior = Junior entrants a year
event-outside-primary = of these from outside, primary
event-outside-junior = of these from outside, junior
event-open-from = Takes pupils from
event-until = Not from (if borrowed)
event-to = Pupils go to
event-into = Into
event-keepRooms = Its rooms stay in use
event-rezone-from = From school or zone
event-rezone-to = To school or zone
event-share = Percent of entrants
event-unit = School or zone
event-dwellings = Dwellings
event-occupancy = Occupied by year, %
event-pupilsPer100 = Pupils per 100
event-cap-field = Largest class
event-above = Split above, pupils
event-share-part = share
event-figure-rooms = { $n } rooms
event-figure-share = { $n }%
event-figure-dwellings = { $n } dwellings
event-figure-intake = at most { $n }
event-figure-cap = { $n } pupils
event-figure-above = above { $n }
milestone-short-largeBy2020 = 56 and more ≤5%, 66 and more ≤2%
milestone-short-standardBy2020 = Over 45/50: ≤5% of classes
milestone-short-largeBy2025 = 56 and more ≤5%, 66 and more ≤2%
milestone-short-fiftyBy2025 = 51–55: ≤10% of classes
milestone-short-townLargeBy2027 = No 56 and more in towns
milestone-short-standardBy2027 = All class and school sizes within standard
funds-national = national
funds-local2022 = local plan
funds-province2017 = Fujian 2017
seats-in-year = { " " }({ $year })
seats-explain = Show how it came about
seats-explain-terms = Terms
seats-explain-term = Term
seats-explain-value = Figure
seats-explain-origin = From
seats-explain-result = Result
explain-pupils = { $unit }, { $section }: pupils in { $year }
explain-classes = { $unit }, { $section }: classes in { $year }
explain-gap = { $unit }, { $section }: seat shortage in { $year }
scoring-title = Assessment of a future year
scoring-year = Year
scoring-choose = choose a year
scoring-what = Choose a year to assess it by today’s ruler: pupils as projected; buildings, equipment and teachers as today with the scenario’s changes.
scoring-sentence = In { $year } ⟦{ $lost } indicators⟧ of schools stop meeting the standard and { $gained } begin to; { $passing } of { $all } schools (sections) pass.
scoring-note = Only schools and indicators that change are listed.
scoring-indicator = Indicator
scoring-today = Now
scoring-then = Then
scoring-threshold = Standard
scoring-turn = Change
scoring-loses = no longer met
scoring-gains = newly met
scoring-no-turns = No indicator of a school changes sides.
scoring-turns = Indicators that change
scoring-more = { $n } more are not listed.
scoring-coefficient = Difference coefficient
scoring-limit = Limit
seats-findings = To look at
findings-mend = Mend
seats-findings-count = { $n } findings
seats-findings-all = Show all
seats-findings-fewer = Show fewer
outlook-title = Outlook: classes and seats
outlook-unit = baseline
outlook-over = Oversized classes
outlook-over-key = solid: primary over 45; hollow: junior over 50
outlook-over-tip = { $year }: { $primary } primary, { $junior } junior
outlook-most = { $year } { $section } { $n }
outlook-note = Baseline: buildings and grouping as they are.{ " " }
outlook-more = See classes and seats
