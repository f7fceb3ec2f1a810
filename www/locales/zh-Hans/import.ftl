# 导入：文件、表头、单元格、合并、核对
form-flat = 统计平铺表（一行一校）
form-template = 本程序的填报模板
form-school-workbook = 学校教基表（一校一个工作簿）
form-self-report = 学校自评表
form-unread = 没有认出
target-id = 学校标识码
target-name = 学校名称
target-county = 所在县
target-city = 所在地市
target-province = 所在省
target-zone = 学区
target-kind = 办学类型
target-kindCode = 办学类型代码
target-ownership = 举办者
target-setting = 城乡类型
target-counted = 是否计校数
target-parent = 所属学校
target-established = 建校年份
target-boarding = 是否寄宿制
target-denseCity = 是否大城市中心城区
target-year = 学年
target-gradeSystem = 学制
target-musicRooms = 音乐专用教室面积
target-artRooms = 美术专用教室面积
target-grade = { $grade } 年级学生数
target-juniorYear = 初中第 { $grade } 年学生数
target-band = 班额第 { $band } 档班数
target-section-primary = 整张表是小学
target-section-junior = 整张表是初中
target-section-senior = 整张表是高中
finding-file-not-a-workbook = 这个文件不是电子表格，也不是文字表格，没有读取。请另存为 .xlsx 或 .csv 后再导入。
finding-file-encrypted = 这个文件设有密码，无法读取。请在 Excel 或 WPS 中取消密码，另存后再导入。
finding-file-empty = 这个文件里没有数据。请确认选对了文件。
finding-file-damaged = 这个文件不完整或已损坏（{ $detail ->
    [archive] 压缩结构
    [xml] 内部文字
    [workbook] 工作表目录
    [strings] 文字表
    [sheet] 工作表内容
    [container] 文件结构
   *[record] 数据记录
  }），这一部分没有读取。请重新导出或重新下载。
finding-file-too-big = 这个文件超过了可以读取的上限（{ $detail ->
    [file-bytes] 文件大小
    [unpacked-bytes] 解压后大小
    [rows] 行数
    [columns] 列数
    [cells] 单元格数
    [sheets] 工作表数
    [files] 文件个数
   *[nesting] 压缩包里还有压缩包
  }），没有读取。请拆成几个文件，或直接导入里面的表格。
finding-file-zip-bomb = 这个文件解压后大得异常，为安全起见没有读取。请在表格软件中打开，另存后再导入。
finding-file-unknown-encoding = 认不出这个文本文件的编码。请另存为 UTF-8 编码的 .csv，或在导入时指定编码。
finding-file-too-old = 这是 Excel 97 以前的旧格式，无法读取。请另存为 .xlsx 后再导入。
finding-no-header = 没有找到表头（例如“学校名称”“机构标识码”），整张表没有读取。它应是统计平铺表、教基表、自评表、县级填报表或本程序的模板；是别的样式，请在“认列”里说明它是哪一种表、哪几行是表头。
finding-sheet-not-read = 这张工作表没有认得的表头，没有读取。如果里面没有学校数据，可以不管；如果有，请在“认列”里说明它是哪一种表。
finding-sheet-hidden = 这张工作表是隐藏的，没有读取。如果里面有要用的数据，请取消隐藏后再导入。
finding-no-column-matched = 找到了表头，但没有一列认得出是什么数据，整张表没有读取。请在“认列”里指定各列。
finding-no-name-column = 还没有一列读作学校名称或学校标识码，看不出哪一行是哪所学校，整张表没有读取。请在“认列”里指定。
finding-history-incomplete = 还看不出哪一列是单位或学年、哪些列是各年级的学生数，整张表没有读取。请在“认列”里逐列指定。
finding-births-incomplete = 还看不出哪一列是年份、哪一列是出生人口，整张表没有读取。请在“认列”里指定。
finding-feeders-incomplete = 还看不出哪一列是小学、哪一列是初中，整张表没有读取。请在“认列”里指定。
finding-section-unknown = 看不出这张表是小学还是初中，没有读取。请在“认列”的第一行指定学段，或把文件名改成含“小学”“初中”的名字。
finding-column-missing = 表里没有找到“{ $field }”这一列，这项指标会缺数据。如果有，请在“认列”里指定。
finding-column-unsure = 把“{ $path }”当作“{ $field }”，但不能完全肯定。请在“认列”里核对。
finding-total-unclear = “{ $field }”的合计列与分项列对不上，{ $added ->
    [1] 已按全部相加
   *[other] 已按合计列
  }取数。请核对是否重复计算。
