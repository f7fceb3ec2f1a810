# Import: files, headers, cells, joining, checks
form-flat = Flat statistics export (one row a school)
form-template = This program’s template
form-school-workbook = School statistics forms (one workbook a school)
form-self-report = School self-report
form-unread = Not recognised
target-id = School code
target-name = School name
target-county = County
target-city = City
target-province = Province
target-zone = Zone
target-kind = Kind of school
target-kindCode = Code of the kind of school
target-ownership = Run by
target-setting = Urban or rural
target-counted = Counted as a school
target-parent = Parent school
target-established = Year built
target-boarding = Boarding
target-denseCity = In a dense city centre
target-year = School year
target-gradeSystem = Grade system
target-musicRooms = Areas of music rooms
target-artRooms = Areas of art rooms
target-grade = Students in grade { $grade }
target-juniorYear = Students in junior year { $grade }
target-band = Classes in size band { $band }
target-section-primary = The whole sheet is primary
target-section-junior = The whole sheet is junior secondary
target-section-senior = The whole sheet is senior secondary
finding-file-not-a-workbook = This file is neither a workbook nor a text table and was not read. Save it as .xlsx or .csv and import it again.
finding-file-encrypted = This file is protected by a password and cannot be read. Remove the password in Excel or WPS, save it, and import it again.
finding-file-empty = There is no data in this file. Check that it is the right one.
finding-file-damaged = This file is incomplete or damaged ({ $detail ->
    [archive] its archive
    [xml] its inner text
    [workbook] its list of sheets
    [strings] its table of texts
    [sheet] the content of a sheet
    [container] its structure
   *[record] a data record
  }); that part was not read. Export or download it again.
finding-file-too-big = This file is beyond what can be read ({ $detail ->
    [file-bytes] its size
    [unpacked-bytes] its size when unpacked
    [rows] its number of rows
    [columns] its number of columns
    [cells] its number of cells
    [sheets] its number of sheets
    [files] the number of files
   *[nesting] an archive inside an archive
  }) and was not read. Split it into several files, or import the tables inside it directly.
finding-file-zip-bomb = This file unpacks to an abnormal size and was not read, for safety. Open it in a spreadsheet program, save it again, and import that.
finding-file-unknown-encoding = The encoding of this text file is not known. Save it as .csv in UTF-8, or choose the encoding when importing.
finding-file-too-old = This file is in a format from before Excel 97 and cannot be read. Save it as .xlsx and import it again.
finding-no-header = No header (such as 学校名称 or 机构标识码) was found and the sheet was not read. It should be a flat export, a school’s statistics form, a self-report, a county form or this program’s template; if it is laid out otherwise, say under “Columns” what kind of sheet it is and which rows are its header.
finding-sheet-not-read = This sheet has no header that is known and was not read. If it holds no school data, nothing needs doing; if it does, say under “Columns” what kind of sheet it is.
finding-sheet-hidden = This sheet is hidden and was not read. If it holds data you need, unhide it and import again.
finding-no-column-matched = A header was found, but no column could be understood, and the sheet was not read. Say what the columns are under “Columns”.
finding-no-name-column = No column is read as the school’s name or code yet, so it cannot be told which row is which school, and the sheet was not read. Choose one under “Columns”.
finding-history-incomplete = It cannot be told yet which column is the unit or the year and which columns are pupils by grade, and the sheet was not read. Choose them under “Columns”.
finding-births-incomplete = It cannot be told yet which column is the year and which the births, and the sheet was not read. Choose them under “Columns”.
finding-feeders-incomplete = It cannot be told yet which column is the primary school and which the junior one, and the sheet was not read. Choose them under “Columns”.
finding-section-unknown = It cannot be told whether this sheet is primary or junior secondary, and it was not read. Choose the section in the first line under “Columns”, or put 小学 or 初中 into the file’s name.
finding-column-missing = No column for “{ $field }” was found, so this figure will be missing. If there is one, choose it under “Columns”.
finding-column-unsure = “{ $path }” was taken for “{ $field }”, but that is not certain. Please check it under “Columns”.
finding-total-unclear = The total and the parts of “{ $field }” do not agree; { $added ->
    [1] all columns were added up
   *[other] the total was taken
  }. Check that nothing is counted twice.
