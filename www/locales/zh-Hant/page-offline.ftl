# 離線時與更新時的通知，由 www/offline.js 說出；每則一行，DAY 處填日期
offline-kept = 沒有連上網站，現在開啟的是本機 DAY 儲存的版本，其中的規則可能已有更新。
offline-newer = 網站上有新版本，規則可能有變。已輸入的資料不受影響。
offline-reload = 重新載入
offline-later = 稍後再說
