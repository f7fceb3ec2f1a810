# The static frame that stands before the page's module has started, and why it may not start.
# Plain messages only, a line each: they are put into index.html and boot.js when dist/ is built.
shell-title = 均衡尺 · 县域义务教育测算
shell-name = 均衡尺
shell-overview = 总览
shell-data = 数据
shell-resources = 资源配置
shell-duty = 履职自评
shell-projection = 班额与学位
shell-plan = 规划调配
shell-method = 方法
shell-opening = 正在打开…
shell-no-script = 浏览器禁用了 JavaScript，无法测算。请在浏览器设置中允许本页运行脚本，然后重新载入。
shell-old-browser = 这个浏览器版本过旧，无法准确运行测算程序。请改用 Chrome、Edge、Firefox 的近年版本，或采用 Chromium 67 及以上内核的国产浏览器（极速模式）。
shell-blocked = 网站或浏览器的安全设置不允许运行 WebAssembly，测算程序无法启动。请管理员在内容安全策略（CSP）的 script-src 中加入 'wasm-unsafe-eval'。
shell-missing = 页面的程序文件没有取到。请检查网络后重新载入；若仍不行，请管理员核对网站上的文件是否完整。
shell-from-disk = 浏览器不允许从磁盘直接打开这个页面。请把整个文件夹放到网站上，用网址访问。
shell-broken = 页面启动时出错。请重新载入；若仍不行，请把下面一行文字告诉管理员。
shell-crashed = 页面运行时出错，已经停下。已保存的数据仍在本机，重新载入即可继续。若反复出现，请把下面一行文字告诉管理员。
shell-reload = 重新载入
