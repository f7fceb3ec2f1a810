# Resources
resources-answer = ⟦{ $passing }⟧ of { $all } school sections pass{ $open ->
    [0] .
   *[other] ; { $open } lack data and are undetermined.
}
resources-lede = To pass, a school section meets at least { $least } of { $of } indicators and reaches { $percent }% of the standard on the others. The county needs every one to pass and all { $coefficients } difference coefficients within their limits. Over the limit now: ⟦{ $over }⟧{ $open ->
    [0] .
   *[other] ; undetermined: { $open }.
}
resources-empty = There are no schools yet. Once the statistics are imported, every school section is listed here with its seven indicators.
resources-empty-go = Go to import
resources-section = Section
resources-filter = Filter:
resources-search = Find a school
resources-shown = Shown: { $n }
resources-clear = Clear filters
resources-all-settings = Urban and rural
resources-all-verdicts = All verdicts
resources-all-unmet = All indicators
resources-all-owners = Public and private
resources-unmet-one = Not met: { $indicator }
resources-plain = Table only
resources-copy = Copy to Excel
resources-file = { $county } resources ({ $section })
resources-strips = How each indicator is spread
resources-mean = County mean
resources-coefficient = Difference coefficient
resources-coefficient-limit = Difference coefficient (limit { $limit })
resources-caption = Indicator values and verdict of each school section
resources-none = No school section fits these filters.
resources-excluded = { $section }: school sections not assessed, with reasons: { $n }
legend-dot = One dot a school.
legend-floor-line = { $percent }% line
legend-floor = { $percent }% or more
legend-below = Below { $percent }%
legend-selected = Selected school
strip-title = { $section } · { $indicator }
strip-desc = School sections that meet the standard: { $met }; not met but above the floor: { $floor }; below the floor: { $below }; no data: { $missing }.
strip-missing = { $n } missing
ten-thousand = -
picture-source = { $county } · school year { $year } · { $edition }
column-id = Code
column-school = School
column-setting = Place
column-students = Students
column-classes = Classes
column-met = Met
column-verdict = Verdict
column-kind = Kind
column-why = Reason
verdict-excluded = Not assessed
coefficients-title = Difference coefficients
coefficients-note = weighted by students; ◆ is over the limit
coefficients-of = { $section }
coefficients-desc = Difference coefficients over their limit: { $over } of { $n }.
sheet-back = ← All schools
sheet-no-school = There is no such school. It may have been removed from the data.
sheet-answer = { $school }: { $verdicts }.
sheet-section-verdict = { $section } { $verdict }
sheet-code = Code { $id }
sheet-size = { $students } students, { $classes } classes
sheet-ruler = Beside the standard
sheet-items = School size and class size
sheet-item-met = none over the limit
sheet-class-over = { $section } class { $class }: { $value } students, over { $limit }
sheet-band-over = { $section } classes of { $class } students: { $n }, over { $limit }
sheet-scale-over = { $value } students, over { $limit }
sheet-origins = Where the figures came from
sheet-origin = { $place }: { $n } figures
column-students-unit = { "" }
column-classes-unit = { "" }
sheet-classes-over = { $section } classes over { $limit } students: { $n }; the largest is { $largest }
sheet-class = { $class } with { $value }
sheet-each = List every class
