# 圖表和自評報告：圖上的字（報告正文的字在 src/data/report）
drawn-source = { $county }　{ $year }學年
drawn-source-sample = { $county }　{ $year }學年　示例資料
drawn-no-figures = 這個縣沒有畫「{ $kind }」圖所需的資料。
drawn-coefficients = 各項指標校際差異係數
drawn-coefficients-of = { $section }差異係數
drawn-coefficients-desc = { $n }項差異係數中，{ $over }項超過限值，{ $open }項算不出來。
drawn-limit = 限 { $limit }
drawn-floor = 85% 線 { $floor }
drawn-missing = 缺 { $n }
drawn-ten-thousand = 萬
drawn-strip = { $section }各校 · { $indicator }
drawn-strip-desc = 達標 { $met } 個校（部），未達標但不低於標準85%的 { $floor } 個，低於85%的 { $below } 個，缺資料 { $missing } 個。
drawn-unit-degreeTeachers = 人/百生
drawn-unit-backboneTeachers = 人/百生
drawn-unit-sportsArtsTeachers = 人/百生
drawn-unit-teachingArea = m²/生
drawn-unit-sportsArea = m²/生
drawn-unit-equipmentValue = 元/生
drawn-unit-multimediaRooms = 間/百生
drawn-full = 滿分
drawn-rest = 其餘
drawn-converted = 折算
drawn-open = 待定
drawn-base = 自評
drawn-cut = 上限
drawn-total = 最終
drawn-points = 分
drawn-waterfall = 自評得分：從{ $full }分到{ $total }分
drawn-enrolment = { $section }在校生：實際和推算
drawn-enrolment-desc = 最多的是{ $peak }年，{ $most }人；{ $year }年推算為{ $n }人。
drawn-known = 實際
drawn-projected = 推算
drawn-peak = { $year }年最多 { $n }
drawn-unit-pupils = { $large ->
    [yes] 萬人
   *[no] 人
}
drawn-classes = { $section }按班額分的班級數
drawn-classes-desc = { $from }年超過規定班額的班級{ $over }個，其中56人及以上{ $large }個；{ $to }年推算分別為{ $overthen }個、{ $largethen }個。
drawn-over = 超標
drawn-unknown = 此前只有總數，|無班額
drawn-unit-classes = 個
drawn-seats = { $section }學位缺口和剩餘
drawn-seats-short = 學位最缺的是{ $year }年，缺{ $n }個。
drawn-seats-enough = 推算年份內學位夠用。
drawn-short = { $year }年缺 { $n }
drawn-spare = { $year }年剩餘 { $n }
drawn-unit-seats = { $large ->
    [yes] 萬個，缺為正
   *[no] 個，缺為正
}
drawn-heat = 各校分年最大班額
drawn-heat-desc = { $n }個校（部）中畫出{ $shown }個；顏色越深，最大的班越大。
drawn-band-standard = 標準內
report-words-missing = 報告是簡體中文的，這次呼叫沒有帶來簡體中文的詞句。
report-not-written = 報告寫不出來：{ $detail }