finding-row-without-name = This row has figures but neither a school name nor a code, and was not read. Add one and import again.
finding-kind-unknown = The kind of school “{ $text }” is not known ({ $count } times) and was not used. Use a standard name, or choose the kind in the data view.
finding-kind-outside = { $school } is of the kind “{ $text }”, which is not compulsory education, and was not imported.
finding-ownership-unknown = Whether “{ $text }” ({ $count } times) means public or private cannot be told; these schools count as public for now. Use a standard name, or choose in the data view.
finding-setting-unknown = Whether “{ $text }” ({ $count } times) means urban, town or rural cannot be told; it is missing for now. Use a standard name, or choose in the data view.
finding-counted-unknown = Whether “{ $text }” ({ $count } times) means counted as a school cannot be told; these schools count for now. Write 1 or 0.
finding-grade-system-unknown = The grade system “{ $text }” ({ $count } times) is neither 6 + 3 nor 5 + 4 and was not taken. Write 六三制 or 五四制, or choose it under County facts in Data.
finding-grade-systems-differ = Schools tell different grade systems: { $six } times 6 + 3, { $five } times 5 + 4; none was taken. Check them, or choose the county’s under County facts in Data.
finding-cell-negative = “{ $field }” of { $school } is negative ({ $text }) and was not used. Correct it and import again, or type it in the data view.
finding-cell-not-a-number = “{ $field }” of { $school } is not a number ({ $text }) and was not used. Enter a number.
finding-cell-percent = “{ $field }” of { $school } is a percentage ({ $text }) and was not used. Enter the figure itself.
finding-cell-error = “{ $field }” of { $school } is a formula error ({ $text }) and was not used. Mend the formula in the workbook.
finding-cell-date = “{ $field }” of { $school } is stored as a date and was not used. Change the cell to a number format and enter it again.
finding-cell-fraction = “{ $field }” of { $school } has a fraction ({ $text }) and was used as it is. People and things are usually whole; please check.
finding-number-bad-grouping = “{ $field }” of { $school } has thousands separators in the wrong place ({ $text }) and was not used. Enter the number without commas.
finding-number-unknown-unit = “{ $field }” of { $school } has a unit that cannot be converted ({ $text }) and was not used. Convert it and enter the number only.
finding-more-cells = This sheet has { $count } more problems of this sort that are not listed one by one.
finding-number-as-text = { $count } numbers are stored as text ({ $cells }) and were read as numbers.
finding-number-full-width = { $count } numbers are in full-width digits ({ $cells }) and were read as ordinary ones.
finding-number-grouped = { $count } numbers have thousands separators ({ $cells }), which were taken out.
finding-number-suffix = { $count } numbers end in 万 or 亿 ({ $cells }) and were converted. Please check the unit.
finding-number-unit = { $count } numbers have a unit behind them ({ $cells }), which was dropped.
finding-missing-mark = { $count } cells hold “—”, “/”, 无 or the like ({ $cells }); they count as missing, not as 0.
finding-formula-without-value = { $count } formulas have no stored result ({ $cells }) and count as missing. Open the workbook in Excel or WPS, save it once, and import again.
finding-sum-with-blanks = { $count } sums have blank parts ({ $cells }); the blanks were left out. Check that a blank means 0.
finding-files-differ = “{ $field }” of { $school } is not the same in all files: { $kept } was used, here it is { $other } ({ $count } figures differ). Correct one of the files.
finding-site-differs = “{ $field }” of { $school } differs between the sheets of its sections: { $smaller } and { $larger }; the larger was used. Figures of the whole school should be the same in both; please check.
finding-kept-by-hand = “{ $field }” of { $school } was changed by hand and stays { $kept }; the file has { $other }. To use the file’s figure, change it in the data view.
finding-years-mixed = The files are of different school years ({ $years }); the latest was taken. Check that they are not mixed up.
finding-year-unknown = { $count } schools or other units have pupils by grade, but the school year cannot be told, so these were not used. Write it in the title or the file’s name, for instance 2025学年.
finding-name-ambiguous = Several schools are called “{ $school }” and this row has no code, so it was not read. Add the code.
finding-row-twice = { $school } ({ $code }) stands twice in one sheet; the first row was used. Delete one of them.
finding-code-twice = { $school } and { $kept } have the same code { $code }. Both were imported, the second under a code with a number added. Correct the code.
finding-joined-by-name = { $school } was joined by its name (code { $code }). Check that it is the same school.
finding-kind-derived = { $count } schools do not say their kind; it was taken from their sections. Please check.
finding-county-unnamed = The files do not name the county. Enter its name in the data view.
finding-table-ownerless = This table does not say which county it is of, and the files hold several, so it was not read. Open its county, then import this table by itself.
finding-parent-not-there = { $school } is not counted as a school and says it belongs to “{ $parent }”, which was not found. Check the name, or import that school too.
finding-parent-guessed = { $school } is not counted as a school; by its name it seems to belong to { $parent }. Confirm or choose another.
finding-parent-unknown = { $school } is not counted as a school, and no parent was found for it. Choose one.
finding-name-from-file = The form names no school; the file’s name “{ $school }” was used. Please check.
finding-not-by-section = { $school } has several sections, but { $count } items on the form are not given by section and are missing. Enter them for each section.
finding-same-id = Two schools have the code { $id }; one of them is { $school }. Correct one of them.
finding-no-id = School { $position } ({ $name }) has no code. Add one.
finding-figure = “{ $field }” of { $school } is negative or not a number. Correct it.
finding-more-than-whole = “{ $field }” of { $school } is { $value }, more than “{ $fieldOf }” with { $limit }. A part cannot be more than the whole; correct it.
finding-no-net-area = Teaching area less indoor sports area of { $school } is 0. Check the two areas.
finding-equipment-per-pupil = Equipment of { $school } comes to { $value } yuan per student, outside { $low } to { $high }; yuan and 万元 may have been mixed up. Please check.
finding-funds-per-pupil = Public funds of { $school } come to { $value } yuan per student, outside the usual { $low } to { $high }. Check unit and amount.
finding-section-empty = { $school } runs several sections, but its { $section } section has no students. Check whether the sheet of that section is missing.
finding-section-unexpected = The kind of { $school } has no { $section } section, yet there are students in it. Check the kind or the section.
finding-section-is-total = “{ $field }” of { $school } is { $value } in both sections; the whole school’s figure may have been entered twice. Please check.
finding-students-zero = { $school } ({ $section }) has 0 students, so nothing per student can be computed. Remove the section if there is none, or enter the number.
finding-figure-missing = “{ $field }” of { $school } is missing, so what depends on it is undetermined. Enter it.
finding-sports-arts-over = { $school } ({ $section }) has { $value } sports and arts teachers, more than its { $limit } full-time teachers. Check that none is counted twice.
finding-bands-and-students = By its class sizes { $school } ({ $section }) has { $least } to { $most } students, but { $value } are given. Check class sizes and students.
finding-bands-and-students-open = By its class sizes { $school } ({ $section }) has at least { $least } students, but { $value } are given. Check class sizes and students.
finding-bands-and-classes = The size bands of { $school } ({ $section }) add up to { $value } classes, but { $limit } are given. Please check.
finding-too-many-classes = { $school } ({ $section }) has { $value } classes, more than the usual limit of { $limit }. Please check.
finding-classes-and-students = The classes of { $school } ({ $section }) add up to { $value } students, but { $limit } are given. Please check.
finding-grades-and-students = The grades of { $school } ({ $section }) add up to { $value } students, but { $limit } are given. Check which is wrong.
finding-year-on-year = Students of { $school } ({ $section }) went from { $before } to { $value } ({ $percent } %), a change of more than a fifth. Please check; if it is right, have an explanation ready.
finding-rooms-by-band = Music and art rooms are given as numbers by band of area ({ $cells }); each counts with the least area of its band. Enter the real areas in the data view.
form-classes = Class list (one row a class)
target-class-grade = Grade
target-class-name = Class
target-class-students = Students of the class
finding-class-not-read = { $count } rows of the class list have no grade that can be told, or a number of students that is none, and were not read. Write the grade as 1 to 9, or 三年级, 初二 and the like.

