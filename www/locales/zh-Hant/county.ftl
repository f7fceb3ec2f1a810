# 縣、學校、數項的名稱與縣檔案的錯誤
section-primary = 小學
section-junior = 初中
section-senior = 高中
metric-students = 在校學生數
metric-classCount = 班級數
metric-teachers-fullTime = 專任教師
metric-teachers-aboveDegree = 高於規定學歷教師
metric-teachers-backbone = 縣級以上骨幹教師
metric-teachers-sports = 體育專任教師
metric-teachers-arts = 藝術（音樂、美術）專任教師
metric-teachers-visitingSportsArts = 交流、兼職、走教的體育藝術教師
metric-teachers-intermediateTitle = 中級及以上職稱教師
metric-teachers-certified = 持教師資格證教師
metric-teachers-trained360 = 完成5年360學時培訓教師
metric-teachers-exchangeEligible = 符合交流條件教師
metric-teachers-exchanged = 交流輪崗教師
metric-teachers-exchangedBackbone = 交流輪崗骨幹教師
metric-migrantStudents = 隨遷子女
metric-inZoneStudents = 就近劃片入學學生
metric-teachingArea = 教學及輔助用房面積
metric-indoorSportsArea = 室內體育用房面積
metric-sportsFieldArea = 運動場地面積
metric-externalSportsArea = 校外租賃體育場地面積
metric-equipmentValue = 教學儀器設備值
metric-multimediaRooms = 網路多媒體教室
metric-computers = 計算機
metric-books = 圖書
metric-publicBudget = 公用經費預算
metric-teacherTraining = 教師培訓經費
kind-primary = 小學
kind-teachingPoint = 教學點
kind-junior = 初級中學
kind-nineYear = 九年一貫制學校
kind-twelveYear = 十二年一貫制學校
kind-completeSecondary = 完全中學
kind-special = 特殊教育學校
kind-vocational = 職業學校
ownership-public = 公辦
ownership-private = 民辦
setting-urban = 城區
setting-town = 鎮區
setting-rural = 鄉村
unit-people = 人
unit-count = 個
unit-area = m²
unit-money = 元
severity-must = 必須改
severity-check = 請核對
severity-missing = 缺資料
file-not-json = 這不是縣檔案：第 { $line } 行第 { $column } 欄不是 JSON。請選擇由「存為檔案」儲存的 .json 檔案；統計報表請用「匯入工作簿」。
file-not-a-county = 這不是均衡尺的縣檔案（format 應為 junheng-county）。請選擇由「存為檔案」儲存的檔案。
file-newer = 這個縣檔案由更新的版本儲存（版本 { $found }），本頁無法讀取。請用新版均衡尺開啟；檔案沒有更動。
file-no-version = 這個縣檔案沒有寫明版本（version），無法確定怎樣讀取。請重新儲存後再開啟。
file-field =
    { $path }：{ $expected ->
       *[something] 這裡不能空缺
        [nothing] 沒有這一項
        [object] 應是一個物件
        [list] 應是列表，且項數要對
        [text] 應是文字
        [number] 應是數值
        [whole] 應是範圍之內的整數
        [yesNo] 應是 true 或 false
        [choice] 應是規定的取值之一（{ $choices }）
        [cell] 應是儲存格，如 L6
        [figure] 應是資料項的編號，如 primary.students
        [decimal] 應是寫成文字的小數
    }。請改正後再試。
file-same-id = 有兩所學校的標識碼同為 { $id }。請改正其中一所後再開啟。
file-no-id = 第 { $position } 所學校（{ $name }）沒有標識碼。請補上後再開啟。
file-figure = 學校 { $school } 的「{ $field }」是負數或不是數字。請改正後再開啟。
edit-negative = 「{ $field }」不能是 { $value }：請填 0 或正數，沒有數就留空。
edit-negative-births = 出生人口不能是 { $value }：請填 0 或正數，沒有數就留空。
file-not-text = 這個檔案不是文字檔，不是縣檔案。請選擇由「存為檔案」儲存的 .json 檔案；統計報表請用「匯入工作簿」。
edit-no-school = 沒有第 { $position } 所學校，更動沒有生效。
edit-no-row = 沒有第 { $position } 列，沒有改動。
edit-no-rubric = 沒有第 { $position } 個本縣計分辦法，更動沒有生效。
edit-no-scenario = 沒有第 { $position } 個情境，更動沒有生效。
edit-no-choice = 「{ $text }」不是這一格可以填的內容，更動沒有生效。