finding-row-without-name = 这一行有数据但没有学校名称，也没有标识码，没有读取。请补上后再导入。
finding-kind-unknown = 不认识的办学类型“{ $text }”（{ $count } 处），没有采用。请改成规范名称，或导入后在数据里选定。
finding-kind-outside = { $school } 的办学类型是“{ $text }”，不属于义务教育学校，没有导入。
finding-ownership-unknown = 看不出举办者“{ $text }”（{ $count } 处）是公办还是民办，暂按公办。请改成规范名称，或导入后在数据里选定。
finding-setting-unknown = 看不出城乡类型“{ $text }”（{ $count } 处）属于城区、镇区还是乡村，暂缺。请改成规范名称，或导入后在数据里选定。
finding-counted-unknown = “是否计校数”填的“{ $text }”（{ $count } 处）看不出是什么意思，暂按计校数。请改成 1 或 0。
finding-grade-system-unknown = 学制填的“{ $text }”（{ $count } 处）看不出是六三制还是五四制，没有采用。请写成“六三制”或“五四制”，或在数据的“县情”里选定。
finding-grade-systems-differ = 各校填的学制不一样：{ $six } 处是六三制，{ $five } 处是五四制，没有采用。请核对，或在数据的“县情”里选定全县的学制。
finding-cell-negative = { $school }的“{ $field }”是负数（{ $text }），没有采用。请改正后再导入，或在数据里直接填。
finding-cell-not-a-number = { $school }的“{ $field }”不是数字（{ $text }），没有采用。请改成数字。
finding-cell-percent = { $school }的“{ $field }”填成了百分数（{ $text }），没有采用。请填实际数。
finding-cell-error = { $school }的“{ $field }”是公式错误（{ $text }），没有采用。请在表格里修好公式。
finding-cell-date = { $school }的“{ $field }”被存成了日期，没有采用。请把单元格改成数值格式再填。
finding-cell-fraction = { $school }的“{ $field }”带小数（{ $text }），已照数采用。人数、件数一般是整数，请核对。
finding-number-bad-grouping = { $school }的“{ $field }”千位分隔符位置不对（{ $text }），没有采用。请改成不带逗号的数字。
finding-number-unknown-unit = { $school }的“{ $field }”带有不能换算的单位（{ $text }），没有采用。请换算后只填数字。
finding-more-cells = 这张表里还有 { $count } 处类似问题没有逐一列出。
finding-number-as-text = 有 { $count } 个数字存成了文本（{ $cells }），已按数字读取。
finding-number-full-width = 有 { $count } 个数字是全角的（{ $cells }），已按半角读取。
finding-number-grouped = 有 { $count } 个数字带千位分隔符（{ $cells }），已去掉分隔符读取。
finding-number-suffix = 有 { $count } 个数字带“万”“亿”（{ $cells }），已换算。请核对单位。
finding-number-unit = 有 { $count } 个数字后面写了单位（{ $cells }），已去掉单位读取。
finding-missing-mark = 有 { $count } 格填的是“—”“/”“无”之类（{ $cells }），按缺数据处理，没有当作 0。
finding-formula-without-value = 有 { $count } 个公式没有保存结果（{ $cells }），按缺数据处理。请用 Excel 或 WPS 打开原表，保存一次再导入。
finding-sum-with-blanks = 有 { $count } 处合计的分项有空白（{ $cells }），空白的分项没有计入。请核对空白是否为 0。
finding-files-differ = { $school }的“{ $field }”在几个文件里不一样：已用 { $kept }，这里是 { $other }（共 { $count } 项不同）。请核对后改正其中一个文件。
finding-site-differs = { $school }的“{ $field }”在两个学段的表里不一样：{ $smaller } 与 { $larger }，已用较大的数。全校共用的数两张表应当相同，请核对。
finding-kept-by-hand = { $school }的“{ $field }”改过手，保留了 { $kept }；文件里是 { $other }。如果要用文件的数，请在数据里改回。
finding-years-mixed = 导入的文件分属不同学年（{ $years }），已按最新的学年。请确认没有混用。
finding-year-unknown = 有 { $count } 个学校或单位带有分年级人数，但看不出是哪个学年，分年级人数没有采用。请在标题或文件名里写明，例如“2025学年”。
finding-name-ambiguous = 有几所学校都叫“{ $school }”，这一行没有标识码，不知道属于哪一所，没有读取。请补上标识码。
finding-row-twice = { $school }（{ $code }）在同一张表里出现了两次，已用第一次的数。请删去一行。
finding-code-twice = { $school }与{ $kept }的标识码同为 { $code }，两所都已导入，后一所另加了编号。请改正标识码。
finding-joined-by-name = { $school }是按校名合并的（标识码 { $code }）。请核对是不是同一所学校。
finding-kind-derived = 有 { $count } 所学校没有写办学类型，已按所办学段推定。请核对。
finding-county-unnamed = 文件里没有县名。请在数据里填上县名。
finding-table-ownerless = 这张表没有写明是哪个县，文件里又有几个县，没有读入。请打开它所属的县，再单独导入这张表。
finding-parent-not-there = { $school }不计校数，写明属于“{ $parent }”，但没有找到这所学校。请核对校名或一并导入。
finding-parent-guessed = { $school }不计校数，按校名推定属于{ $parent }。请确认或改选。
finding-parent-unknown = { $school }不计校数，找不到它属于哪所学校。请选定。
finding-name-from-file = 表里没有校名，已用文件名“{ $school }”。请核对。
finding-not-by-section = { $school }有几个学段，但表上有 { $count } 项没有分学段填，这些项缺数据。请分学段补上。
finding-same-id = 有两所学校的标识码同为 { $id }，其中一所是{ $school }。请改正其中一所。
finding-no-id = 第 { $position } 所学校（{ $name }）没有标识码。请补上。
finding-figure = { $school }的“{ $field }”是负数或不是数字。请改正。
finding-more-than-whole = { $school }的“{ $field }”是 { $value }，多于“{ $fieldOf }”的 { $limit }。部分不能大于整体，请改正。
finding-no-net-area = { $school }的教学及辅助用房减去室内体育用房后为 0。请核对这两个面积。
finding-equipment-per-pupil = { $school }的生均教学仪器设备值是 { $value } 元，不在 { $low }—{ $high } 元之间，可能把元和万元弄混了。请核对。
finding-funds-per-pupil = { $school }的生均公用经费是 { $value } 元，不在常见的 { $low }—{ $high } 元之间。请核对单位和数额。
finding-section-empty = { $school }是一贯制学校，但{ $section }没有学生。请核对是否漏了这个学段的表。
finding-section-unexpected = { $school }的办学类型不含{ $section }，却有{ $section }学生。请核对办学类型或学段。
finding-section-is-total = { $school }小学和初中的“{ $field }”都是 { $value }，可能把全校的数填在了两个学段里。请核对。
finding-students-zero = { $school }{ $section }的在校生数是 0，无法计算生均指标。如果没有这个学段请删去，如果漏填请补上。
finding-figure-missing = { $school }缺“{ $field }”，有关指标待定。请补上。
finding-sports-arts-over = { $school }{ $section }的体育、艺术教师合计 { $value } 人，多于专任教师 { $limit } 人。请核对是否重复计算。
finding-bands-and-students = { $school }{ $section }按班额应有 { $least }—{ $most } 名学生，表上是 { $value } 名。请核对班额表和学生数。
finding-bands-and-students-open = { $school }{ $section }按班额至少应有 { $least } 名学生，表上是 { $value } 名。请核对班额表和学生数。
finding-bands-and-classes = { $school }{ $section }各档班额的班数合计 { $value }，班级数是 { $limit }。请核对。
finding-too-many-classes = { $school }{ $section }有 { $value } 个班，超过了通常的上限 { $limit } 个。请核对。
finding-classes-and-students = { $school }{ $section }各班人数合计 { $value }，在校生数是 { $limit }。请核对。
finding-grades-and-students = { $school }{ $section }各年级合计 { $value } 人，在校生数是 { $limit } 人。请核对哪个数不对。
finding-year-on-year = { $school }{ $section }学生由上年的 { $before } 人变为 { $value } 人（{ $percent }%），变动超过两成。请核对，属实请备好情况说明。
finding-rooms-by-band = 音乐、美术教室是按面积段填的间数（{ $cells }），每间按该段的最小面积计。请在数据里填各间的实际面积。
form-classes = 班级表（一行一班）
target-class-grade = 年级
target-class-name = 班级名称
target-class-students = 班级学生数
finding-class-not-read = 班级表里有 { $count } 行看不出年级，或人数不是数字，没有读取。年级请填 1—9 或“三年级”“初二”之类。

