# 县、学校、数项的名称与县文件的错误
section-primary = 小学
section-junior = 初中
section-senior = 高中
metric-students = 在校学生数
metric-classCount = 班级数
metric-teachers-fullTime = 专任教师
metric-teachers-aboveDegree = 高于规定学历教师
metric-teachers-backbone = 县级以上骨干教师
metric-teachers-sports = 体育专任教师
metric-teachers-arts = 艺术（音乐、美术）专任教师
metric-teachers-visitingSportsArts = 交流、兼职、走教的体育艺术教师
metric-teachers-intermediateTitle = 中级及以上职称教师
metric-teachers-certified = 持教师资格证教师
metric-teachers-trained360 = 完成5年360学时培训教师
metric-teachers-exchangeEligible = 符合交流条件教师
metric-teachers-exchanged = 交流轮岗教师
metric-teachers-exchangedBackbone = 交流轮岗骨干教师
metric-migrantStudents = 随迁子女
metric-inZoneStudents = 就近划片入学学生
metric-teachingArea = 教学及辅助用房面积
metric-indoorSportsArea = 室内体育用房面积
metric-sportsFieldArea = 运动场地面积
metric-externalSportsArea = 校外租赁体育场地面积
metric-equipmentValue = 教学仪器设备值
metric-multimediaRooms = 网络多媒体教室
metric-computers = 计算机
metric-books = 图书
metric-publicBudget = 公用经费预算
metric-teacherTraining = 教师培训经费
kind-primary = 小学
kind-teachingPoint = 教学点
kind-junior = 初级中学
kind-nineYear = 九年一贯制学校
kind-twelveYear = 十二年一贯制学校
kind-completeSecondary = 完全中学
kind-special = 特殊教育学校
kind-vocational = 职业学校
ownership-public = 公办
ownership-private = 民办
setting-urban = 城区
setting-town = 镇区
setting-rural = 乡村
unit-people = 人
unit-count = 个
unit-area = m²
unit-money = 元
severity-must = 必须改
severity-check = 请核对
severity-missing = 缺数据
file-not-json = 这不是县文件：第 { $line } 行第 { $column } 列不是 JSON。请选择由“存为文件”保存的 .json 文件；统计报表请用“导入工作簿”。
file-not-a-county = 这不是均衡尺的县文件（format 应为 junheng-county）。请选择由“存为文件”保存的文件。
file-newer = 这个县文件由更新的版本保存（版本 { $found }），本页读不了。请用新版均衡尺打开；文件没有改动。
file-no-version = 这个县文件没有写明版本（version），不能确定怎样读。请重新保存后再打开。
file-field =
    { $path }：{ $expected ->
       *[something] 这里不能空缺
        [nothing] 没有这一项
        [object] 应是一个对象
        [list] 应是列表，且项数要对
        [text] 应是文字
        [number] 应是数值
        [whole] 应是范围之内的整数
        [yesNo] 应是 true 或 false
        [choice] 应是规定的取值之一（{ $choices }）
        [cell] 应是单元格，如 L6
        [figure] 应是数据项的编号，如 primary.students
        [decimal] 应是写成文字的小数
    }。请改正后再试。
file-same-id = 有两所学校的标识码同为 { $id }。请改正其中一所后再打开。
file-no-id = 第 { $position } 所学校（{ $name }）没有标识码。请补上后再打开。
file-figure = 学校 { $school } 的“{ $field }”是负数或不是数。请改正后再打开。
edit-negative = “{ $field }”不能是 { $value }：请填 0 或正数，没有数就留空。
edit-negative-births = 出生人口不能是 { $value }：请填 0 或正数，没有数就留空。
file-not-text = 这个文件不是文本，不是县文件。请选择由“存为文件”保存的 .json 文件；统计报表请用“导入工作簿”。
edit-no-school = 没有第 { $position } 所学校，改动没有生效。
edit-no-row = 没有第 { $position } 行，没有改动。
edit-no-rubric = 没有第 { $position } 个本县计分办法，改动没有生效。
edit-no-scenario = 没有第 { $position } 个情景，改动没有生效。
edit-no-choice = “{ $text }”不是这一格可以填的内容，改动没有生效。
