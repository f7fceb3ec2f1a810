# The page: frame, notices, progress
product-name = Junheng
skip-to-content = Skip to content
nav-label = Views
view-overview = Overview
view-data = Data
view-resources = Resources
view-quality = Guarantee
view-duty = Self-review
view-projection = Class sizes
view-plan = Planning
view-report = Report
view-method = Method
offline = Works offline
offline-why = Your data never leaves this computer. Unplug the network and the page still works.
language = Language
theme-change = Change theme
theme-system = System theme
theme-light = Light
theme-dark = Dark
head-year = School year
head-year-value = { $year } (counted on 1 September)
head-rules = Rules
head-rules-value = { $edition } · { $n ->
        [one] 1 setting changed
       *[other] { $n } settings changed
    }
head-rows = School sections
sample = Sample data
unnamed-county = Unnamed county
saving = Saving
saved = Saved on this computer { $time }
not-saved = Not saved: save to a file
not-kept = This browser keeps nothing: save to a file
not-kept-here = Changes made here are not kept: save to a file
published = Published data, to be read only: nothing can be changed here.
undo = Undo
redo = Redo
open = Open…
save-file = Save to file
print = Print
cancel = Cancel
dismiss = Dismiss
work-opening = Opening the county file
work-importing = Importing
work-stopped = The work was interrupted{ $detail }. Nothing was changed. Try again; if it still fails, save to a file and reload the page.
notice-opened = Opened { $file }.
notice-imported = Imported { $county }: { $schools ->
        [one] 1 school
       *[other] { $schools } schools
    }. Undo takes it back.
notice-imported-past = Past years of { $county } were read; there are no schools yet. Undo takes it back.
notice-nothing-imported = No school was read; your data is unchanged. { $why }
notice-cancelled = Cancelled; nothing was changed.
progress-reading = Reading { $file }
progress-matching = Matching the headers of { $file }
progress-joining = Joining schools by code
progress-checking = Checking the figures
progress-drawing = Simulating the years ahead
words-not-loaded = The words of this language could not be fetched. Check the network and try again.
view-coming = Loading this view…
view-missing = This view could not be loaded. Check the network and try again; nothing was changed. ({ $why })
view-again = Try again
