# 匯入：檔案、表頭、儲存格、合併、核對
form-flat = 統計平鋪表（一列一校）
form-template = 本程式的填報範本
form-school-workbook = 學校教基表（一校一個工作簿）
form-self-report = 學校自評表
form-unread = 沒有認出
target-id = 學校標識碼
target-name = 學校名稱
target-county = 所在縣
target-city = 所在地市
target-province = 所在省
target-zone = 學區
target-kind = 辦學類型
target-kindCode = 辦學類型代碼
target-ownership = 舉辦者
target-setting = 城鄉類型
target-counted = 是否計校數
target-parent = 所屬學校
target-established = 建校年份
target-boarding = 是否寄宿制
target-denseCity = 是否大城市中心城區
target-year = 學年
target-gradeSystem = 學制
target-musicRooms = 音樂專用教室面積
target-artRooms = 美術專用教室面積
target-grade = { $grade } 年級學生數
target-juniorYear = 初中第 { $grade } 年學生數
target-band = 班額第 { $band } 級班數
target-section-primary = 整張表是小學
target-section-junior = 整張表是初中
target-section-senior = 整張表是高中
finding-file-not-a-workbook = 這個檔案不是試算表，也不是文字表格，沒有讀取。請另存為 .xlsx 或 .csv 後再匯入。
finding-file-encrypted = 這個檔案設有密碼，無法讀取。請在 Excel 或 WPS 中取消密碼，另存後再匯入。
finding-file-empty = 這個檔案裡沒有資料。請確認選對了檔案。
finding-file-damaged = 這個檔案不完整或已損壞（{ $detail ->
    [archive] 壓縮結構
    [xml] 內部文字
    [workbook] 工作表目錄
    [strings] 文字表
    [sheet] 工作表內容
    [container] 檔案結構
   *[record] 資料記錄
  }），這一部分沒有讀取。請重新匯出或重新下載。
finding-file-too-big = 這個檔案超過了可以讀取的上限（{ $detail ->
    [file-bytes] 檔案大小
    [unpacked-bytes] 解壓後大小
    [rows] 列數
    [columns] 欄數
    [cells] 儲存格數
    [sheets] 工作表數
    [files] 檔案個數
   *[nesting] 壓縮檔裡還有壓縮檔
  }），沒有讀取。請拆成幾個檔案，或直接匯入裡面的表格。
finding-file-zip-bomb = 這個檔案解壓後大得異常，為安全起見沒有讀取。請在試算表軟體中開啟，另存後再匯入。
finding-file-unknown-encoding = 認不出這個文字檔的編碼。請另存為 UTF-8 編碼的 .csv，或在匯入時指定編碼。
finding-file-too-old = 這是 Excel 97 以前的舊格式，無法讀取。請另存為 .xlsx 後再匯入。
finding-no-header = 沒有找到表頭（例如「學校名稱」「機構標識碼」），整張表沒有讀取。它應是統計平鋪表、教基表、自評表、縣級填報表或本程式的範本；是別的樣式，請在「認欄」裡說明它是哪一種表、哪幾列是表頭。
finding-sheet-not-read = 這張工作表沒有認得的表頭，沒有讀取。如果裡面沒有學校資料，可以不理會；如果有，請在「認欄」裡說明它是哪一種表。
finding-sheet-hidden = 這張工作表是隱藏的，沒有讀取。如果裡面有要用的資料，請取消隱藏後再匯入。
finding-no-column-matched = 找到了表頭，但沒有一欄認得出是什麼資料，整張表沒有讀取。請在「認欄」裡指定各欄。
finding-no-name-column = 還沒有一欄讀作學校名稱或學校標識碼，看不出哪一列是哪所學校，整張表沒有讀取。請在「認欄」裡指定。
finding-history-incomplete = 還看不出哪一欄是單位或學年、哪些欄是各年級的學生數，整張表沒有讀取。請在「認欄」裡逐欄指定。
finding-births-incomplete = 還看不出哪一欄是年份、哪一欄是出生人口，整張表沒有讀取。請在「認欄」裡指定。
finding-feeders-incomplete = 還看不出哪一欄是小學、哪一欄是初中，整張表沒有讀取。請在「認欄」裡指定。
finding-section-unknown = 看不出這張表是小學還是初中，沒有讀取。請在「認欄」的第一列指定學段，或把檔名改成含「小學」「初中」的名字。
finding-column-missing = 表裡沒有找到「{ $field }」這一欄，這項指標會缺資料。如果有，請在「認欄」裡指定。
finding-column-unsure = 把「{ $path }」當作「{ $field }」，但不能完全肯定。請在「認欄」裡核對。
finding-total-unclear = 「{ $field }」的合計欄與分項欄對不上，{ $added ->
    [1] 已按全部相加
   *[other] 已按合計欄
  }取數。請核對是否重複計算。
