# 嵌入與公開發布
published-foreign = 沒有取資料：{ $address } 在另一個網站上。請把資料檔放到本頁所在的網站（{ $own }）。
published-missing = 沒有取到公開資料 { $address }（{ $why }）。請核對網址與網路，然後重新載入。
published-inside = 單一檔案的頁面不依網址取資料（{ $address }）。請把 dist 資料夾放到網站上，或用「開啟…」選縣檔案。
