# 测算：班级、学位、教师、里程碑
milestone-largeBy2020 = 2020年基本消除56人以上大班额
milestone-standardBy2020 = 2020年基本做到小学班额不超过45人、初中不超过50人
milestone-largeBy2025 = 2025年基本消除56人及以上大班额
milestone-fiftyBy2025 = 2025年51—55人班额比例控制在10%以内
milestone-townLargeBy2027 = 2027年城镇大班额全面消除
milestone-standardBy2027 = 2027年学校规模和班额达到国家标准
finding-classes-disagree = { $school }{ $section }{ $grade } 年级：{ $year } 学年各班人数合计 { $listed }，年级学生数是 { $pupils }。今后各年按年级学生数折算到各班。请核对哪个数不对。
finding-grade-without-classes = { $school }{ $section }{ $grade } 年级：{ $year } 学年有 { $pupils } 名学生，班级名单里没有这个年级。先按班额上限平均分班。请补上班级。
finding-class-without-size = { $school }{ $section }{ $grade } 年级：{ $year } 学年有 { $n } 个班没有人数，先平分其余班之外的学生。请补上人数。
finding-classes-other-year = { $school }{ $section }的班级名单是 { $listed } 学年的，学生数最近到 { $year } 学年，名单只用来计班数。请补上同一学年的数。
finding-no-room = { $school }{ $section }{ $grade } 年级：{ $year } 学年起有 { $years } 年因没有空教室，最多少开 { $lacking } 个班，最大班额到 { $largest } 人。可加教室、分流或提高班额上限。
finding-rooms-negative = { $school }{ $section }：{ $year } 学年的教室数是 { $rooms }，不能小于 0，按 0 计。请核对。
finding-classes-of-a-unit = { $unit }的历史只到这一级，没有各校学生数，班级按一所学校估算，实际班数会更多。
finding-small-school-cliff = { $school }{ $section }：{ $year } 学年预计 { $pupils } 人，按“{ $rule }”核定 { $heads } 人；{ $edge } 人时核定 { $before } 人，多招学生反而少得公用经费。
finding-teachers-of-schools-missing = { $section }有 { $n } 所学校没有填教师数，教师存量只按其余学校计，需招人数偏多。请补上。
finding-milestone-unreadable = 里程碑“{ $id }”的“{ $at }”写得不对或缺少，这一条没有改动。