finding-row-without-name = 這一列有數字但沒有學校名稱，也沒有標識碼，沒有讀取。請補上後再匯入。
finding-kind-unknown = 不認識的辦學類型「{ $text }」（{ $count } 處），沒有採用。請改成規範名稱，或匯入後在資料裡選定。
finding-kind-outside = { $school } 的辦學類型是「{ $text }」，不屬於義務教育學校，沒有匯入。
finding-ownership-unknown = 看不出舉辦者「{ $text }」（{ $count } 處）是公辦還是民辦，暫按公辦。請改成規範名稱，或匯入後在資料裡選定。
finding-setting-unknown = 看不出城鄉類型「{ $text }」（{ $count } 處）屬於城區、鎮區還是鄉村，暫缺。請改成規範名稱，或匯入後在資料裡選定。
finding-counted-unknown = 「是否計校數」填的「{ $text }」（{ $count } 處）看不出是什麼意思，暫按計校數。請改成 1 或 0。
finding-grade-system-unknown = 學制填的「{ $text }」（{ $count } 處）看不出是六三制還是五四制，沒有採用。請寫成「六三制」或「五四制」，或在資料的「縣情」裡選定。
finding-grade-systems-differ = 各校填的學制不一樣：{ $six } 處是六三制，{ $five } 處是五四制，沒有採用。請核對，或在資料的「縣情」裡選定全縣的學制。
finding-cell-negative = { $school }的「{ $field }」是負數（{ $text }），沒有採用。請改正後再匯入，或在資料裡直接填。
finding-cell-not-a-number = { $school }的「{ $field }」不是數字（{ $text }），沒有採用。請改成數字。
finding-cell-percent = { $school }的「{ $field }」填成了百分比（{ $text }），沒有採用。請填實際數。
finding-cell-error = { $school }的「{ $field }」是公式錯誤（{ $text }），沒有採用。請在試算表裡修好公式。
finding-cell-date = { $school }的「{ $field }」被存成了日期，沒有採用。請把儲存格改成數值格式再填。
finding-cell-fraction = { $school }的「{ $field }」帶小數（{ $text }），已照數採用。人數、件數一般是整數，請核對。
finding-number-bad-grouping = { $school }的「{ $field }」千位分隔符位置不對（{ $text }），沒有採用。請改成不帶逗號的數字。
finding-number-unknown-unit = { $school }的「{ $field }」帶有不能換算的單位（{ $text }），沒有採用。請換算後只填數字。
finding-more-cells = 這張表裡還有 { $count } 處類似問題沒有逐一列出。
finding-number-as-text = 有 { $count } 個數字存成了文字（{ $cells }），已按數字讀取。
finding-number-full-width = 有 { $count } 個數字是全形的（{ $cells }），已按半形讀取。
finding-number-grouped = 有 { $count } 個數字帶千位分隔符（{ $cells }），已去掉分隔符讀取。
finding-number-suffix = 有 { $count } 個數字帶「萬」「億」（{ $cells }），已換算。請核對單位。
finding-number-unit = 有 { $count } 個數字後面寫了單位（{ $cells }），已去掉單位讀取。
finding-missing-mark = 有 { $count } 格填的是「—」「/」「無」之類（{ $cells }），按缺資料處理，沒有當作 0。
finding-formula-without-value = 有 { $count } 個公式沒有儲存結果（{ $cells }），按缺資料處理。請用 Excel 或 WPS 開啟原表，儲存一次再匯入。
finding-sum-with-blanks = 有 { $count } 處合計的分項有空白（{ $cells }），空白的分項沒有計入。請核對空白是否為 0。
finding-files-differ = { $school }的「{ $field }」在幾個檔案裡不一樣：已用 { $kept }，這裡是 { $other }（共 { $count } 項不同）。請核對後改正其中一個檔案。
finding-site-differs = { $school }的「{ $field }」在兩個學段的表裡不一樣：{ $smaller } 與 { $larger }，已用較大的數。全校共用的數兩張表應當相同，請核對。
finding-kept-by-hand = { $school }的「{ $field }」曾手動修改，保留了 { $kept }；檔案裡是 { $other }。如果要用檔案的數，請在資料裡改回。
finding-years-mixed = 匯入的檔案分屬不同學年（{ $years }），已按最新的學年。請確認沒有混用。
finding-year-unknown = 有 { $count } 個學校或單位帶有分年級人數，但看不出是哪個學年，分年級人數沒有採用。請在標題或檔名裡寫明，例如「2025學年」。
finding-name-ambiguous = 有幾所學校都叫「{ $school }」，這一列沒有標識碼，不知道屬於哪一所，沒有讀取。請補上標識碼。
finding-row-twice = { $school }（{ $code }）在同一張表裡出現了兩次，已用第一次的數。請刪去一列。
finding-code-twice = { $school }與{ $kept }的標識碼同為 { $code }，兩所都已匯入，後一所另加了編號。請改正標識碼。
finding-joined-by-name = { $school }是按校名合併的（標識碼 { $code }）。請核對是不是同一所學校。
finding-kind-derived = 有 { $count } 所學校沒有寫辦學類型，已按所辦學段推定。請核對。
finding-county-unnamed = 檔案裡沒有縣名。請在資料裡填上縣名。
finding-table-ownerless = 這張表沒有寫明是哪個縣，檔案裡又有幾個縣，沒有讀入。請開啟它所屬的縣，再單獨匯入這張表。
finding-parent-not-there = { $school }不計校數，寫明屬於「{ $parent }」，但沒有找到這所學校。請核對校名或一併匯入。
finding-parent-guessed = { $school }不計校數，按校名推定屬於{ $parent }。請確認或改選。
finding-parent-unknown = { $school }不計校數，找不到它屬於哪所學校。請選定。
finding-name-from-file = 表裡沒有校名，已用檔名「{ $school }」。請核對。
finding-not-by-section = { $school }有幾個學段，但表上有 { $count } 項沒有分學段填，這些項缺資料。請分學段補上。
finding-same-id = 有兩所學校的標識碼同為 { $id }，其中一所是{ $school }。請改正其中一所。
finding-no-id = 第 { $position } 所學校（{ $name }）沒有標識碼。請補上。
finding-figure = { $school }的「{ $field }」是負數或不是數字。請改正。
finding-more-than-whole = { $school }的「{ $field }」是 { $value }，多於「{ $fieldOf }」的 { $limit }。部分不能大於整體，請改正。
finding-no-net-area = { $school }的教學及輔助用房減去室內體育用房後為 0。請核對這兩個面積。
finding-equipment-per-pupil = { $school }的生均教學儀器設備值是 { $value } 元，不在 { $low }—{ $high } 元之間，可能把元和萬元弄混了。請核對。
finding-funds-per-pupil = { $school }的生均公用經費是 { $value } 元，不在常見的 { $low }—{ $high } 元之間。請核對單位和數額。
finding-section-empty = { $school }是一貫制學校，但{ $section }沒有學生。請核對是否漏了這個學段的表。
finding-section-unexpected = { $school }的辦學類型不含{ $section }，卻有{ $section }學生。請核對辦學類型或學段。
finding-section-is-total = { $school }小學和初中的「{ $field }」都是 { $value }，可能把全校的數填在了兩個學段裡。請核對。
finding-students-zero = { $school }{ $section }的在校生數是 0，無法計算生均指標。如果沒有這個學段請刪去，如果漏填請補上。
finding-figure-missing = { $school }缺「{ $field }」，有關指標待定。請補上。
finding-sports-arts-over = { $school }{ $section }的體育、藝術教師合計 { $value } 人，多於專任教師 { $limit } 人。請核對是否重複計算。
finding-bands-and-students = { $school }{ $section }按班額應有 { $least }—{ $most } 名學生，表上是 { $value } 名。請核對班額表和學生數。
finding-bands-and-students-open = { $school }{ $section }按班額至少應有 { $least } 名學生，表上是 { $value } 名。請核對班額表和學生數。
finding-bands-and-classes = { $school }{ $section }各級班額的班數合計 { $value }，班級數是 { $limit }。請核對。
finding-too-many-classes = { $school }{ $section }有 { $value } 個班，超過了通常的上限 { $limit } 個。請核對。
finding-classes-and-students = { $school }{ $section }各班人數合計 { $value }，在校生數是 { $limit }。請核對。
finding-grades-and-students = { $school }{ $section }各年級合計 { $value } 人，在校生數是 { $limit } 人。請核對哪個數不對。
finding-year-on-year = { $school }{ $section }學生由上年的 { $before } 人變為 { $value } 人（{ $percent }%），變動超過兩成。請核對，屬實請備好情況說明。
finding-rooms-by-band = 音樂、美術教室是按面積段填的間數（{ $cells }），每間按該段的最小面積計。請在資料裡填各間的實際面積。
form-classes = 班級表（一列一班）
target-class-grade = 年級
target-class-name = 班級名稱
target-class-students = 班級學生數
finding-class-not-read = 班級表裡有 { $count } 列看不出年級，或人數不是數字，沒有讀取。年級請填 1—9 或「三年級」「初二」之類。

