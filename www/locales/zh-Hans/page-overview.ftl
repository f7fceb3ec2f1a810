# 总览
recounting = 正在重算
overview-waiting = 正在评估…
overview-empty = 还没有学校。
overview-empty-what = 把全县的统计报表放到“数据”里，这里就给出七项指标、十四项差异系数和全县的结论。
overview-empty-import = 导入统计报表
overview-empty-sample = 先看示例县
overview-side = 要做的事和理由
overview-verdict-fails = { $year ->
        [none] 按现有数据，
       *[other] 按{ $year }学年数据，
    }{ $county }⟦尚未达到⟧义务教育优质均衡标准。
overview-verdict-resources = { $year ->
        [none] 按现有数据，
       *[other] 按{ $year }学年数据，
    }{ $county }的资源配置⟦达到⟧优质均衡标准，其余部分正在计算。
overview-verdict-meets = { $year ->
        [none] 按现有数据，
       *[other] 按{ $year }学年数据，
    }{ $county }⟦达到⟧义务教育优质均衡标准。
overview-verdict-parts = { $year ->
        [none] 按现有数据，
       *[other] 按{ $year }学年数据，
    }{ $county }的资源配置达到优质均衡标准，其余部分⟦待定⟧。
overview-verdict-open = { $year ->
        [none] 按现有数据，
       *[other] 按{ $year }学年数据，
    }{ $county }的资源配置⟦待定⟧，补齐数据才能下结论。
overview-weakest = 最大短板：{ $indicator }，{ $total } 个校（部）中 ⟦{ $n }⟧ 个不足。
overview-coefficients = { $total } 项差异系数 ⟦{ $over }⟧ 项超限、{ $open } 项待定。
overview-schools = ⟦{ $passing }⟧ 个达标、{ $open } 个待定。
overview-no-section = 没有{ $section }的数据。
overview-part-resources = 资源配置
overview-part-guarantee = 政府保障程度
overview-part-quality = 教育质量
overview-part-recognition = 社会认可度
overview-part-veto = 一票否决
overview-part-basic = 基本均衡（2012）
overview-computing = 正在计算
overview-rest-computing = 政府保障程度、教育质量、社会认可度、一票否决正在计算。
overview-of-items = / { $total } 项达标
overview-of-vetoes = / { $total } 项发生
overview-n-unmet = { $n } 项未达标
overview-n-open = { $n } 项待定
overview-of-rows = / { $total } 个校（部）
verdict-met = 达标
verdict-fails = 未达标
verdict-open = 待定
overview-indicators = 七项指标
overview-cv = { $section }差异系数
overview-limit = 限 { $limit }
overview-short = 低于标准的校（部），个
overview-short-below = 低于 85%
overview-short-between = 85%～100%
overview-short-parts = 低于标准的 85% 有 { $below } 个，85% 以上有 { $between } 个
overview-missing = 缺数
overview-within = 限内
overview-beyond = 超限
overview-undetermined = 有校缺数，待定
overview-weighted-note = 差异系数按学生数加权，这是评估用的算法。
overview-unweighted-note = 差异系数现按设置不加权，与评估用的算法不同。
overview-both = 两种算法并列，供核对
overview-section = 学段
overview-cv-label = { $section }{ $indicator }的差异系数 { $cv }，{ $status }。看算式
overview-items = 学校规模与班额
overview-items-whom = 对象
overview-items-limit = 不超过，人
overview-items-over = 超标
overview-items-worst = 最多
overview-items-verdict = 结论
overview-items-most = { $n } 人，{ $school }
overview-items-relaxed = 另有 { $n } 所按放宽的规模达标
overview-n-schools = { $n } 所
overview-n-classes = { $n } 个班
urgent-title = 最要紧的三件事
urgent-none = 资源配置、学校规模和班额没有要补的。
urgent-homeless = ⟦给 { $n } 所不计校数的学校指定所属学校⟧：它们的学生和资源还没有计入。
urgent-section = ⟦读入{ $section }的数据⟧：没有它不能下结论。
urgent-shortage = ⟦补{ $indicator } { $amount }⟧：{ $parts }。{ $schools } 个校（部）低于标准。
urgent-part = { $section } { $amount }
urgent-amount = { $figure }{ $wan } { $unit }
unit-wan = { " " }万
unit-rooms = 间
urgent-coefficients = ⟦降下 { $n } 项超限的差异系数⟧：{ $names }。
urgent-coefficient = { $section }{ $indicator } { $cv }
urgent-undetermined = ⟦补齐缺的数据⟧：{ $n } 个校（部）、{ $coefficients } 项差异系数因此待定。
urgent-classes = ⟦消除超标准的班额⟧：小学 { $primary } 个班、初中 { $junior } 个班。
urgent-conditions = ⟦保障与质量 { $unmet } 项未达标、{ $open } 项待定⟧：能回答的先回答，未达标的逐项整改。
go-quality = 看保障与质量
go-data = 看数据
go-resources = 看资源配置
ordinal-1 = 一
ordinal-2 = 二
ordinal-3 = 三
reasons-title = 结论的理由
reasons-note = 请注意
print-foot = 均衡尺 { $version } · 规则 { $edition } · { $settings } · 打印于 { $date }
print-setting = 设置改动：{ $setting }为“{ $choice }”
print-no-settings = 设置无改动
