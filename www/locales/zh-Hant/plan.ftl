# 規劃：核對填報內容的提示
finding-plan-unread = 規劃資料裡的 { $path } 讀不出來，沒有採用。
finding-plan-target-unknown = 目標「{ $id }」裡的「{ $unknown }」不認識，沒有測算。請修改這條目標。
finding-plan-figure-unknown = 年度資料裡的「{ $id }」不認識，沒有採用，仍留在縣檔案裡。
finding-plan-text = { $figure }（{ $year }年）填的「{ $text }」不是數字，按缺資料處理。
finding-plan-negative = { $figure }（{ $year }年）填的是負數「{ $text }」，按缺資料處理。
finding-plan-over-hundred = { $figure }（{ $year }年）填的「{ $text }」超過100%，按缺資料處理。
finding-plan-no-rank = { $figure }（{ $year }年）填的「{ $text }」不是名次（1、2、3……），按缺資料處理。
finding-plan-no-year = { $figure }裡的「{ $year }」不是年份，沒有採用。
finding-plan-counter-text = 計數「{ $name }」填的「{ $text }」不是數字，按未填處理。
