# 資源配置
resources-answer = { $all } 個校（部）中 ⟦{ $passing }⟧ 個綜合達標{ $open ->
    [0] 。
   *[other] ，{ $open } 個缺資料待定。
}
resources-lede = 綜合達標：{ $of } 項中至少 { $least } 項達到標準，其餘不低於標準的 { $percent }%。全縣須每校達標，且 { $coefficients } 項差異係數都在限內；現有 ⟦{ $over }⟧ 項超限{ $open ->
    [0] 。
   *[other] ，{ $open } 項待定。
}
resources-empty = 還沒有學校。匯入統計報表後，這裡按學段列出每個校（部）的七項指標。
resources-empty-go = 去匯入
resources-section = 學段
resources-filter = 篩選：
resources-search = 找學校名稱
resources-shown = 現列 { $n } 個
resources-clear = 清除篩選
resources-all-settings = 全部城鄉
resources-all-verdicts = 全部結論
resources-all-unmet = 全部指標
resources-all-owners = 公辦民辦
resources-unmet-one = 未達標：{ $indicator }
resources-plain = 只看表格
resources-copy = 複製到 Excel
resources-file = { $county }資源配置（{ $section }）
resources-strips = 各項指標的分布
resources-mean = 全縣平均
resources-coefficient = 差異係數
resources-coefficient-limit = 差異係數（限 { $limit }）
resources-caption = 各校（部）的指標值與結論
resources-none = 沒有符合條件的校（部）。
resources-excluded = { $section }不參評 { $n } 個校（部），附原因
legend-dot = 每點一校。
legend-floor-line = { $percent }% 線
legend-floor = { $percent }% 以上
legend-below = 低於 { $percent }%
legend-selected = 選取的學校
strip-title = { $section } · { $indicator }
strip-desc = 達標 { $met } 個校（部），未達標但過餘項線 { $floor } 個，低於餘項線 { $below } 個，缺資料 { $missing } 個。
strip-missing = 缺 { $n }
ten-thousand = 萬
picture-source = { $county } · { $year } 學年 · { $edition }
column-id = 識別碼
column-school = 學校
column-setting = 城鄉
column-students = 學生
column-classes = 班級
column-met = 達標項數
column-verdict = 結論
column-kind = 辦學類型
column-why = 原因
verdict-excluded = 不參評
coefficients-title = 差異係數
coefficients-note = 按學生數加權，◆ 為超限
coefficients-of = { $section }差異係數
coefficients-desc = { $n } 項差異係數中 { $over } 項超限。
sheet-back = ← 回到全部學校
sheet-no-school = 沒有這所學校。它可能已從資料中刪去。
sheet-answer = { $school }：{ $verdicts }。
sheet-section-verdict = { $section }{ $verdict }
sheet-code = 識別碼 { $id }
sheet-size = 學生 { $students } 人，班級 { $classes } 個
sheet-ruler = 與標準比
sheet-items = 學校規模與班額
sheet-item-met = 沒有超過的
sheet-class-over = { $section }{ $class } { $value } 人，超過 { $limit } 人
sheet-band-over = { $section } { $class } 人的班 { $n } 個，超過 { $limit } 人
sheet-scale-over = 在校生 { $value } 人，超過 { $limit } 人
sheet-origins = 資料來處
sheet-origin = { $place }：{ $n } 個數
column-students-unit = 人
column-classes-unit = 個
sheet-classes-over = { $section } { $n } 個班超過 { $limit } 人，最多的是{ $largest }
sheet-class = { $class } { $value } 人
sheet-each = 逐班列出
