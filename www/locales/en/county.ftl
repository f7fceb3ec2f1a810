# Names of county, school and figures, and errors of the county file
section-primary = Primary
section-junior = Junior secondary
section-senior = Senior secondary
metric-students = Students
metric-classCount = Classes
metric-teachers-fullTime = Full-time teachers
metric-teachers-aboveDegree = Teachers above the required degree
metric-teachers-backbone = Backbone teachers (county level and above)
metric-teachers-sports = Sports teachers
metric-teachers-arts = Arts (music, fine art) teachers
metric-teachers-visitingSportsArts = Visiting sports and arts teachers
metric-teachers-intermediateTitle = Teachers with an intermediate title or above
metric-teachers-certified = Certified teachers
metric-teachers-trained360 = Teachers with 360 training hours in five years
metric-teachers-exchangeEligible = Teachers eligible for exchange
metric-teachers-exchanged = Teachers exchanged
metric-teachers-exchangedBackbone = Backbone teachers exchanged
metric-migrantStudents = Children of migrant workers
metric-inZoneStudents = Students admitted from the catchment area
metric-teachingArea = Teaching and auxiliary area
metric-indoorSportsArea = Indoor sports area
metric-sportsFieldArea = Sports field area
metric-externalSportsArea = Leased off-campus sports area
metric-equipmentValue = Value of teaching equipment
metric-multimediaRooms = Networked multimedia classrooms
metric-computers = Computers
metric-books = Books
metric-publicBudget = Public-funds budget
metric-teacherTraining = Teacher-training funds
kind-primary = Primary school
kind-teachingPoint = Teaching point
kind-junior = Junior secondary school
kind-nineYear = Nine-year school
kind-twelveYear = Twelve-year school
kind-completeSecondary = Complete secondary school
kind-special = Special school
kind-vocational = Vocational school
ownership-public = Public
ownership-private = Private
setting-urban = Urban
setting-town = Town
setting-rural = Rural
unit-people = people
unit-count = items
unit-area = m²
unit-money = yuan
severity-must = Must fix
severity-check = Please check
severity-missing = Missing data
file-not-json = This is not a county file: line { $line }, column { $column } is not JSON. Choose a .json file made with “Save to file”; use “Import workbooks” for statistics workbooks.
file-not-a-county = This is not a Junheng county file (its format should be junheng-county). Choose a file made with “Save to file”.
file-newer = This county file was saved by a newer version (version { $found }), which this page cannot read. Open it with a newer Junheng; the file was not changed.
file-no-version = This county file does not say its version, so it cannot be read safely. Save it again and open the new file.
file-field =
    { $path } { $expected ->
       *[something] must not be missing
        [nothing] is not a field of a county file
        [object] must be an object
        [list] must be a list of the right length
        [text] must be text
        [number] must be a number
        [whole] must be a whole number within its range
        [yesNo] must be true or false
        [choice] must be one of the words it can hold ({ $choices })
        [cell] must be a cell such as L6
        [figure] must be the id of a figure such as primary.students
        [decimal] must be a decimal number as text
    }. Correct it and try again.
file-same-id = Two schools have the same code { $id }. Correct one of them and open the file again.
file-no-id = School { $position } ({ $name }) has no code. Add one and open the file again.
file-figure = “{ $field }” of school { $school } is negative or not a number. Correct it and open the file again.
edit-negative = “{ $field }” cannot be { $value }: enter 0 or more, or leave it empty when there is no figure.
edit-negative-births = Births cannot be { $value }: enter 0 or more, or leave it empty when there is no figure.
file-not-text = This file is not text, so it is not a county file. Choose a .json file made with “Save to file”; use “Import workbooks” for statistics workbooks.
edit-no-school = There is no school { $position }; nothing was changed.
edit-no-row = There is no row { $position }; nothing was changed.
edit-no-rubric = The county has no rubric { $position } of its own; nothing was changed.
edit-no-scenario = There is no scenario { $position }; nothing was changed.
edit-no-choice = “{ $text }” is not something this cell can hold; nothing was changed.
