# Overview
recounting = Recalculating
overview-waiting = Assessing…
overview-empty = There are no schools yet.
overview-empty-what = Put the county’s statistics workbooks into “Data”; this page then shows the seven indicators, the fourteen difference coefficients and the county’s verdict.
overview-empty-import = Import workbooks
overview-empty-sample = Look at the sample county first
overview-side = What to do, and why
overview-verdict-fails = { $year ->
        [none] On present data,
       *[other] On { $year } data,
    } { $county } ⟦does not yet meet⟧ the standard for quality and balanced compulsory education.
overview-verdict-resources = { $year ->
        [none] On present data,
       *[other] On { $year } data,
    } the resources of { $county } ⟦meet⟧ the quality and balance standard; its other parts are being computed.
overview-verdict-meets = { $year ->
        [none] On present data,
       *[other] On { $year } data,
    } { $county } ⟦meets⟧ the quality and balance standard.
overview-verdict-parts = { $year ->
        [none] On present data,
       *[other] On { $year } data,
    } the resources of { $county } meet the quality and balance standard; the rest is ⟦undetermined⟧.
overview-verdict-open = { $year ->
        [none] On present data,
       *[other] On { $year } data,
    } the resources of { $county } are ⟦undetermined⟧ until missing figures are filled in.
overview-weakest = The biggest weakness is { $indicator }: ⟦{ $n }⟧ of { $total } school sections fall short.
overview-coefficients = Of { $total } difference coefficients, ⟦{ $over }⟧ exceed their limit and { $open } are undetermined.
overview-schools = ⟦{ $passing }⟧ school sections pass; { $open } are undetermined.
overview-no-section = There is no data for { $section }.
overview-part-resources = Resources
overview-part-guarantee = Government guarantee
overview-part-quality = Education quality
overview-part-recognition = Public recognition
overview-part-veto = Vetoes
overview-part-basic = Basic balance (2012)
overview-computing = being computed
overview-rest-computing = Government guarantee, education quality, public recognition and vetoes are being computed.
overview-of-items = of { $total } met
overview-of-vetoes = of { $total } occurred
overview-n-unmet = { $n } not met
overview-n-open = { $n } undetermined
overview-of-rows = of { $total } sections
verdict-met = Met
verdict-fails = Not met
verdict-open = Undetermined
overview-indicators = Seven indicators
overview-cv = { $section } coefficient
overview-limit = limit { $limit }
overview-short = Sections below standard
overview-short-below = below 85%
overview-short-between = 85%+
overview-short-parts = { $below } below 85% of the standard, { $between } at 85% or above
overview-missing = Missing
overview-within = Within
overview-beyond = Beyond
overview-undetermined = Schools missing: undetermined
overview-weighted-note = Coefficients are weighted by students, as the assessment does.
overview-unweighted-note = By a changed setting, coefficients are unweighted; the assessment weights them.
overview-both = Compare both ways
overview-section = Section
overview-cv-label = { $section }, { $indicator }: difference coefficient { $cv }, { $status }. Show how it is computed
overview-items = School and class size
overview-items-whom = Applies to
overview-items-limit = At most
overview-items-over = Too large
overview-items-worst = Largest
overview-items-verdict = Verdict
overview-items-most = { $n }, { $school }
overview-items-relaxed = { $n } more met by the relaxed limit
overview-n-schools = { $n ->
        [one] 1 school
       *[other] { $n } schools
    }
overview-n-classes = { $n ->
        [one] 1 class
       *[other] { $n } classes
    }
urgent-title = Three most urgent things
urgent-none = Resources, school size and class size leave nothing to make up.
urgent-homeless = ⟦Name the parent of { $n } schools that are not counted⟧: their students and resources count nowhere yet.
urgent-section = ⟦Bring in the data of { $section }⟧: there is no verdict without it.
urgent-shortage = ⟦{ $indicator }: { $amount } more⟧ ({ $parts }). { $schools } school sections are below standard.
urgent-part = { $section } { $amount }
urgent-amount = { $figure }{ $wan } { $unit }
unit-wan = { "" }
unit-rooms = rooms
urgent-coefficients = ⟦Bring down { $n } coefficients beyond their limit⟧: { $names }.
urgent-coefficient = { $section } { $indicator } { $cv }
urgent-undetermined = ⟦Fill in missing figures⟧: { $n } school sections and { $coefficients } coefficients are undetermined without them.
urgent-classes = ⟦Split classes that are too large⟧: { $primary } primary, { $junior } junior secondary.
urgent-conditions = ⟦Guarantee and quality: { $unmet } not met, { $open } undetermined⟧: answer what can be answered, then see to what is not met.
go-quality = See guarantee and quality
go-data = See the data
go-resources = See resources
ordinal-1 = 1
ordinal-2 = 2
ordinal-3 = 3
reasons-title = Why the verdict is so
reasons-note = Note
print-foot = Junheng { $version } · Rules { $edition } · { $settings } · Printed { $date }
print-setting = Setting changed: { $setting } is “{ $choice }”
print-no-settings = No settings changed
