# 帶出去的東西：表格、圖、活頁簿
table-xlsx = Excel
table-csv = CSV
handout-zip = 本頁圖表打包下載
handout-saving = 正在打包…
handout-file = { $county }-{ $what }
handout-tables = 申報表（表Ⅰ—Ⅵ）
handout-tables-file = 申報表
handout-audit = 核算底稿（帶公式）
handout-audit-file = 核算底稿
notice-saved-file = 已存為 { $file }。
notice-nothing-to-save = 本頁沒有可存的表格和圖。
