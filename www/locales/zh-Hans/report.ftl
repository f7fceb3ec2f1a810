# 图表和自评报告：图上的字（报告正文的字在 src/data/report）
drawn-source = { $county }　{ $year }学年
drawn-source-sample = { $county }　{ $year }学年　示例数据
drawn-no-figures = 这个县没有画“{ $kind }”图所需的数据。
drawn-coefficients = 各项指标校际差异系数
drawn-coefficients-of = { $section }差异系数
drawn-coefficients-desc = { $n }项差异系数中，{ $over }项超过限值，{ $open }项算不出来。
drawn-limit = 限 { $limit }
drawn-floor = 85% 线 { $floor }
drawn-missing = 缺 { $n }
drawn-ten-thousand = 万
drawn-strip = { $section }各校 · { $indicator }
drawn-strip-desc = 达标 { $met } 个校（部），未达标但不低于标准85%的 { $floor } 个，低于85%的 { $below } 个，缺数据 { $missing } 个。
drawn-unit-degreeTeachers = 人/百生
drawn-unit-backboneTeachers = 人/百生
drawn-unit-sportsArtsTeachers = 人/百生
drawn-unit-teachingArea = m²/生
drawn-unit-sportsArea = m²/生
drawn-unit-equipmentValue = 元/生
drawn-unit-multimediaRooms = 间/百生
drawn-full = 满分
drawn-rest = 其余
drawn-converted = 折算
drawn-open = 待定
drawn-base = 自评
drawn-cut = 上限
drawn-total = 最终
drawn-points = 分
drawn-waterfall = 自评得分：从{ $full }分到{ $total }分
drawn-enrolment = { $section }在校生：实有和测算
drawn-enrolment-desc = 最多的是{ $peak }年，{ $most }人；{ $year }年测算为{ $n }人。
drawn-known = 实有
drawn-projected = 测算
drawn-peak = { $year }年最多 { $n }
drawn-unit-pupils = { $large ->
    [yes] 万人
   *[no] 人
}
drawn-classes = { $section }按班额分的班级数
drawn-classes-desc = { $from }年超过规定班额的班级{ $over }个，其中56人及以上{ $large }个；{ $to }年测算分别为{ $overthen }个、{ $largethen }个。
drawn-over = 超标
drawn-unknown = 此前只有总数，|无班额
drawn-unit-classes = 个
drawn-seats = { $section }学位缺口和富余
drawn-seats-short = 学位最缺的是{ $year }年，缺{ $n }个。
drawn-seats-enough = 测算年份内学位够用。
drawn-short = { $year }年缺 { $n }
drawn-spare = { $year }年富余 { $n }
drawn-unit-seats = { $large ->
    [yes] 万个，缺为正
   *[no] 个，缺为正
}
drawn-heat = 各校分年最大班额
drawn-heat-desc = { $n }个校（部）中画出{ $shown }个；颜色越深，最大的班越大。
drawn-band-standard = 标准内
report-words-missing = 报告是简体中文的，这次调用没有带来简体中文的词句。
report-not-written = 报告写不出来：{ $detail }
