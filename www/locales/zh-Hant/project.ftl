# 測算：班級、學位、教師、里程碑
finding-classes-disagree = { $school }{ $section }{ $grade } 年級：{ $year } 學年各班人數合計 { $listed }，年級學生數是 { $pupils }。今後各年按年級學生數折算到各班。請核對哪個數不對。
finding-grade-without-classes = { $school }{ $section }{ $grade } 年級：{ $year } 學年有 { $pupils } 名學生，班級名單裡沒有這個年級。先按班額上限平均分班。請補上班級。
finding-class-without-size = { $school }{ $section }{ $grade } 年級：{ $year } 學年有 { $n } 個班沒有人數，先平分其餘班之外的學生。請補上人數。
finding-classes-other-year = { $school }{ $section }的班級名單是 { $listed } 學年的，學生數最近到 { $year } 學年，名單只用來計班數。請補上同一學年的數。
finding-no-room = { $school }{ $section }{ $grade } 年級：{ $year } 學年起有 { $years } 年因沒有空教室，最多少開 { $lacking } 個班，最大班額到 { $largest } 人。可加教室、分流或提高班額上限。
finding-rooms-negative = { $school }{ $section }：{ $year } 學年的教室數是 { $rooms }，不能小於 0，按 0 計。請核對。
finding-classes-of-a-unit = { $unit }的歷史只到這一級，沒有各校學生數，班級按一所學校估算，實際班數會更多。
finding-small-school-cliff = { $school }{ $section }：{ $year } 學年預計 { $pupils } 人，按「{ $rule }」核定 { $heads } 人；{ $edge } 人時核定 { $before } 人，多招學生反而少得公用經費。
finding-milestone-unreadable = 里程碑「{ $id }」讀不懂：{ $detail }。這一條沒有計算。
