# 引擎的錯誤
engine-no-county = 還沒有縣的資料。請先匯入工作簿或開啟縣檔案。
engine-no-standard = 沒有編號為 { $id } 的標準。
engine-no-rubric = 沒有編號為 { $id } 的計分辦法。
engine-bad-rubric = 計分辦法有 { $n } 處錯誤：{ $all }
engine-no-sheets = 讀寫工作簿的部分沒有載入。請重新整理本頁後再試。
engine-no-template = 範本沒有寫成。請重新整理本頁後再試。
engine-not-a-request = 請求無法讀懂：{ $detail }。
api-not-files = { $path } 應是 [{"{"} name, bytes {"}"}] 這樣的列表，bytes 為 Uint8Array。
engine-no-workbook = 活頁簿沒有寫成：資料超過了試算表能有的列數。
