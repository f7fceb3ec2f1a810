# 规划：核对填报内容的提示
finding-plan-unread = 规划数据里的 { $path } 读不出来，没有采用。
finding-plan-target-unknown = 目标“{ $id }”里的“{ $unknown }”不认识，没有测算。请改这条目标。
finding-plan-figure-unknown = 年度数据里的“{ $id }”不认识，没有采用，仍留在县文件里。
finding-plan-text = { $figure }（{ $year }年）填的“{ $text }”不是数，按缺数据处理。
finding-plan-negative = { $figure }（{ $year }年）填的是负数“{ $text }”，按缺数据处理。
finding-plan-over-hundred = { $figure }（{ $year }年）填的“{ $text }”超过100%，按缺数据处理。
finding-plan-no-rank = { $figure }（{ $year }年）填的“{ $text }”不是名次（1、2、3……），按缺数据处理。
finding-plan-no-year = { $figure }里的“{ $year }”不是年份，没有采用。
finding-plan-counter-text = 计数“{ $name }”填的“{ $text }”不是数，按未填处理。
