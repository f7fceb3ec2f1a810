# What leaves the page: tables, charts, workbooks
table-xlsx = Excel
table-csv = CSV
handout-zip = Download tables and charts (zip)
handout-saving = Packing…
handout-file = { $county }-{ $what }
handout-tables = Application tables (表Ⅰ–Ⅵ)
handout-tables-file = application-tables
handout-audit = Audit workbook (live formulas)
handout-audit-file = audit-workbook
notice-saved-file = Saved as { $file }.
notice-nothing-to-save = There is no table or chart on this page to save.
