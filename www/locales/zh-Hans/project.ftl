# 测算：班级、学位、教师、里程碑
finding-classes-disagree = { $school }{ $section }{ $grade } 年级：{ $year } 学年各班人数合计 { $listed }，年级学生数是 { $pupils }。今后各年按年级学生数折算到各班。请核对哪个数不对。
finding-grade-without-classes = { $school }{ $section }{ $grade } 年级：{ $year } 学年有 { $pupils } 名学生，班级名单里没有这个年级。先按班额上限平均分班。请补上班级。
finding-class-without-size = { $school }{ $section }{ $grade } 年级：{ $year } 学年有 { $n } 个班没有人数，先平分其余班之外的学生。请补上人数。
finding-classes-other-year = { $school }{ $section }的班级名单是 { $listed } 学年的，学生数最近到 { $year } 学年，名单只用来计班数。请补上同一学年的数。
finding-no-room = { $school }{ $section }{ $grade } 年级：{ $year } 学年起有 { $years } 年因没有空教室，最多少开 { $lacking } 个班，最大班额到 { $largest } 人。可加教室、分流或提高班额上限。
finding-rooms-negative = { $school }{ $section }：{ $year } 学年的教室数是 { $rooms }，不能小于 0，按 0 计。请核对。
finding-classes-of-a-unit = { $unit }的历史只到这一级，没有各校学生数，班级按一所学校估算，实际班数会更多。
finding-small-school-cliff = { $school }{ $section }：{ $year } 学年预计 { $pupils } 人，按“{ $rule }”核定 { $heads } 人；{ $edge } 人时核定 { $before } 人，多招学生反而少得公用经费。
finding-milestone-unreadable = 里程碑“{ $id }”读不懂：{ $detail }。这一条没有计算。
