# The assessment: indicators, verdicts, reasons, formulas
list-separator = { ", " }
sentence-separator = { " " }
indicator-degreeTeachers = Teachers above the required degree per 100 students
indicator-degreeTeachers-short = Degree teachers
indicator-backboneTeachers = Backbone teachers (county level and above) per 100 students
indicator-backboneTeachers-short = Backbone teachers
indicator-sportsArtsTeachers = Sports and arts (fine art, music) teachers per 100 students
indicator-sportsArtsTeachers-short = Sports and arts teachers
indicator-teachingArea = Teaching and auxiliary area per student
indicator-teachingArea-short = Teaching area
indicator-sportsArea = Sports grounds and halls per student
indicator-sportsArea-short = Sports area
indicator-equipmentValue = Value of teaching equipment per student
indicator-equipmentValue-short = Equipment value
indicator-multimediaRooms = Networked multimedia classrooms per 100 students
indicator-multimediaRooms-short = Multimedia rooms
unit-people-per-100 = per 100 students
unit-rooms-per-100 = rooms per 100
unit-area-per-student = m² per student
unit-money-per-student = yuan per student
unit-ratio = { "" }
standing-met = Met
standing-floor = 85% or more
standing-below = Below 85%
standing-missing = Missing
status-official = Official text
status-local = Local text
status-illustrative = Illustrative
status-uncertain = Not stated in the texts
item-schoolScale = School size
item-classSize = Class size
relaxation-visitingSportsArts = small rural schools may add visiting and part-time sports and arts teachers
relaxation-externalSportsArea = schools in overcrowded city centres may add leased and converted sports space
setting-coefficientWeighting = How the difference coefficient is computed
setting-coefficientWeighting-weighted = Weighted by students
setting-coefficientWeighting-unweighted = Unweighted
setting-coefficientRounding = Rounding before a coefficient is compared
setting-coefficientRounding-raw = Not rounded
setting-coefficientRounding-twoDecimals = Two decimals
setting-indicatorRounding = Rounding before an indicator is compared
setting-indicatorRounding-raw = Not rounded
setting-indicatorRounding-twoDecimals = Two decimals
setting-relaxedScale = Schools within the relaxed size limit
setting-relaxedScale-met = Count as met, with a remark
setting-relaxedScale-notMet = Count as not met
setting-scaleSections = Students counted for the size of a school
setting-scaleSections-compulsory = Compulsory grades only
setting-scaleSections-wholeSchool = Whole school, senior grades included
setting-privateSchools = Private schools
setting-privateSchools-include = Included
setting-privateSchools-exclude = Left out
setting-smallPoints = Not-counted teaching points under 50 students
setting-smallPoints-excludeFirst = Left out and listed
setting-smallPoints-mergeFirst = Merged into their school first
setting-sharedThings = Premises and equipment shared by several sections
setting-sharedThings-split = Shared out between sections
setting-sharedThings-whole = Whole school for each section (for comparison only)
setting-absentSection = A nine-year, twelve-year or complete secondary school lacks the data of a section
setting-absentSection-undetermined = Undetermined
setting-absentSection-notRun = Taken not to have the section
setting-missingCoefficient = Coefficients when schools lack data
setting-missingCoefficient-undetermined = Undetermined
setting-missingCoefficient-known = Judged on the schools with data
setting-visitingTeachers = Visiting teachers of small rural schools
setting-visitingTeachers-add = Counted
setting-visitingTeachers-ignore = Not counted
setting-externalSports = Off-campus sports space in city centres
setting-externalSports-add = Counted
setting-externalSports-ignore = Not counted
excluded-smallTeachingPoint = Teaching point under { $limit } students, not part of the resource assessment
excluded-private = Private school, left out by the settings
excluded-outOfScope = { $kind }: outside the assessment
excluded-mergedInto = Not counted as a school; merged into { $parent }
excluded-parentNotFound = Not counted as a school, and its school “{ $parent }” cannot be found; set it in the data
excluded-parentUnknown = Not counted as a school, and its school is not named; set it in the data
excluded-noStudents = No students
reason-schoolsFail = { $section }: { $n } of { $total } school sections fail, for example { $names }. The widest gap is { $indicator }, short in { $short }.
reason-schoolsUndetermined = { $section }: { $n } of { $total } school sections lack data and are undetermined, for example { $names }.
reason-coefficientOver = { $section }, { $indicator }: the difference coefficient is { $cv }, above the limit of { $limit }.
reason-coefficientOverKnown = { $section }, { $indicator }: on the schools with data the difference coefficient is { $cv }, above the limit of { $limit }; undetermined, as data is missing for { $n ->
    [one] { $n } school section
   *[other] { $n } school sections
}.
reason-coefficientImpossible = { $section }, { $indicator }: the county's total is 0, so there is no difference coefficient.
reason-coefficientsMissing = { $section }: coefficients left undetermined because schools lack data: { $n }.
reason-scaleOver = Schools over the size limit: { $n }, for example { $names }.
reason-classesOver = Classes over the size limit: { $primary } primary, { $junior } junior secondary, for example at { $names }.
reason-itemMissing = { $item }: undetermined, as data is missing for { $n ->
    [one] { $n } school
   *[other] { $n } schools
}.
reason-parentNotFound = Not-counted schools whose school cannot be found: { $n }, for example { $names }. Their students and resources are not included yet.
reason-sectionAbsent = Schools that lack the data of a section: { $n }, for example { $names }. What their sections share cannot be shared out.
reason-noSection = { $section }: no data, so no verdict.
reason-noSchools = There are no schools yet. Import the statistics workbooks first.
reason-partsNotAssessed = The other government items, education quality and public recognition are not assessed yet.
reason-weightingMatters = { $section }, { $indicator }: the difference coefficient is { $weighted } weighted by students and { $unweighted } unweighted, on either side of the limit of { $limit }.
reason-roundingCoefficient = { $section }, { $indicator }: the difference coefficient { $cv } is so close to the limit of { $limit } that rounding to two decimals first would change the verdict.
reason-roundingIndicator = { $section }: rounding values to two decimals first would change the verdict on { $n ->
    [one] { $n } school section
   *[other] { $n } school sections
}.
reason-relaxedIndicator = { $section }: { $n ->
    [one] { $n } school section adds
   *[other] { $n } school sections add
} resources under a relaxation.
reason-relaxedScale = Met under the relaxed size limit, { $because ->
    [built] as built by { $until }
   *[migrants] with over { $share }% migrant children
  }: { $n } ({ $names }).
