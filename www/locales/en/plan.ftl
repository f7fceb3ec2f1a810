# Plans: what is wrong with what was filled in
finding-plan-unread = { $path } in the planning data cannot be read and was not used.
finding-plan-target-unknown = Target “{ $id }” names “{ $unknown }”, which is not known; it was not computed. Change the target.
finding-plan-figure-unknown = “{ $id }” is not a known yearly figure; it was not used and stays in the county file.
finding-plan-text = { $figure } ({ $year }): “{ $text }” is not a number; it counts as missing.
finding-plan-negative = { $figure } ({ $year }): “{ $text }” is negative; it counts as missing.
finding-plan-over-hundred = { $figure } ({ $year }): “{ $text }” is over 100%; it counts as missing.
finding-plan-no-rank = { $figure } ({ $year }): “{ $text }” is not a rank (1, 2, 3 …); it counts as missing.
finding-plan-no-year = { $figure }: “{ $year }” is not a year and was not used.
finding-plan-counter-text = Counter “{ $name }”: “{ $text }” is not a number; it counts as not filled in.