# 测算：在校生预测
finding-forecast-place-odd = “{ $unit }”有一个数填在 { $year } 年、{ $grade } 年级，年份或年级不合理，未采用。请改正。
finding-forecast-figure-odd = “{ $unit }”{ $year } 年 { $grade } 年级的学生数为负或不是数，未采用。请改正。
finding-forecast-told-twice = “{ $unit }”{ $year } 年 { $grade } 年级的学生数出现两次且不一致，采用后一个。请只保留一个。
finding-forecast-totals-shared = 有 { $count } 所学校（{ $section }）{ $year } 年只有总人数，已按该校上一年各年级递升后的构成分摊，没有的按其他学校的构成分摊。补充班级名册或分年级人数后会更准确。
finding-forecast-unit-is-total = “{ $unit }”等于其余各单位之和，按合计行处理，不重复计算。如果它确是一个单位，请核对各单位的数。
finding-forecast-unit-unknown = 历史数据中的“{ $unit }”不是本县名单中的学校，暂按单独的单位测算。如果就是其中一所，请改成该校的标识码或校名。
finding-forecast-year-too-thin = { $year } 年只有 { $count } 个单位有数，不到往年的一半，该年未采用，从 { $used } 年起测算。请补齐其余单位。
finding-forecast-nothing-known = 没有分年度、分年级的学生数，无法测算。请导入历年分年级人数或班级名册。
finding-forecast-past-shared = 各校没有自己的历史数据，暂把全县历史按现有人数分摊到各校，误差范围用较宽的默认值。请导入分校历史数据。
finding-forecast-feeder-unused = 小升初对口表中“{ $primary }”到“{ $junior }”一行未采用：其中一所不在有该学段学生的学校之列，或比例不大于0。请核对。
finding-forecast-opened = { $school }自 { $year } 年起才有学生，历史太短，主要按全县情况测算。
finding-forecast-closed = { $school }在 { $year } 年之后没有学生数，按已停办处理。如果只是缺数，请补上。
finding-forecast-jump = { $school }{ $year } 年学生数由 { $was } 人变为 { $is } 人，变动超过25%。如因合并、划片调整或统计口径变化，以后年份可能偏离测算。
finding-forecast-grade-new = { $school }自 { $year } 年起开设 { $grade } 年级，不是本校升上来的；该年级新生按全县变化测算。
finding-forecast-grade-gone = { $school }自 { $year } 年起没有 { $grade } 年级，或只剩零星学生，此后不再向该年级递升。
finding-forecast-ratio-odd = { $school }{ $year } 年升入 { $grade } 年级的比率为 { $ratio }，很少见。该年保留，但已收窄影响。请核对。
finding-forecast-cohort-missing = { $school }{ $year } 年 { $grade } 年级没有学生数，而上下年级都有，这一届不再推算。如果只是缺数，请补上。
finding-forecast-one-year = 只有 { $year } 年一年的数据：各年级原数递升，新生只能按出生数推算；无法回测，误差范围用较宽的默认值。再补一年数据就会改善。
finding-forecast-two-years = 到 { $year } 年只有两年数据：无法回测，误差范围用较宽的默认值。
finding-forecast-far-ahead = 本方法只检验过未来八年以内的测算。{ $year } 年以后的数字请结合误差范围使用。
finding-forecast-births-partly = { $years } 年新生对应的两个出生年份只有一个有出生数，暂以其代替。请补上另一年。
finding-forecast-births-end = 出生数只够推算到此前，{ $year } 年起新生按趋势推算。请补充以后年份的出生数，或给出估计范围。
finding-forecast-kindergarten-only = 没有可用的出生数，第一年新生按幼儿园大班人数推算，{ $year } 年起按趋势推算。请补充出生数。
finding-forecast-births-unused = 虽有出生数，但与 { $year } 年起入学的儿童都对不上，新生按趋势推算。请补充以后年份的出生数。
finding-forecast-births-anchored = 出生数开始得太晚，无法估计入学率：新生到 { $year } 年为止按趋势推算，此后随出生数增减。请补充更早的出生数，或直接设定入学率。
finding-forecast-births-none = 没有出生数，{ $year } 年起新生按以往趋势推算；出生数下降时会偏多。请补充各年出生数。
finding-forecast-leavers-none = 缺少 { $year } 年前的小学毕业生数，或没有可与初中新生对照的年份，初中新生按趋势推算。请补充小学分年级人数。
finding-forecast-intake-unsure = 入学率 { $ratio } 只由 { $years } 年数据估计，至少三年才可靠。请补充更早的人数或出生数。
finding-forecast-leavers-unsure = 小学毕业生升入初中的比率 { $ratio } 只由 { $years } 年数据估计，至少三年才可靠。
finding-forecast-entry-ratio-odd = 入学（升学）人数与对应出生数（毕业生数）之比为 { $ratio }，很少见。请核对出生数、学生数、毕业生数是否为同一区域、是否都以人为单位。

