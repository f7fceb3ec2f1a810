# 市縣比較：本機各縣放在一起排位次
view-region = 市縣比較
region-reading = 正在讀本機的縣。
region-empty = 要比較，本機至少要有兩個縣。請匯入含幾個縣（統計三級）的統計表，或逐個開啟縣檔案。
region-empty-go = 去匯入
region-shelf = 本機的縣
region-several = 各縣
region-answer = { $region }參加比較的 { $n } 個縣：資源配置達標 { $met } 個，⟦未達標 { $unmet } 個⟧{ $open ->
    [0] {""}
   *[other] ，待定 { $open } 個
}。
region-finding = { $what }：{ $same ->
    [yes] 有位次的縣都一樣（{ $best }）
   *[no] { $first }最好（{ $best }），{ $last }排在最後（{ $worst }）
}{ $limited ->
    [yes] { $over ->
        [0] ；沒有縣超過限值
       *[other] ；{ $over } 個縣超過限值
    }
   *[no] {""}
}{ $without ->
    [0] {""}
   *[other] ；{ $without } 個縣缺資料，沒有位次
}。
region-finding-none = { $what }：各縣都缺資料，沒有位次。
region-progress = 已測算 { $done } / { $all } 個縣。
region-settings = 這些縣改過規則的選項，口徑可能不同：{ $counties }。
region-section = 學段
region-whole = 全縣
region-what = 比什麼
region-coefficients = 差異係數
region-met = 達標學校比例
region-city = 地市
region-all-cities = 全部
region-partial = 缺資料的也排位次
region-which = 參加比較 { $n } / { $all } 個縣
region-place = 位次
region-county = 縣
region-province = 省
region-schools = 校（部）
region-students = 學生
region-verdict = 資源配置
region-verdict-all = 整體結論
region-passing = 綜合達標學校
region-all-passing = 小學初中綜合達標
region-within = 差異係數達標項數
region-item-schoolScale = 超規模學校
region-item-classSize = 超班額的班
region-coefficient-of = { $indicator }差異係數
region-met-of = { $indicator }達標學校比例
region-place-of = { $what }位次
region-unit-coefficient = 越小越均衡
region-unit-count = 項，越多越好
region-unit-low = 佔比，越低越好
region-unit-share = 佔比，越高越好
region-rank = 第{ $place }
region-missing = 缺 { $n } 所學校的資料
region-open = 另有 { $n } 項待定
region-share = { $all } 中的 { $part }
region-note = 數值相同的並列，取靠前的位次；○ 表示還缺資料，— 表示沒有資料，都不排位次。同名的縣只取最新的一份參加比較，可在「參加比較」裡改。
region-source = { $region } · { $years } 學年 · { $edition } · 均衡尺
