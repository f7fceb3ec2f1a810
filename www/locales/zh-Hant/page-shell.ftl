# The static frame that stands before the page's module has started, and why it may not start.
# Plain messages only, a line each: they are put into index.html and boot.js when dist/ is built.
shell-title = 均衡尺 · 縣域義務教育測算
shell-name = 均衡尺
shell-overview = 總覽
shell-data = 資料
shell-resources = 資源配置
shell-duty = 履職自評
shell-projection = 班額與學位
shell-plan = 規劃調配
shell-method = 方法
shell-opening = 正在開啟…
shell-no-script = 瀏覽器停用了 JavaScript，無法測算。請在瀏覽器設定中允許本頁執行指令碼，然後重新載入。
shell-old-browser = 這個瀏覽器版本過舊，無法準確執行測算程式。請改用 Chrome、Edge、Firefox 的近年版本，或採用 Chromium 67 以上核心的瀏覽器。
shell-blocked = 網站或瀏覽器的安全設定不允許執行 WebAssembly，測算程式無法啟動。請管理員在內容安全政策（CSP）的 script-src 中加入 'wasm-unsafe-eval'。
shell-missing = 頁面的程式檔案沒有取得。請檢查網路後重新載入；若仍不行，請管理員核對網站上的檔案是否完整。
shell-from-disk = 瀏覽器不允許從磁碟直接開啟這個頁面。請把整個資料夾放到網站上，用網址存取。
shell-broken = 頁面啟動時出錯。請重新載入；若仍不行，請把下面一行文字告訴管理員。
shell-crashed = 頁面執行時出錯，已經停下。已儲存的資料仍在本機，重新載入即可繼續。若反覆出現，請把下面一行文字告訴管理員。
shell-reload = 重新載入