# Past years
form-history = Students by year and grade
form-births = Births by year
form-feeders = Primary-to-junior feeder table
target-unit = school, zone or county
target-rowGrade = grade
target-rowSection = section
target-total = total (for checking only)
target-births = births of the year
target-birthYear = year of birth
target-birthPlace = place of birth
target-feederFrom = primary school left
target-feederTo = junior school entered
target-feederShare = share of leavers
target-feederCount = leavers by way
finding-history-cell = School year { $year }, { $unit ->
    [none] the county
   *[other] { $unit }
  }, grade { $grade }: “{ $text }” is not a number of pupils and was not used. Correct it and import again.
finding-history-fraction = School year { $year }, { $unit ->
    [none] the county
   *[other] { $unit }
  }, grade { $grade }: the number of pupils has decimals ({ $text }) and was used as it is. Please check it.
finding-history-sum = School year { $year }, { $unit ->
    [none] the county
   *[other] { $unit }
  }: the grades add up to { $sum } pupils, the table’s total is { $total }. The grades were used; please check which is right.
finding-history-year = The year of this row reads “{ $text }”, which is no school year; the row was not read. Write it as “2021” or “2021学年”.
finding-history-grade = The grade of this row reads “{ $text }”, which is no grade; the row was not read. Write it as 1–9, “三年级” or “初二”.
finding-history-differs = School year { $year }, { $unit ->
    [none] the county
   *[other] { $unit }
  }, grade { $grade }: two places differ. The one read first, { $kept }, was used; here it is { $other } ({ $count } such in this sheet). Please correct one of them.
