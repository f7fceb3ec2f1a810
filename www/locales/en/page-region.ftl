# Counties of this browser beside each other
view-region = Compare counties
region-reading = Reading the counties in this browser.
region-empty = A comparison needs at least two counties in this browser. Import statistics that hold several counties (统计三级), or open county files one by one.
region-empty-go = Go and import
region-shelf = Counties in this browser
region-several = Counties
region-answer = { $region }: of { $n } counties compared, { $met } meet the resource standard, ⟦{ $unmet } do not⟧{ $open ->
    [0] {""}
   *[other] , { $open } are undetermined
}.
region-finding = { $what }: { $same ->
    [yes] all counties with a place are equal ({ $best })
   *[no] { $first } is best ({ $best }), { $last } is last ({ $worst })
}{ $limited ->
    [yes] { $over ->
        [0] ; none is beyond the limit
       *[other] ; beyond the limit: { $over }
    }
   *[no] {""}
}{ $without ->
    [0] {""}
   *[other] ; without a place for want of data: { $without }
}.
region-finding-none = { $what }: no county has all the data, so none has a place.
region-progress = { $done } of { $all } counties measured.
region-settings = These counties changed options of the rules and may not be comparable: { $counties }.
region-section = Level
region-whole = Whole county
region-what = What is compared
region-coefficients = Difference coefficients
region-met = Schools that meet
region-city = City
region-all-cities = All
region-partial = Rank those with missing data, too
region-which = { $n } of { $all } counties take part
region-place = Place
region-county = County
region-province = Province
region-schools = Schools (sections)
region-students = Students
region-verdict = Resources
region-verdict-all = Overall verdict
region-passing = Schools passing
region-all-passing = Passing, both levels
region-within = Coefficients within limits
region-item-schoolScale = Over-scale schools
region-item-classSize = Oversize classes
region-coefficient-of = { $indicator }, difference coefficient
region-met-of = { $indicator }, schools that meet
region-place-of = { $what }: place
region-unit-coefficient = the smaller the more even
region-unit-count = the more the better
region-unit-low = share, the lower the better
region-unit-share = share, the higher the better
region-rank = #{ $place }
region-missing = data of { $n } schools are missing
region-open = { $n } more are undetermined
region-share = { $part } of { $all }
region-note = Equal figures share the better place. ○ means that data are still missing, — that there are none: neither has a place. Of counties of one name only the latest takes part; change that under “take part”.
region-source = { $region } · school year { $years } · { $edition } · Junheng
