# 嵌入与公开发布
published-foreign = 没有取数据：{ $address } 在另一个网站上。请把数据文件放到本页所在的网站（{ $own }）。
published-missing = 没有取到公开数据 { $address }（{ $why }）。请核对地址和网络，然后重新载入。
published-inside = 单个文件的页面不按地址取数据（{ $address }）。请把 dist 文件夹放到网站上，或用“打开…”选县文件。
