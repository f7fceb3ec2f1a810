# 推算：班級、學位、教師、里程碑
milestone-largeBy2020 = 2020年基本消除56人以上大班額
milestone-standardBy2020 = 2020年基本做到小學班額不超過45人、初中不超過50人
milestone-largeBy2025 = 2025年基本消除56人及以上大班額
milestone-fiftyBy2025 = 2025年51—55人班額比例控制在10%以內
milestone-townLargeBy2027 = 2027年城鎮大班額全面消除
milestone-standardBy2027 = 2027年學校規模和班額達到國家標準
finding-classes-disagree = { $school }{ $section }{ $grade } 年級：{ $year } 學年各班人數合計 { $listed }，年級學生數是 { $pupils }。今後各年按年級學生數折算到各班。請核對哪個數不對。
finding-grade-without-classes = { $school }{ $section }{ $grade } 年級：{ $year } 學年有 { $pupils } 名學生，班級名單裡沒有這個年級。先按班額上限平均分班。請補上班級。
finding-class-without-size = { $school }{ $section }{ $grade } 年級：{ $year } 學年有 { $n } 個班沒有人數，先平分其餘班之外的學生。請補上人數。
finding-classes-other-year = { $school }{ $section }的班級名單是 { $listed } 學年的，學生數最近到 { $year } 學年，名單只用來計班數。請補上同一學年的數。
finding-no-room = { $school }{ $section }{ $grade } 年級：{ $year } 學年起有 { $years } 年因沒有空教室，最多少開 { $lacking } 個班，最大班額到 { $largest } 人。可加教室、分流或提高班額上限。
finding-rooms-negative = { $school }{ $section }：{ $year } 學年的教室數是 { $rooms }，不能小於 0，按 0 計。請核對。
finding-classes-of-a-unit = { $unit }的歷史只到這一級，沒有各校學生數，班級按一所學校估算，實際班數會更多。
finding-small-school-cliff = { $school }{ $section }：{ $year } 學年預計 { $pupils } 人，按「{ $rule }」核定 { $heads } 人；{ $edge } 人時核定 { $before } 人，多招學生反而少得公用經費。
finding-teachers-of-schools-missing = { $section }有 { $n } 所學校沒有填教師數，教師存量只按其餘學校計，需招人數偏多。請補上。
finding-milestone-unreadable = 里程碑「{ $id }」的「{ $at }」寫得不對或缺少，這一條沒有改動。

