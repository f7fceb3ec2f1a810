# Errors of the engine
engine-no-county = There is no county yet. Import workbooks or open a county file first.
engine-no-standard = There is no standard called { $id }.
engine-no-rubric = There is no rubric with the id { $id }.
engine-bad-rubric = { $n } things are wrong with the rubric: { $all }
engine-no-sheets = The part that reads and writes workbooks is not loaded. Reload the page and try again.
engine-no-template = The template could not be written. Reload the page and try again.
engine-not-a-request = The request cannot be read: { $detail }.
api-not-files = { $path } must be a list of {"{"} name, bytes {"}"}, where bytes is a Uint8Array.
engine-no-workbook = The workbook could not be written: there is more data than a sheet has rows.