finding-history-replaced = School year { $year }, { $unit ->
    [none] the county
   *[other] { $unit }
  }, grade { $grade }: { $other } pupils were replaced by this sheet’s { $kept } ({ $count } changes in all). Undo the import if this is wrong.
finding-history-by-hand = School year { $year }, { $unit ->
    [none] the county
   *[other] { $unit }
  }, grade { $grade } was changed by hand, so { $kept } was kept; this sheet says { $other } ({ $count } such). Change it under “Past years” to use the sheet’s figure.
finding-history-unit-unknown = The past years name { $count } units that are neither schools nor zones of this county ({ $names }); they were kept under their own names. They may have closed, or be spelled differently; please check.
finding-history-name-ambiguous = Several schools bear the same name ({ $names }), so their past years were kept under the name alone. Add the school codes to the table.
finding-older-year = These are statistics of school year { $year }, older than the county’s { $current }: only pupils by grade ({ $count } figures) went to the past years; current figures were not changed.
finding-older-year-nothing = These are statistics of school year { $year }, older than the county’s { $current }, and hold no pupils by grade; nothing was used.
finding-births-cell = Births of { $year } read “{ $text }”, which is not a number of children; not used. Correct it and import again.
finding-births-summed = Births are given for { $count } places and not for the county, so they were added up by year. Please check that no place is missing.
finding-births-differ = Births of { $year } differ between sheets: the first, { $kept }, was used; here it is { $other } ({ $count } years differ). Please check.
finding-births-replaced = Births of { $year } were { $other } and are now this sheet’s { $kept } ({ $count } years changed).
finding-feeder-equal = { $count } primary schools feed several junior schools without shares; their leavers were shared out equally. Add the shares.
finding-feeder-over = The shares of { $name } add up to { $percent }%, more than 100%. Please check.
finding-feeder-unknown = { $count } schools of the feeder table are not in this county ({ $names }); their names were kept as they are. Please check the spelling.
finding-feeders-replaced = The feeder table that was there ({ $count } entries) was replaced by this one.
finding-classes-and-grade = The classes of grade { $grade } at { $school } hold { $value } pupils, the grade has { $limit }. Please check the list of classes and the grade.

