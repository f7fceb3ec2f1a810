# Method
method-sentence = Computed by { $edition }, ⟦{ $n ->
        [one] 1 setting
       *[other] { $n } settings
    }⟧ changed.
method-lede = This page is written from the same data files that the engine reads. Every number and rule names its source; what the documents leave open is marked and can be changed here.
method-parts = Parts of this page
method-settings = Settings
method-settings-why = Points that the documents leave open or that places handle differently. A change recalculates the county at once and is kept in the county file and on every print.
method-setting = Setting
method-choice = Choice
method-source = Source
method-default = (default)
method-was-changed = changed
method-reset = Reset all to default
method-indicators = Indicators
method-term = Indicator
method-formula = Formula
method-threshold = Threshold
method-unit = Unit
method-floor = Floor for the rest
method-limit = Coefficient limit
method-students = students
method-relaxed-term = { " " }[+ { $term }, where relaxed]
method-rules = Verdicts, scope and sharing out
method-rule = Rule
method-rule-says = What it says
method-school-rule = A school passes
method-school-rule-says = At least { $met } of { $of } indicators reach their threshold and the rest are no lower than { $floor }% of it. Schools with several sections are judged section by section.
method-county-rule = The county’s resources pass
method-county-rule-says = Every school passes and none of the { $n } difference coefficients exceeds its limit. One failure is enough to fail; with no failure but figures missing, the verdict is undetermined.
method-scope = Scope
method-scope-says = { $kinds }; only { $sections }.
method-excluded = Left out
method-apportion = Sharing out
method-apportion-says = Buildings, grounds, equipment and rooms are shared out by weight × students. Weight per student: primary { $primary }, junior secondary { $junior }, senior secondary { $senior }. Teachers are not shared out.
method-relaxation = Relaxation
method-scale-says = { $kinds }: at most { $limit } students (relaxed: { $relaxed }).
method-scale-relaxed = The relaxed size holds for schools built in { $year } or before, or with more than { $share }% children of migrant workers.
method-class-says = Every class: at most { $primary } students in primary, { $junior } in junior secondary.
method-coefficient = How the difference coefficient is computed
method-formula-words = A is the number of students of a school section, x what it has. X is the county’s mean per student; S is the root of the student-weighted mean of squared differences from X; the difference coefficient is CV = S ÷ X.
method-example = Worked example: the books of five schools
method-example-school = School { $n }
method-example-students = Students A
method-example-amounts = Books x
method-example-result = X = { $mean }, S = { $deviation }, CV = { $weighted }. Unweighted, the same figures give { $unweighted }: one exceeds 0.50, the other does not.
method-compare = Why does our number differ?
method-compare-why = Most often because of weighting: the assessment weights by students, so large schools count more; some systems count every school alike. Both results are below.
method-compare-table = This county’s difference coefficients, computed both ways
method-weighted = Weighted
method-unweighted = Unweighted
method-compare-differs = The two lie on different sides of the limit
method-limit-short = Limit
method-compare-same = In this county no coefficient changes sides of its limit with the way it is computed.
method-compare-rounding = Rounding before comparing: 0.504 becomes 0.50. This page compares unrounded figures by default and says where rounding would change the verdict.
method-compare-missing = Taking a blank for 0, or dropping schools without figures: the first makes the coefficient too large, the second too small. Here missing stays missing, and the verdict is undetermined.
method-compare-shared = Buildings and equipment of schools with several sections not shared out, so that each section counts the whole.
method-compare-composite = Averaging eight coefficients into a composite: that is the 2012 programme. Since 2017 each is judged by itself.
method-privacy = Where the data is
method-privacy-stays = The data never leaves this computer: reading, computing and printing happen in the browser, and this page sends data nowhere.
method-privacy-policy = The page’s own content security policy forbids connections to other sites. Unplug the network and it still works.
method-privacy-kept = Changes are kept in this browser and are there when it is opened again. Clearing browser data clears them too, so save a copy to a file.
method-privacy-version = Junheng { $version }.
method-composite-rule-says = The plain mean of the { $n } difference coefficients (the composite) is at most { $primary } in primary and { $junior } in junior schools; single ones have no limit.