# 历年数据
form-history = 历年学生数（分年级）
form-births = 出生人口
form-feeders = 小升初对口
target-unit = 学校、学区或全县
target-rowGrade = 年级
target-rowSection = 学段
target-total = 合计（只作核对）
target-births = 出生人口
target-birthYear = 出生年份
target-birthPlace = 乡镇、街道或学区
target-feederFrom = 小学（毕业学校）
target-feederTo = 初中（升入学校）
target-feederShare = 升学比例
target-feederCount = 升学人数
finding-history-cell = { $year }学年{ $unit ->
    [none] 全县
   *[other] { $unit }
  } { $grade } 年级的人数写的是“{ $text }”，不是人数，没有采用。请改正后再导入。
finding-history-fraction = { $year }学年{ $unit ->
    [none] 全县
   *[other] { $unit }
  } { $grade } 年级的人数带小数（{ $text }），已照数采用。请核对。
finding-history-sum = { $year }学年{ $unit ->
    [none] 全县
   *[other] { $unit }
  }各年级相加是 { $sum } 人，表上合计是 { $total } 人。已按各年级采用，请核对哪个数不对。
finding-history-year = 这一行的年份写的是“{ $text }”，看不出是哪一学年，没有读取。请写成“2021”或“2021学年”。
finding-history-grade = 这一行的年级写的是“{ $text }”，看不出是几年级，没有读取。请写成 1—9 或“三年级”“初二”。
finding-history-differs = { $year }学年{ $unit ->
    [none] 全县
   *[other] { $unit }
  } { $grade } 年级的人数在几处不一样：已用先读到的 { $kept } 人，这里是 { $other } 人（这张表共 { $count } 处不同）。请核对后改正其中一处。
