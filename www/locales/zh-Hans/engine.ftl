# 引擎的错误
engine-no-county = 还没有县的数据。请先导入工作簿或打开县文件。
engine-no-standard = 没有编号为 { $id } 的标准。
engine-no-rubric = 没有编号为 { $id } 的计分办法。
engine-bad-rubric = 计分办法有 { $n } 处错误：{ $all }
engine-no-sheets = 读写工作簿的部分没有装上。请刷新本页后再试。
engine-no-template = 模板没有写成。请刷新本页后再试。
engine-not-a-request = 请求读不懂：{ $detail }。
api-not-files = { $path } 应是 [{"{"} name, bytes {"}"}] 这样的列表，bytes 为 Uint8Array。
engine-no-workbook = 工作簿没有写成：数据超过了表格能有的行数。