# 歷年資料
form-history = 歷年學生數（分年級）
form-births = 出生人口
form-feeders = 小升初對口
target-unit = 學校、學區或全縣
target-rowGrade = 年級
target-rowSection = 學段
target-total = 合計（只作核對）
target-births = 出生人口
target-birthYear = 出生年份
target-birthPlace = 鄉鎮、街道或學區
target-feederFrom = 小學（畢業學校）
target-feederTo = 初中（升入學校）
target-feederShare = 升學比例
target-feederCount = 升學人數
finding-history-cell = { $year }學年{ $unit ->
    [none] 全縣
   *[other] { $unit }
  } { $grade } 年級的人數寫的是「{ $text }」，不是人數，沒有採用。請改正後再匯入。
finding-history-fraction = { $year }學年{ $unit ->
    [none] 全縣
   *[other] { $unit }
  } { $grade } 年級的人數帶小數（{ $text }），已照數採用。請核對。
finding-history-sum = { $year }學年{ $unit ->
    [none] 全縣
   *[other] { $unit }
  }各年級相加是 { $sum } 人，表上合計是 { $total } 人。已按各年級採用，請核對哪個數不對。
finding-history-year = 這一列的年份寫的是「{ $text }」，看不出是哪一學年，沒有讀取。請寫成「2021」或「2021學年」。
finding-history-grade = 這一列的年級寫的是「{ $text }」，看不出是幾年級，沒有讀取。請寫成 1—9 或「三年級」「初二」。
finding-history-differs = { $year }學年{ $unit ->
    [none] 全縣
   *[other] { $unit }
  } { $grade } 年級的人數在幾處不一樣：已用先讀到的 { $kept } 人，這裡是 { $other } 人（這張表共 { $count } 處不同）。請核對後改正其中一處。
