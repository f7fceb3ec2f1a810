# 带出去的东西：表格、图、工作簿
table-xlsx = Excel
table-csv = CSV
handout-zip = 本页图表打包下载
handout-saving = 正在打包…
handout-file = { $county }-{ $what }
handout-tables = 申报表（表Ⅰ—Ⅵ）
handout-tables-file = 申报表
handout-audit = 核算底稿（带公式）
handout-audit-file = 核算底稿
notice-saved-file = 已存为 { $file }。
notice-nothing-to-save = 本页没有可存的表格和图。