finding-history-replaced = { $year }学年{ $unit ->
    [none] 全县
   *[other] { $unit }
  } { $grade } 年级原有 { $other } 人，已改用这张表的 { $kept } 人（共 { $count } 处改动）。如果不对，请撤销导入。
finding-history-by-hand = { $year }学年{ $unit ->
    [none] 全县
   *[other] { $unit }
  } { $grade } 年级的人数改过手，保留了 { $kept } 人；这张表是 { $other } 人（共 { $count } 处）。如果要用表上的数，请在“历年”里改回。
finding-history-unit-unknown = 历年数据里有 { $count } 个单位在本县学校和学区中没有找到（{ $names }），已按原名另列。可能是已撤并的学校，或校名写法不同，请核对。
finding-history-name-ambiguous = 有几所学校同名（{ $names }），不知道历年数据属于哪一所，已按校名另列。请在表里补上标识码。
finding-older-year = 这是 { $year }学年的统计表，早于现有的 { $current }学年：只把分年级人数（{ $count } 个）记入历年数据，现有各项数据没有更动。
finding-older-year-nothing = 这是 { $year }学年的统计表，早于现有的 { $current }学年，又没有分年级人数，没有采用任何数。
finding-births-cell = { $year } 年的出生人口写的是“{ $text }”，不是人数，没有采用。请改正后再导入。
finding-births-summed = 出生人口是分 { $count } 个地方填的，没有全县的数，已按年相加。请核对各地方是否齐全。
finding-births-differ = { $year } 年的出生人口在几张表里不一样：已用先读到的 { $kept } 人，这里是 { $other } 人（共 { $count } 年不同）。请核对。
finding-births-replaced = { $year } 年的出生人口原有 { $other } 人，已改用这张表的 { $kept } 人（共改动 { $count } 年）。
finding-feeder-equal = 小升初对口表里有 { $count } 所小学对口几所初中，但没有写比例，已按平均分配。请补上比例。
finding-feeder-over = { $name }的对口比例相加是 { $percent }%，超过 100%。请核对。
finding-feeder-unknown = 小升初对口表里有 { $count } 所学校在本县没有找到（{ $names }），已按原名保留。请核对校名。
finding-feeders-replaced = 原有的小升初对口表（{ $count } 条）已换成这一张。
finding-classes-and-grade = { $school } { $grade } 年级各班人数合计 { $value }，这个年级的学生数是 { $limit }。请核对班级表和分年级人数。