reason-settingChanged = Setting changed: { $setting } is now “{ $choice }”.
note-figureMissing = A figure is missing, so there is no result.
note-studentsMissing = The number of students is missing, so there is no result.
note-otherStudentsMissing = The number of students of another section is missing, so shared things cannot be shared out.
note-sectionAbsent = There is no data of another section, so shared things cannot be shared out.
note-negativeAmount = More is taken away than there is; please check both figures.
note-merged = Not-counted schools included ({ $n }): { $names }.
note-shared = Shared by the whole school; this section's share is { $percent }%.
note-sharedWhole = By the settings, each section counts the whole school.
note-relaxed = Computed under a relaxation: { $relaxation }.
note-rounding = Rounding to two decimals first would change the verdict.
note-byHand = Figures changed by hand: { $n }.
note-rowsMissing = School sections left out because data is missing: { $n }.
note-unweighted = By the settings, every school counts the same.
note-meanIsZero = The county's total is 0, so there is no result.
note-tooFewMet = Indicators met: { $n }; at least { $limit } are required.
note-belowFloor = Indicators below 85% of the standard: { $n }.
note-indicatorsMissing = Indicators with data missing: { $n }.
symbol-students-primary = primary students
symbol-students-junior = junior students
symbol-students-senior = senior students
symbol-weight-primary = primary weight
symbol-weight-junior = junior weight
symbol-weight-senior = senior weight
symbol-teachers-aboveDegree = degree teachers
symbol-teachers-backbone = backbone teachers
symbol-teachers-sports = sports teachers
symbol-teachers-arts = arts teachers
symbol-teachers-visitingSportsArts = visiting teachers
symbol-teachingArea = teaching area
symbol-indoorSportsArea = indoor sports area
symbol-sportsFieldArea = sports fields
symbol-externalSportsArea = off-campus sports area
symbol-equipmentValue = equipment value
symbol-multimediaRooms = multimedia rooms
symbol-totalAmount = total of all schools
symbol-totalStudents = all students
symbol-weightedSquares = sum of students × (value − mean)²
symbol-plainDeviation = deviation of the schools' values
symbol-plainMean = mean of the schools' values
symbol-indicatorsMet = indicators met
why-scale-met = Every school is within its size limit.
why-scale-over = Over the size limit: { $primary } primary, { $junior } junior secondary, { $other } nine- or twelve-year.
why-scale-unknown = Schools whose number of students is missing: { $missing }.
why-classes-met = Every class is within its size limit.
why-classes-over = Over the class size limit: { $primary } primary and { $junior } junior secondary classes.
why-classes-unknown = Schools whose class sizes are missing: { $missing }.