finding-history-replaced = { $year }學年{ $unit ->
    [none] 全縣
   *[other] { $unit }
  } { $grade } 年級原有 { $other } 人，已改用這張表的 { $kept } 人（共 { $count } 處更動）。如果不對，請復原匯入。
finding-history-by-hand = { $year }學年{ $unit ->
    [none] 全縣
   *[other] { $unit }
  } { $grade } 年級的人數曾手動修改，保留了 { $kept } 人；這張表是 { $other } 人（共 { $count } 處）。如果要用表上的數，請在「歷年」裡改回。
finding-history-unit-unknown = 歷年資料裡有 { $count } 個單位在本縣學校和學區中沒有找到（{ $names }），已按原名另列。可能是已撤併的學校，或校名寫法不同，請核對。
finding-history-name-ambiguous = 有幾所學校同名（{ $names }），不知道歷年資料屬於哪一所，已按校名另列。請在表裡補上標識碼。
finding-older-year = 這是 { $year }學年的統計表，早於現有的 { $current }學年：只把分年級人數（{ $count } 個）記入歷年資料，現有各項資料沒有更動。
finding-older-year-nothing = 這是 { $year }學年的統計表，早於現有的 { $current }學年，又沒有分年級人數，沒有採用任何數。
finding-births-cell = { $year } 年的出生人口寫的是「{ $text }」，不是人數，沒有採用。請改正後再匯入。
finding-births-summed = 出生人口是分 { $count } 個地方填的，沒有全縣的數，已按年相加。請核對各地方是否齊全。
finding-births-differ = { $year } 年的出生人口在幾張表裡不一樣：已用先讀到的 { $kept } 人，這裡是 { $other } 人（共 { $count } 年不同）。請核對。
finding-births-replaced = { $year } 年的出生人口原有 { $other } 人，已改用這張表的 { $kept } 人（共更動 { $count } 年）。
finding-feeder-equal = 小升初對口表裡有 { $count } 所小學對口幾所初中，但沒有寫比例，已按平均分配。請補上比例。
finding-feeder-over = { $name }的對口比例相加是 { $percent }%，超過 100%。請核對。
finding-feeder-unknown = 小升初對口表裡有 { $count } 所學校在本縣沒有找到（{ $names }），已按原名保留。請核對校名。
finding-feeders-replaced = 原有的小升初對口表（{ $count } 條）已換成這一張。
finding-classes-and-grade = { $school } { $grade } 年級各班人數合計 { $value }，這個年級的學生數是 { $limit }。請核對班級表和分年級人數。