# 推算：在校生預測
finding-forecast-place-odd = 「{ $unit }」有一個數填在 { $year } 年、{ $grade } 年級，年份或年級不合理，未採用。請改正。
finding-forecast-figure-odd = 「{ $unit }」{ $year } 年 { $grade } 年級的學生數為負或不是數，未採用。請改正。
finding-forecast-told-twice = 「{ $unit }」{ $year } 年 { $grade } 年級的學生數出現兩次且不一致，採用後一個。請只保留一個。
finding-forecast-totals-shared = 有 { $count } 所學校（{ $section }）{ $year } 年只有總人數，已按該校上一年各年級遞升後的構成分攤，沒有的按其他學校的構成分攤。補充班級名冊或分年級人數後會更準確。
finding-forecast-unit-is-total = 「{ $unit }」等於其餘各單位之和，按合計列處理，不重複計算。如果它確是一個單位，請核對各單位的數。
finding-forecast-unit-unknown = 歷史資料中的「{ $unit }」不是本縣名單中的學校，暫按單獨的單位推算。如果就是其中一所，請改成該校的標識碼或校名。
finding-forecast-year-too-thin = { $year } 年只有 { $count } 個單位有數，不到往年的一半，該年未採用，從 { $used } 年起推算。請補齊其餘單位。
finding-forecast-nothing-known = 沒有分年度、分年級的學生數，無法推算。請匯入歷年分年級人數或班級名冊。
finding-forecast-past-shared = 各校沒有自己的歷史資料，暫把全縣歷史按現有人數分攤到各校，誤差範圍用較寬的預設值。請匯入分校歷史資料。
finding-forecast-feeder-unused = 小升初對口表中「{ $primary }」到「{ $junior }」一列未採用：其中一所不在有該學段學生的學校之列，或比例不大於0。請核對。
finding-forecast-opened = { $school }自 { $year } 年起才有學生，歷史太短，主要按全縣情況推算。
finding-forecast-closed = { $school }在 { $year } 年之後沒有學生數，按已停辦處理。如果只是缺數，請補上。
finding-forecast-jump = { $school }{ $year } 年學生數由 { $was } 人變為 { $is } 人，變動超過25%。如因合併、學區調整或統計範圍變化，以後年份可能偏離推算。
finding-forecast-grade-new = { $school }自 { $year } 年起開設 { $grade } 年級，不是本校升上來的；該年級新生按全縣變化推算。
finding-forecast-grade-gone = { $school }自 { $year } 年起沒有 { $grade } 年級，或只剩零星學生，此後不再向該年級遞升。
finding-forecast-ratio-odd = { $school }{ $year } 年升入 { $grade } 年級的比率為 { $ratio }，很少見。該年保留，但已收窄影響。請核對。
finding-forecast-cohort-missing = { $school }{ $year } 年 { $grade } 年級沒有學生數，而上下年級都有，這一屆不再推算。如果只是缺數，請補上。
finding-forecast-one-year = 只有 { $year } 年一年的資料：各年級原數遞升，新生只能按出生數推算；無法回測，誤差範圍用較寬的預設值。再補一年資料就會改善。
finding-forecast-two-years = 到 { $year } 年只有兩年資料：無法回測，誤差範圍用較寬的預設值。
finding-forecast-far-ahead = 本方法只檢驗過未來八年以內的推算。{ $year } 年以後的數字請結合誤差範圍使用。
finding-forecast-births-partly = { $years } 年新生對應的兩個出生年份只有一個有出生數，暫以其代替。請補上另一年。
finding-forecast-births-end = 出生數只夠推算到此前，{ $year } 年起新生按趨勢推算。請補充以後年份的出生數，或給出估計範圍。
finding-forecast-kindergarten-only = 沒有可用的出生數，第一年新生按幼兒園大班人數推算，{ $year } 年起按趨勢推算。請補充出生數。
finding-forecast-births-unused = 雖有出生數，但與 { $year } 年起入學的兒童都對不上，新生按趨勢推算。請補充以後年份的出生數。
finding-forecast-births-anchored = 出生數開始得太晚，無法估計入學率：新生到 { $year } 年為止按趨勢推算，此後隨出生數增減。請補充更早的出生數，或直接設定入學率。
finding-forecast-births-none = 沒有出生數，{ $year } 年起新生按以往趨勢推算；出生數下降時會偏多。請補充各年出生數。
finding-forecast-leavers-none = 缺少 { $year } 年前的小學畢業生數，或沒有可與初中新生對照的年份，初中新生按趨勢推算。請補充小學分年級人數。
finding-forecast-intake-unsure = 入學率 { $ratio } 只由 { $years } 年資料估計，至少三年才可靠。請補充更早的人數或出生數。
finding-forecast-leavers-unsure = 小學畢業生升入初中的比率 { $ratio } 只由 { $years } 年資料估計，至少三年才可靠。
finding-forecast-entry-ratio-odd = 入學（升學）人數與對應出生數（畢業生數）之比為 { $ratio }，很少見。請核對出生數、學生數、畢業生數是否為同一區域、是否都以人為單位。

