# 市县比较：本机各县放在一起排位次
view-region = 市县比较
region-reading = 正在读本机的县。
region-empty = 要比较，本机至少要有两个县。请导入含几个县（统计三级）的统计表，或逐个打开县文件。
region-empty-go = 去导入
region-shelf = 本机的县
region-several = 各县
region-answer = { $region }参加比较的 { $n } 个县：资源配置达标 { $met } 个，⟦未达标 { $unmet } 个⟧{ $open ->
    [0] {""}
   *[other] ，待定 { $open } 个
}。
region-finding = { $what }：{ $same ->
    [yes] 有位次的县都一样（{ $best }）
   *[no] { $first }最好（{ $best }），{ $last }排在最后（{ $worst }）
}{ $limited ->
    [yes] { $over ->
        [0] ；没有县超过限值
       *[other] ；{ $over } 个县超过限值
    }
   *[no] {""}
}{ $without ->
    [0] {""}
   *[other] ；{ $without } 个县缺数据，没有位次
}。
region-finding-none = { $what }：各县都缺数据，没有位次。
region-progress = 已测算 { $done } / { $all } 个县。
region-settings = 这些县改过规则的选项，口径可能不同：{ $counties }。
region-section = 学段
region-whole = 全县
region-what = 比什么
region-coefficients = 差异系数
region-met = 达标学校比例
region-city = 地市
region-all-cities = 全部
region-partial = 缺数据的也排位次
region-which = 参加比较 { $n } / { $all } 个县
region-place = 位次
region-county = 县
region-province = 省
region-schools = 校（部）
region-students = 学生
region-verdict = 资源配置
region-verdict-all = 整体结论
region-passing = 综合达标学校
region-all-passing = 小学初中综合达标
region-within = 差异系数达标项数
region-item-schoolScale = 超规模学校
region-item-classSize = 超班额的班
region-coefficient-of = { $indicator }差异系数
region-met-of = { $indicator }达标学校比例
region-place-of = { $what }位次
region-unit-coefficient = 越小越均衡
region-unit-count = 项，越多越好
region-unit-low = 占比，越低越好
region-unit-share = 占比，越高越好
region-rank = 第{ $place }
region-missing = 缺 { $n } 所学校的数据
region-open = 另有 { $n } 项待定
region-share = { $all } 中的 { $part }
region-note = 数值相同的并列，取靠前的位次；○ 表示还缺数据，— 表示没有数据，都不排位次。同名的县只取最新的一份参加比较，可在“参加比较”里改。
region-source = { $region } · { $years } 学年 · { $edition } · 均衡尺