# 縣級填報表、申報表
form-county-form = 縣級填報表、申報表
finding-answer-not-a-number = 「{ $item }」不是數字（{ $text }），沒有採用。請改成數字。
finding-answer-negative = 「{ $item }」是負數（{ $text }），沒有採用。請改正。
finding-answer-percent = 「{ $item }」填成了百分比（{ $text }），沒有採用。請填實際數。
finding-answer-percent-over = 「{ $item }」是 { $text }，超過了 100%。請核對。
finding-answer-fraction = 「{ $item }」寫的是 { $text }，已按 100% 為 1 換算成百分比。請核對。
finding-answer-unusual = 「{ $item }」按表上的單位讀出來是不合常理的數（{ $text }），可能把元和萬元、人和萬人弄混了。已照數採用，請核對單位。
finding-answer-unit-guessed = 「{ $item }」沒有寫單位，{ $text } 只有讀成 { $value } 才合常理，已按此採用。請在表上寫明單位。
finding-answer-not-whole = 「{ $item }」帶小數（{ $text }），已照數採用。人數、個數一般是整數，請核對。
finding-answer-not-understood = { $school }的「{ $item }」填的「{ $text }」看不出是什麼意思，沒有採用。請填「是」或「否」，等級請填「優秀」「良好」「合格」。
finding-answer-unsure = 把「{ $path }」當作「{ $item }」，但不能完全肯定。請在「認欄」裡核對。
finding-answer-from-sentence = 有 { $count } 處簡要結論是一句話，裡面的數已按前面的文字認出。請在保障與品質裡核對。
finding-answer-part-over = 「{ $item }」是 { $value }，多於「{ $itemOf }」的 { $limit }。部分不能大於整體，請改正。
finding-answer-share-differs = 「{ $item }」表上寫的是 { $stated }%，按表上的人數算是 { $computed }%。已按人數計算，請核對哪個數不對。
finding-answer-quotient-differs = 「{ $item }」表上寫的是 { $stated }，按表上的總數除出來是 { $computed }。已按總數計算，請核對哪個數不對。
finding-answer-share-alone = 「{ $item }」只寫了比例，沒有寫算出它的數，這一項待定。請補上分子和分母。
finding-answer-sum-differs = 「{ $item }」各列相加是 { $sum }，表上合計是 { $total }。已按各列採用，請核對哪個數不對。
finding-answer-differs = 「{ $item }」在幾處不一樣：已用先讀到的 { $kept }，這裡是 { $other }。請核對後改正其中一處。
finding-answer-replaced = 「{ $item }」原來匯入的是 { $other }，已改用這張表的 { $kept }。如果不對，請撤銷匯入。
finding-answer-kept = 「{ $item }」已經填過 { $kept }，予以保留；這張表是 { $other }。如果要用表上的數，請在保障與品質裡改。
finding-year-kept = 年度資料「{ $item }」已經填過 { $kept }，予以保留；這張表是 { $other }。如果要用表上的數，請在規劃調配的年度資料裡改。
finding-answer-year-differs = 這張表寫的是 { $own }學年，現有資料是 { $year }學年。已照表採用，請確認沒有混用。
finding-table-differs = 申報表上「{ $item }」是 { $stated }，按各校資料相加是 { $computed }。請核對哪個數不對。
finding-schools-not-met = 「{ $item }」：{ $total }所學校中有 { $n }所自評沒有達到（{ $names }）。這一項沒有達到，請核對自評表。
finding-schools-silent = 「{ $item }」要各校都填，{ $total }所學校中還有 { $n }所沒有填。請補齊自評表。
answer-item-basics = 基本情況
answer-item-budget = 一般公共預算教育支出
answer-item-training-agencies = 學科類培訓機構數量
answer-key-value = 比例
answer-key-county = 縣名
answer-key-population = 常住人口
answer-key-ruralPopulation = 農業人口
answer-key-townships = 鄉鎮數
answer-key-villages = 行政村數
answer-key-gdpPerHead = 人均國內生產總值
answer-key-revenuePerHead = 人均地方財政收入
answer-key-ruralIncome = 農民年人均純收入
answer-key-urbanIncome = 城鎮居民年人均可支配收入
answer-key-primaryStaff = 小學教職工數
answer-key-juniorStaff = 初中教職工數
answer-key-gradeSystem = 學制
answer-key-quota = 小學生均公用經費標準
answer-key-juniorQuota = 初中生均公用經費標準
answer-key-funds = 經費
answer-key-students = 學生數
answer-key-stated = 表上寫明的數
answer-key-teachers = 教師
answer-key-officials = 公務員
answer-key-trained = 完成培訓教師數
answer-key-eligible = 符合條件人數
answer-key-exchanged = 交流輪崗教師數
answer-key-backbone = 骨幹教師數
answer-key-certified = 持證教師數
answer-key-inZone = 就近劃片入學學生數
answer-key-plan = 招生計劃數
answer-key-allocated = 分配名額數
answer-key-rural = 分到農村學校的名額
answer-key-public = 公辦學校就讀人數
answer-key-purchased = 政府購買學位就讀人數
answer-key-total = 合計
answer-key-graduates = 畢業生數
answer-key-entrants = 三年前初一學生數
answer-key-transferredIn = 轉入人數
answer-key-transferredOut = 轉出人數
answer-key-deaths = 死亡人數
answer-key-children = 適齡身心障礙兒童少年數
answer-key-enrolled = 入學人數
answer-key-level = 學業水準等級
answer-key-rate = 校際差異率
answer-key-sent = 問卷總數
answer-key-valid = 有效問卷數
answer-key-satisfied = 滿意問卷數
answer-key-visited = 走訪人數
answer-key-visitSatisfied = 走訪滿意人數
answer-key-visitStated = 走訪滿意度
answer-key-state = 完成情況
answer-key-charter = 章程
answer-key-digital = 管理與教學資訊化
answer-key-skilled = 資訊化教學
answer-key-used = 設施設備利用
answer-key-moral = 德育工作
answer-key-culture = 校園文化
answer-key-complete = 課程開齊開足
answer-key-order = 教學秩序
answer-key-practice = 綜合實踐活動
answer-key-light = 課業負擔
answer-key-schools = 學校數
answer-key-classes = 班級數
answer-key-evidence = 佐證材料
answer-key-note = 說明
answer-key-document = 材料名稱
answer-key-date = 日期
answer-key-department = 責任單位
target-intake = 招生數（只作核對）
target-leavers = 預計畢業生數（只作核對）
target-examined = 體檢人數（只作核對）
target-guards = 保全人員（只作核對）
finding-intake-and-grade = { $school }{ $section }招生數是 { $value }，{ $grade } 年級在校生是 { $limit }，相差較大。留級、轉學以外的差別請核對。
finding-leavers-and-grade = { $school }{ $section }預計畢業生數是 { $value }，{ $grade } 年級在校生是 { $limit }，相差較大。請核對哪個數不對。
finding-examined-share = { $school }{ $section }體檢人數是 { $value }，為在校生的 { $percent }%，不在常見的 { $low }%—{ $high }% 之間。請核對。
finding-guards-count = { $school }保全人員是 { $value } 人，不在常見的 { $low }—{ $high } 人之間。請核對。
finding-five-grades = { $school }小學有一至五年級而沒有六年級。本地如不是五年制，請核對分年級人數；如是五四制，請在「縣情」裡選定。
finding-four-grades = { $school }初中有六年級學生。本地如不是四年制初中，請核對分年級人數；如是五四制，請在「縣情」裡選定。

# 增加學校
edit-same-id = 已經有標識碼為 { $id } 的學校，沒有改動。請換一個標識碼。
edit-no-id = 學校要有標識碼，沒有改動。