# 推算：情境與事件
finding-event-id-taken =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：編號「{ $unit }」已有學校使用，新學校改用自動編號。請換一個編號。
finding-event-outside-horizon =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：年份不在推算年份之內，沒有計入。請改年份或加長推算年限。
finding-event-unknown-school =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：找不到學校「{ $unit }」，這一處沒有計入。請從名單中選學校。
finding-event-unknown-unit =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：找不到學校或學區「{ $unit }」，或其中沒有學生，這一處沒有計入。請從名單中選。
finding-event-negative =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：「{ $unit }」的數小於 0 或不能為 0，沒有計入。請改正。
finding-event-lacks =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：沒有填「{ $unit }」，沒有計入。請補上。
finding-event-share-above-one =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：「{ $unit }」應在 0 到 1 之間，沒有計入。請改正。
finding-event-unknown-kind =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：本版本不認識「{ $unit }」這種事件，沒有計入。
finding-event-closed-already =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：「{ $unit }」此前已停辦，不再計入。
finding-event-nowhere-to-go =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：「{ $unit }」的學生沒有去處，沒有計入。請指定接收學校，或先在同一學區開辦學校。
finding-event-which-section =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：「{ $unit }」有小學部和初中部，沒有說明是哪一個，沒有計入。請選學段。
finding-event-no-pupils =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：新學校「{ $unit }」沒有招生人數，也沒有生源學校，推算為空校。請填招生人數或生源。
finding-event-no-section-near =
    第 { $event } 個事件（{ $year } 年，{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }）：「{ $unit }」沒有其中一個學段的學校，該學段的學生分到全縣各校。
finding-assumption-unsound = 情境的「{ $field }」在 { $year } 年的數不合理，該年沒有採用。請改正。
finding-scenario-number = 情境的「{ $field }」填的是 { $told }，超出範圍，按 { $taken } 計（0 表示不用）。請改正。
finding-scenario-left-out = 情境的「{ $field }」{ $year } 年填的是 { $told }，不合理，沒有採用。請改正。
finding-addition-unknown-school = 情境給「{ $school }」追加 { $field } { $amount }，但找不到這所學校。請從名單中選。
finding-addition-below-zero = 情境從「{ $school }」減去的 { $field } 多於現有數，沒有計入（{ $amount }）。請改正。
finding-addition-to-nothing = 「{ $school }」沒有填 { $field }，情境追加的 { $amount } 無從計入。請先補上現有數。
symbol-projected-without-events = 無事件時的人數
symbol-moved-here = 轉入
symbol-moved-away = 轉出
symbol-brought = 新增生源
symbol-grade-below-year-before = 上年低一年級人數
symbol-progression-ratio = 升級率
symbol-agreed-with-county = 與全縣銜接的係數
symbol-entry-cohort = 適齡人口
symbol-intake-ratio = 入學率
symbol-part-of-entrants = 占全部新生的比例
symbol-entrants = 全部新生
symbol-projected = 預測人數
symbol-pupils = 學生數
symbol-classes = 班級數
symbol-seats = 學位數
note-ratio-shrunk = 本校歷年升級率，向全縣的升級率靠攏
note-blend = 一半按逐級遞升，一半按本校占全縣的份額，並使各校之和等於全縣
note-by-ratio = 由低一年級按升級率 { $ratio } 遞升
note-of-grade = { $grade } 年級
note-of-school = { $school }
note-of-others = 其餘 { $count } 個單位
note-rooms-and-size = { $rooms } 間教室，每間 { $size } 個學位
note-rooms-guessed = 沒有填教室數，按現有班級數計
note-entry-source =
    { $year } 年新生的來源：{ $source ->
        [births] 出生數
        [birthsPartly] 一個年份的出生數
        [kindergarten] 幼兒園大班
        [feeders] 小升初對口表
        [leavers] 上年小學畢業生
       *[trend] 以往趨勢
    }
note-by-event =
    第 { $event } 個事件：{ $kind ->
        [open] 新建學校
        [expand] 擴建教室
        [close] 停辦
        [merge] 合併
        [rezone] 學區調整
        [housing] 新建住宅
        [capIntake] 限額招生
        [cap] 班額上限
        [split] 分班
       *[other] 事件
    }
note-classes-of-grade =
    { $grade } 年級 { $pupils } 人，{ $kept ->
        [yes] 沿用原有班級
       *[no] 按班額上限 { $cap } 人編班
    }
