# Charts and the self-evaluation report: the words on charts (those of the report are in src/data/report)
drawn-source = { $county }, school year { $year }
drawn-source-sample = { $county }, school year { $year }, sample data
drawn-no-figures = This county has no figures for the chart “{ $kind }”.
drawn-coefficients = Difference coefficients by indicator
drawn-coefficients-of = { $section }
drawn-coefficients-desc = Of { $n } difference coefficients { $over } are over their limit and { $open } cannot be computed.
drawn-limit = Limit { $limit }
drawn-floor = 85% line { $floor }
drawn-missing = { $n } missing
drawn-ten-thousand = -
drawn-strip = { $section } · { $indicator }
drawn-strip-desc = School sections that meet the standard: { $met }; below it, but at 85% or more: { $floor }; below 85%: { $below }; no data: { $missing }.
drawn-unit-degreeTeachers = per 100 pupils
drawn-unit-backboneTeachers = per 100 pupils
drawn-unit-sportsArtsTeachers = per 100 pupils
drawn-unit-teachingArea = m² per pupil
drawn-unit-sportsArea = m² per pupil
drawn-unit-equipmentValue = yuan per pupil
drawn-unit-multimediaRooms = per 100 pupils
drawn-full = Full
drawn-rest = Rest
drawn-converted = Convert
drawn-open = Open
drawn-base = Self
drawn-cut = Cap
drawn-total = Final
drawn-points = points
drawn-waterfall = Self-evaluation: from { $full } to { $total } points
drawn-enrolment = Pupils, known and projected: { $section }
drawn-enrolment-desc = The most pupils are in { $peak }: { $most }; projected for { $year }: { $n }.
drawn-known = known
drawn-projected = projected
drawn-peak = Peak { $year }: { $n }
drawn-unit-pupils = { $large ->
    [yes] ten thousand pupils
   *[no] pupils
}
drawn-classes = Classes by size: { $section }
drawn-classes-desc = Classes over the standard size in { $from }: { $over }, of which 56 and more: { $large }; projected for { $to }: { $overthen } and { $largethen }.
drawn-over = over
drawn-unknown = earlier years:|totals only
drawn-unit-classes = classes
drawn-seats = Seats short and spare: { $section }
drawn-seats-short = Seats are shortest in { $year }: { $n } are lacking.
drawn-seats-enough = There are seats enough in the years projected.
drawn-short = { $year }: { $n } short
drawn-spare = { $year }: { $n } spare
drawn-unit-seats = { $large ->
    [yes] ten thousand seats, short above 0
   *[no] seats, short above 0
}
drawn-heat = Largest class of each school by year
drawn-heat-desc = { $shown } of { $n } school sections are drawn; the darker the cell, the larger the largest class.
drawn-band-standard = within the standard
report-words-missing = The report is in Simplified Chinese, and this call did not bring its words.
report-not-written = The report could not be written: { $detail }
