# 總覽
recounting = 正在重算
overview-waiting = 正在評估…
overview-empty = 還沒有學校。
overview-empty-what = 把全縣的統計報表放到「資料」裡，這裡就給出七項指標、十四項差異係數和全縣的結論。
overview-empty-import = 匯入統計報表
overview-empty-sample = 先看範例縣
overview-side = 要做的事和理由
overview-verdict-fails = { $year ->
        [none] 按現有資料，
       *[other] 按{ $year }學年資料，
    }{ $county }⟦尚未達到⟧義務教育優質均衡標準。
overview-verdict-resources = { $year ->
        [none] 按現有資料，
       *[other] 按{ $year }學年資料，
    }{ $county }的資源配置⟦達到⟧優質均衡標準，其餘部分正在計算。
overview-verdict-meets = { $year ->
        [none] 按現有資料，
       *[other] 按{ $year }學年資料，
    }{ $county }⟦達到⟧義務教育優質均衡標準。
overview-verdict-parts = { $year ->
        [none] 按現有資料，
       *[other] 按{ $year }學年資料，
    }{ $county }的資源配置達到優質均衡標準，其餘部分⟦待定⟧。
overview-verdict-open = { $year ->
        [none] 按現有資料，
       *[other] 按{ $year }學年資料，
    }{ $county }的資源配置⟦待定⟧，補齊資料才能下結論。
overview-weakest = 最大短板：{ $indicator }，{ $total } 個校（部）中 ⟦{ $n }⟧ 個不足。
overview-coefficients = { $total } 項差異係數 ⟦{ $over }⟧ 項超限、{ $open } 項待定。
overview-schools = ⟦{ $passing }⟧ 個達標、{ $open } 個待定。
overview-no-section = 沒有{ $section }的資料。
overview-part-resources = 資源配置
overview-part-guarantee = 政府保障程度
overview-part-quality = 教育品質
overview-part-recognition = 社會認可度
overview-part-veto = 一票否決
overview-part-basic = 基本均衡（2012）
overview-computing = 正在計算
overview-rest-computing = 政府保障程度、教育品質、社會認可度、一票否決正在計算。
overview-of-items = / { $total } 項達標
overview-of-vetoes = / { $total } 項發生
overview-n-unmet = { $n } 項未達標
overview-n-open = { $n } 項待定
overview-of-rows = / { $total } 個校（部）
verdict-met = 達標
verdict-fails = 未達標
verdict-open = 待定
overview-indicators = 七項指標
overview-cv = { $section }差異係數
overview-limit = 限 { $limit }
overview-short = 低於標準的校（部），個
overview-short-below = 低於 85%
overview-short-between = 85%～100%
overview-short-parts = 低於標準的 85% 有 { $below } 個，85% 以上有 { $between } 個
overview-missing = 缺數
overview-within = 限內
overview-beyond = 超限
overview-undetermined = 有校缺數，待定
overview-weighted-note = 差異係數按學生數加權，這是評估用的演算法。
overview-unweighted-note = 差異係數現按設定不加權，與評估用的演算法不同。
overview-both = 兩種演算法並列，供核對
overview-section = 學段
overview-cv-label = { $section }{ $indicator }的差異係數 { $cv }，{ $status }。看算式
overview-items = 學校規模與班級人數
overview-items-whom = 對象
overview-items-limit = 不超過，人
overview-items-over = 超標
overview-items-worst = 最多
overview-items-verdict = 結論
overview-items-most = { $n } 人，{ $school }
overview-items-relaxed = 另有 { $n } 所按放寬的規模達標
overview-n-schools = { $n } 所
overview-n-classes = { $n } 個班
urgent-title = 最要緊的三件事
urgent-none = 資源配置、學校規模和班級人數沒有要補的。
urgent-homeless = ⟦給 { $n } 所不計校數的學校指定所屬學校⟧：它們的學生和資源還沒有計入。
urgent-section = ⟦讀入{ $section }的資料⟧：沒有它不能下結論。
urgent-shortage = ⟦補{ $indicator } { $amount }⟧：{ $parts }。{ $schools } 個校（部）低於標準。
urgent-part = { $section } { $amount }
urgent-amount = { $figure }{ $wan } { $unit }
unit-wan = { " " }萬
unit-rooms = 間
urgent-coefficients = ⟦降下 { $n } 項超限的差異係數⟧：{ $names }。
urgent-coefficient = { $section }{ $indicator } { $cv }
urgent-undetermined = ⟦補齊缺的資料⟧：{ $n } 個校（部）、{ $coefficients } 項差異係數因此待定。
urgent-classes = ⟦消除超標準的班級⟧：小學 { $primary } 個班、初中 { $junior } 個班。
urgent-conditions = ⟦保障與品質 { $unmet } 項未達標、{ $open } 項待定⟧：能回答的先回答，未達標的逐項整改。
go-quality = 看保障與品質
go-data = 看資料
go-resources = 看資源配置
ordinal-1 = 一
ordinal-2 = 二
ordinal-3 = 三
reasons-title = 結論的理由
reasons-note = 請注意
print-foot = 均衡尺 { $version } · 規則 { $edition } · { $settings } · 列印於 { $date }
print-setting = 設定改動：{ $setting }為「{ $choice }」
print-no-settings = 設定無改動