# The county form and the application tables
form-county-form = County form and application tables
finding-answer-not-a-number = “{ $item }” is not a number ({ $text }) and was not used. Enter a number.
finding-answer-negative = “{ $item }” is negative ({ $text }) and was not used. Correct it.
finding-answer-percent = “{ $item }” is given as a percentage ({ $text }) and was not used. Enter the figure itself.
finding-answer-percent-over = “{ $item }” is { $text }, more than 100%. Check it.
finding-answer-fraction = “{ $item }” is written { $text }; it was read as a share of 1 and turned into a percentage. Check it.
finding-answer-unusual = “{ $item }” makes no sense in the unit the form states ({ $text }); yuan and 10,000 yuan, or people and 10,000 people, may have been mixed up. It was used as it stands. Check the unit.
finding-answer-unit-guessed = “{ $item }” states no unit; { $text } makes sense only as { $value }, and was read so. Write the unit on the form.
finding-answer-not-whole = “{ $item }” has decimals ({ $text }) and was used as it stands. People and things usually come whole. Check it.
finding-answer-not-understood = { $school }: “{ $item }” says “{ $text }”, which was not understood and not used. Enter yes or no, or a grade such as 良好.
finding-answer-unsure = “{ $path }” was taken for “{ $item }”, but that is not certain. Please check it under “Columns”.
finding-answer-from-sentence = { $count } conclusions are sentences; the figures in them were told by the words before them. Check them under guarantee and quality.
finding-answer-part-over = “{ $item }” is { $value }, more than “{ $itemOf }” with { $limit }. A part cannot exceed its whole. Correct it.
finding-answer-share-differs = “{ $item }” is stated as { $stated }%, but the figures on the form give { $computed }%. The figures were used. Check which is wrong.
finding-answer-quotient-differs = “{ $item }” is stated as { $stated }, but the totals on the form give { $computed }. The totals were used. Check which is wrong.
finding-answer-share-alone = “{ $item }” gives only a percentage without the figures behind it, so the item stays undetermined. Add both figures.
finding-answer-sum-differs = “{ $item }”: the rows add up to { $sum }, the total says { $total }. The rows were used. Check which is wrong.
finding-answer-differs = “{ $item }” differs between places: { $kept }, read first, is used; here it is { $other }. Correct one of them.
finding-answer-replaced = “{ $item }” was imported as { $other } before; this form’s { $kept } replaces it. Undo the import if that is wrong.
finding-answer-kept = “{ $item }” had been entered as { $kept } and was kept; this form says { $other }. Change it under guarantee and quality to use the form’s figure.
finding-year-kept = The yearly figure “{ $item }” was typed already as { $kept } and stays; this sheet has { $other }. To use it, change it in the yearly figures under Planning.
finding-answer-year-differs = This form is for school year { $own }, the data for { $year }. It was used as it stands. Make sure that years are not mixed.
finding-table-differs = The application table says { $stated } for “{ $item }”, the schools add up to { $computed }. Check which is wrong.
finding-schools-not-met = “{ $item }”: { $n } of { $total } schools say that they fall short ({ $names }), so the item is not met. Check their forms.
finding-schools-silent = “{ $item }” needs every school’s answer; { $n } of { $total } have not given one. Complete their forms.
answer-item-basics = The county
answer-item-budget = Public budget for education
answer-item-training-agencies = Subject tutoring agencies
answer-key-value = share
answer-key-county = name of the county
answer-key-population = resident population
answer-key-ruralPopulation = rural population
answer-key-townships = townships
answer-key-villages = villages
answer-key-gdpPerHead = GDP per head
answer-key-revenuePerHead = local revenue per head
answer-key-ruralIncome = rural net income per head
answer-key-urbanIncome = urban disposable income per head
answer-key-primaryStaff = staff of primary schools
answer-key-juniorStaff = staff of junior schools
answer-key-gradeSystem = Grade system
answer-key-quota = public funds per primary student
answer-key-juniorQuota = public funds per junior student
answer-key-funds = funds
answer-key-students = students
answer-key-stated = figure as stated
answer-key-teachers = teachers
answer-key-officials = civil servants
answer-key-trained = teachers trained
answer-key-eligible = eligible
answer-key-exchanged = teachers exchanged
answer-key-backbone = backbone teachers
answer-key-certified = certified teachers
answer-key-inZone = students enrolled by zone
answer-key-plan = places planned
answer-key-allocated = places allocated
answer-key-rural = places for rural schools
answer-key-public = students in public schools
answer-key-purchased = students in purchased places
answer-key-total = total
answer-key-graduates = graduates
answer-key-entrants = entrants three years before
answer-key-transferredIn = transferred in
answer-key-transferredOut = transferred out
answer-key-deaths = deaths
answer-key-children = disabled children of school age
answer-key-enrolled = enrolled
answer-key-level = level reached
answer-key-rate = between-school rate
answer-key-sent = questionnaires
answer-key-valid = valid questionnaires
answer-key-satisfied = satisfied
answer-key-visited = people visited
answer-key-visitSatisfied = satisfied among those visited
answer-key-visitStated = satisfaction of those visited
answer-key-state = state
answer-key-charter = charter
answer-key-digital = digital management and teaching
answer-key-skilled = teaching with technology
answer-key-used = use of equipment
answer-key-moral = moral education
answer-key-culture = school culture
answer-key-complete = full curriculum
answer-key-order = order of teaching
answer-key-practice = practical activities
answer-key-light = workload
answer-key-schools = schools
answer-key-classes = classes
answer-key-evidence = evidence
answer-key-note = note
answer-key-document = document
answer-key-date = date
answer-key-department = department
target-intake = Entrants (check only)
target-leavers = Expected leavers (check only)
target-examined = Students examined (check only)
target-guards = Guards (check only)
finding-intake-and-grade = { $school }, { $section }: { $value } entrants but { $limit } students in grade { $grade }. Check what repeaters and transfers do not explain.
finding-leavers-and-grade = { $school }, { $section }: { $value } expected leavers but { $limit } students in grade { $grade }. Check which is wrong.
finding-examined-share = { $school }, { $section }: { $value } students had a medical examination, { $percent }% of all, outside the usual { $low }% to { $high }%. Check it.
finding-guards-count = { $school } has { $value } guards, outside the usual { $low } to { $high }. Check it.
finding-five-grades = { $school } has grades 1 to 5 but no grade 6. Unless primary school lasts five years here, check the students by grade; if it does, choose 5 + 4 under County facts.
finding-four-grades = { $school } is a junior school with students in grade 6. Unless junior school lasts four years here, check the students by grade; if it does, choose 5 + 4 under County facts.

# Schools added
edit-same-id = There is a school with the code { $id } already; nothing was changed. Choose another code.
edit-no-id = A school needs a code; nothing was changed.
