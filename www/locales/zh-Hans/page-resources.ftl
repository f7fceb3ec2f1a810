# 资源配置
resources-answer = { $all } 个校（部）中 ⟦{ $passing }⟧ 个综合达标{ $open ->
    [0] 。
   *[other] ，{ $open } 个缺数据待定。
}
resources-lede = 综合达标：{ $of } 项中至少 { $least } 项达到标准，其余不低于标准的 { $percent }%。全县须每校达标，且 { $coefficients } 项差异系数都在限内；现有 ⟦{ $over }⟧ 项超限{ $open ->
    [0] 。
   *[other] ，{ $open } 项待定。
}
resources-empty = 还没有学校。导入统计报表后，这里按学段列出每个校（部）的七项指标。
resources-empty-go = 去导入
resources-section = 学段
resources-filter = 筛选：
resources-search = 找学校名称
resources-shown = 现列 { $n } 个
resources-clear = 清除筛选
resources-all-settings = 全部城乡
resources-all-verdicts = 全部结论
resources-all-unmet = 全部指标
resources-all-owners = 公办民办
resources-unmet-one = 未达标：{ $indicator }
resources-plain = 只看表格
resources-copy = 复制到 Excel
resources-file = { $county }资源配置（{ $section }）
resources-strips = 各项指标的分布
resources-mean = 全县均值
resources-coefficient = 差异系数
resources-coefficient-limit = 差异系数（限 { $limit }）
resources-caption = 各校（部）的指标值与结论
resources-none = 没有符合条件的校（部）。
resources-excluded = { $section }不参评 { $n } 个校（部），附原因
legend-dot = 每点一校。
legend-floor-line = { $percent }% 线
legend-floor = { $percent }% 以上
legend-below = 低于 { $percent }%
legend-selected = 选中的学校
strip-title = { $section } · { $indicator }
strip-desc = 达标 { $met } 个校（部），未达标但过余项线 { $floor } 个，低于余项线 { $below } 个，缺数据 { $missing } 个。
strip-missing = 缺 { $n }
ten-thousand = 万
picture-source = { $county } · { $year } 学年 · { $edition }
column-id = 标识码
column-school = 学校
column-setting = 城乡
column-students = 学生
column-classes = 班级
column-met = 达标项数
column-verdict = 结论
column-kind = 办学类型
column-why = 原因
verdict-excluded = 不参评
coefficients-title = 差异系数
coefficients-note = 按学生数加权，◆ 为超限
coefficients-of = { $section }差异系数
coefficients-desc = { $n } 项差异系数中 { $over } 项超限。
sheet-back = ← 回到全部学校
sheet-no-school = 没有这所学校。它可能已从数据中删去。
sheet-answer = { $school }：{ $verdicts }。
sheet-section-verdict = { $section }{ $verdict }
sheet-code = 标识码 { $id }
sheet-size = 学生 { $students } 人，班级 { $classes } 个
sheet-ruler = 与标准比
sheet-items = 学校规模与班额
sheet-item-met = 没有超过的
sheet-class-over = { $section }{ $class } { $value } 人，超过 { $limit } 人
sheet-band-over = { $section } { $class } 人的班 { $n } 个，超过 { $limit } 人
sheet-scale-over = 在校生 { $value } 人，超过 { $limit } 人
sheet-origins = 数据来处
sheet-origin = { $place }：{ $n } 个数
column-students-unit = 人
column-classes-unit = 个
sheet-classes-over = { $section } { $n } 个班超过 { $limit } 人，最多的是{ $largest }
sheet-class = { $class } { $value } 人
sheet-each = 逐班列出