# 测算：情景与事件
finding-event-id-taken =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：编号“{ $unit }”已有学校使用，新学校改用自动编号。请换一个编号。
finding-event-outside-horizon =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：年份不在测算年份之内，没有计入。请改年份或加长测算年限。
finding-event-unknown-school =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：找不到学校“{ $unit }”，这一处没有计入。请从名单中选学校。
finding-event-unknown-unit =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：找不到学校或学区“{ $unit }”，或其中没有学生，这一处没有计入。请从名单中选。
finding-event-negative =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：“{ $unit }”的数小于 0 或不能为 0，没有计入。请改正。
finding-event-lacks =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：没有填“{ $unit }”，没有计入。请补上。
finding-event-share-above-one =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：“{ $unit }”应在 0 到 1 之间，没有计入。请改正。
finding-event-unknown-kind =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：本版本不认识“{ $unit }”这种事件，没有计入。
finding-event-closed-already =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：“{ $unit }”此前已停办，不再计入。
finding-event-nowhere-to-go =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：“{ $unit }”的学生没有去处，没有计入。请指定接收学校，或先在同一学区开办学校。
finding-event-which-section =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：“{ $unit }”有小学部和初中部，没有说明是哪一个，没有计入。请选学段。
finding-event-no-pupils =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：新学校“{ $unit }”没有招生人数，也没有生源学校，测算为空校。请填招生人数或生源。
finding-event-no-section-near =
    第 { $event } 个事件（{ $year } 年，{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }）：“{ $unit }”没有其中一个学段的学校，该学段的学生分到全县各校。
finding-assumption-unsound = 情景的“{ $field }”在 { $year } 年的数不合理，该年没有采用。请改正。
finding-scenario-number = 情景的“{ $field }”填的是 { $told }，超出范围，按 { $taken } 计（0 表示不用）。请改正。
finding-scenario-left-out = 情景的“{ $field }”{ $year } 年填的是 { $told }，不合理，没有采用。请改正。
finding-addition-unknown-school = 情景给“{ $school }”追加 { $field } { $amount }，但找不到这所学校。请从名单中选。
finding-addition-below-zero = 情景从“{ $school }”减去的 { $field } 多于现有数，没有计入（{ $amount }）。请改正。
finding-addition-to-nothing = “{ $school }”没有填 { $field }，情景追加的 { $amount } 无从计入。请先补上现有数。
symbol-projected-without-events = 无事件时的人数
symbol-moved-here = 转入
symbol-moved-away = 转出
symbol-brought = 新增生源
symbol-grade-below-year-before = 上年低一年级人数
symbol-progression-ratio = 升级率
symbol-agreed-with-county = 与全县衔接的系数
symbol-entry-cohort = 适龄人口
symbol-intake-ratio = 入学率
symbol-part-of-entrants = 占全部新生的比例
symbol-entrants = 全部新生
symbol-projected = 预测人数
symbol-pupils = 学生数
symbol-classes = 班级数
symbol-seats = 学位数
note-ratio-shrunk = 本校历年升级率，向全县的升级率靠拢
note-blend = 一半按逐级递升，一半按本校占全县的份额，并使各校之和等于全县
note-by-ratio = 由低一年级按升级率 { $ratio } 递升
note-of-grade = { $grade } 年级
note-of-school = { $school }
note-of-others = 其余 { $count } 个单位
note-rooms-and-size = { $rooms } 间教室，每间 { $size } 个学位
note-rooms-guessed = 没有填教室数，按现有班级数计
note-entry-source =
    { $year } 年新生的来源：{ $source ->
        [births] 出生数
        [birthsPartly] 一个年份的出生数
        [kindergarten] 幼儿园大班
        [feeders] 小升初对口表
        [leavers] 上年小学毕业生
       *[trend] 以往趋势
    }
note-by-event =
    第 { $event } 个事件：{ $kind ->
        [open] 新建学校
        [expand] 扩建教室
        [close] 停办
        [merge] 合并
        [rezone] 划片调整
        [housing] 新楼盘
        [capIntake] 限额招生
        [cap] 班额上限
        [split] 分班
       *[other] 事件
    }
note-classes-of-grade =
    { $grade } 年级 { $pupils } 人，{ $kept ->
        [yes] 沿用原有班级
       *[no] 按班额上限 { $cap } 人编班
    }
