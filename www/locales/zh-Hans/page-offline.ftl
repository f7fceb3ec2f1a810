# 断网时与更新时的通知，由 www/offline.js 说出；每条一行，DAY 处填日期
offline-kept = 没有连上网站，现在打开的是本机 DAY 存下的版本，其中的规则可能已有更新。
offline-newer = 网站上有了新版本，规则可能有变。已录入的数据不受影响。
offline-reload = 重新载入
offline-later = 以后再说
