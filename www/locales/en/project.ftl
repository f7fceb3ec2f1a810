# Projection: classes, seats, teachers, milestones
finding-classes-disagree = { $school } ({ $section }), grade { $grade }: in { $year } its classes add up to { $listed } students, but the grade has { $pupils }. Later years share the grade’s students out over the classes. Check which is wrong.
finding-grade-without-classes = { $school } ({ $section }), grade { $grade }: in { $year } it has { $pupils } students, but the class list has no class of this grade. For now it is cut evenly at the size limit. Please add its classes.
finding-class-without-size = { $school } ({ $section }), grade { $grade }: in { $year } the size of { $n } classes is missing. For now they share the students that the other classes leave. Please fill them in.
finding-classes-other-year = The class list of { $school } ({ $section }) is of { $listed }, but the latest students are of { $year }; only its number of classes is used. Please give figures of one school year.
finding-no-room = { $school } ({ $section }), grade { $grade }: in { $years } years from { $year } on no room is free, up to { $lacking } classes are not formed, and the largest class reaches { $largest } students. Add rooms, divert students, or raise the size limit.
finding-rooms-negative = { $school } ({ $section }): its rooms in { $year } are { $rooms }, which cannot be below 0, and are taken as 0. Please check.
finding-classes-of-a-unit = The history of { $unit } does not tell its schools apart; its classes are worked out as if it were one school, and there will be more in fact.
finding-small-school-cliff = { $school } ({ $section }): { $pupils } students are projected for { $year }, who count as { $heads } under “{ $rule }”; { $edge } would count as { $before }, so more students bring less money.
finding-milestone-unreadable = The milestone “{ $id }” cannot be read: { $detail }. It was left out.