# 县级填报表、申报表
form-county-form = 县级填报表、申报表
finding-answer-not-a-number = “{ $item }”不是数字（{ $text }），没有采用。请改成数字。
finding-answer-negative = “{ $item }”是负数（{ $text }），没有采用。请改正。
finding-answer-percent = “{ $item }”填成了百分数（{ $text }），没有采用。请填实际数。
finding-answer-percent-over = “{ $item }”是 { $text }，超过了 100%。请核对。
finding-answer-fraction = “{ $item }”写的是 { $text }，已按 100% 为 1 换算成百分数。请核对。
finding-answer-unusual = “{ $item }”按表上的单位读出来是不合常理的数（{ $text }），可能把元和万元、人和万人弄混了。已照数采用，请核对单位。
finding-answer-unit-guessed = “{ $item }”没有写单位，{ $text } 只有读成 { $value } 才合常理，已按此采用。请在表上写明单位。
finding-answer-not-whole = “{ $item }”带小数（{ $text }），已照数采用。人数、个数一般是整数，请核对。
finding-answer-not-understood = { $school }的“{ $item }”填的“{ $text }”看不出是什么意思，没有采用。请填“是”或“否”，等级请填“优秀”“良好”“合格”。
finding-answer-unsure = 把“{ $path }”当作“{ $item }”，但不能完全肯定。请在“认列”里核对。
finding-answer-from-sentence = 有 { $count } 处简要结论是一句话，里面的数已按前面的文字认出。请在保障与质量里核对。
finding-answer-part-over = “{ $item }”是 { $value }，多于“{ $itemOf }”的 { $limit }。部分不能大于整体，请改正。
finding-answer-share-differs = “{ $item }”表上写的是 { $stated }%，按表上的人数算是 { $computed }%。已按人数计算，请核对哪个数不对。
finding-answer-quotient-differs = “{ $item }”表上写的是 { $stated }，按表上的总数除出来是 { $computed }。已按总数计算，请核对哪个数不对。
finding-answer-share-alone = “{ $item }”只写了比例，没有写算出它的数，这一项待定。请补上分子和分母。
finding-answer-sum-differs = “{ $item }”各行相加是 { $sum }，表上合计是 { $total }。已按各行采用，请核对哪个数不对。
finding-answer-differs = “{ $item }”在几处不一样：已用先读到的 { $kept }，这里是 { $other }。请核对后改正其中一处。
finding-answer-replaced = “{ $item }”原来导入的是 { $other }，已改用这张表的 { $kept }。如果不对，请撤销导入。
finding-answer-kept = “{ $item }”已经填过 { $kept }，予以保留；这张表是 { $other }。如果要用表上的数，请在保障与质量里改。
finding-year-kept = 年度数据“{ $item }”已经填过 { $kept }，予以保留；这张表是 { $other }。如果要用表上的数，请在规划调配的年度数据里改。
finding-answer-year-differs = 这张表写的是 { $own }学年，现有数据是 { $year }学年。已照表采用，请确认没有混用。
finding-table-differs = 申报表上“{ $item }”是 { $stated }，按各校数据相加是 { $computed }。请核对哪个数不对。
finding-schools-not-met = “{ $item }”：{ $total }所学校中有 { $n }所自评没有达到（{ $names }）。这一项没有达到，请核对自评表。
finding-schools-silent = “{ $item }”要各校都填，{ $total }所学校中还有 { $n }所没有填。请补齐自评表。
answer-item-basics = 基本情况
answer-item-budget = 一般公共预算教育支出
answer-item-training-agencies = 学科类培训机构数量
answer-key-value = 比例
answer-key-county = 县名
answer-key-population = 常住人口
answer-key-ruralPopulation = 农业人口
answer-key-townships = 乡镇数
answer-key-villages = 行政村数
answer-key-gdpPerHead = 人均国内生产总值
answer-key-revenuePerHead = 人均地方财政收入
answer-key-ruralIncome = 农民年人均纯收入
answer-key-urbanIncome = 城镇居民年人均可支配收入
answer-key-primaryStaff = 小学教职工数
answer-key-juniorStaff = 初中教职工数
answer-key-gradeSystem = 学制
answer-key-quota = 小学生均公用经费标准
answer-key-juniorQuota = 初中生均公用经费标准
answer-key-funds = 经费
answer-key-students = 学生数
answer-key-stated = 表上写明的数
answer-key-teachers = 教师
answer-key-officials = 公务员
answer-key-trained = 完成培训教师数
answer-key-eligible = 符合条件人数
answer-key-exchanged = 交流轮岗教师数
answer-key-backbone = 骨干教师数
answer-key-certified = 持证教师数
answer-key-inZone = 就近划片入学学生数
answer-key-plan = 招生计划数
answer-key-allocated = 分配名额数
answer-key-rural = 分到农村学校的名额
answer-key-public = 公办学校就读人数
answer-key-purchased = 政府购买学位就读人数
answer-key-total = 合计
answer-key-graduates = 毕业生数
answer-key-entrants = 三年前初一学生数
answer-key-transferredIn = 转入人数
answer-key-transferredOut = 转出人数
answer-key-deaths = 死亡人数
answer-key-children = 适龄残疾儿童少年数
answer-key-enrolled = 入学人数
answer-key-level = 学业水平等级
answer-key-rate = 校际差异率
answer-key-sent = 问卷总数
answer-key-valid = 有效问卷数
answer-key-satisfied = 满意问卷数
answer-key-visited = 走访人数
answer-key-visitSatisfied = 走访满意人数
answer-key-visitStated = 走访满意度
answer-key-state = 完成情况
answer-key-charter = 章程
answer-key-digital = 管理与教学信息化
answer-key-skilled = 信息化教学
answer-key-used = 设施设备利用
answer-key-moral = 德育工作
answer-key-culture = 校园文化
answer-key-complete = 课程开齐开足
answer-key-order = 教学秩序
answer-key-practice = 综合实践活动
answer-key-light = 课业负担
answer-key-schools = 学校数
answer-key-classes = 班级数
answer-key-evidence = 佐证材料
answer-key-note = 说明
answer-key-document = 材料名称
answer-key-date = 日期
answer-key-department = 责任单位
target-intake = 招生数（只作核对）
target-leavers = 预计毕业生数（只作核对）
target-examined = 体检人数（只作核对）
target-guards = 安保人员（只作核对）
finding-intake-and-grade = { $school }{ $section }招生数是 { $value }，{ $grade } 年级在校生是 { $limit }，相差较大。留级、转学以外的差别请核对。
finding-leavers-and-grade = { $school }{ $section }预计毕业生数是 { $value }，{ $grade } 年级在校生是 { $limit }，相差较大。请核对哪个数不对。
finding-examined-share = { $school }{ $section }体检人数是 { $value }，为在校生的 { $percent }%，不在常见的 { $low }%—{ $high }% 之间。请核对。
finding-guards-count = { $school }安保人员是 { $value } 人，不在常见的 { $low }—{ $high } 人之间。请核对。
finding-five-grades = { $school }小学有一至五年级而没有六年级。本地如不是五年制，请核对分年级人数；如是五四制，请在“县情”里选定。
finding-four-grades = { $school }初中有六年级学生。本地如不是四年制初中，请核对分年级人数；如是五四制，请在“县情”里选定。

# 增加学校
edit-same-id = 已经有标识码为 { $id } 的学校，没有改动。请换一个标识码。
edit-no-id = 学校要有标识码，没有改动。
