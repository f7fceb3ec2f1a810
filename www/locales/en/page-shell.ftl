# The static frame that stands before the page's module has started, and why it may not start.
# Plain messages only, a line each: they are put into index.html and boot.js when dist/ is built.
shell-title = Junheng · county compulsory education assessment
shell-name = Junheng
shell-overview = Overview
shell-data = Data
shell-resources = Resources
shell-duty = Self-review
shell-projection = Class sizes
shell-plan = Planning
shell-method = Method
shell-opening = Opening…
shell-no-script = JavaScript is turned off, so nothing can be computed. Allow scripts for this page in the browser's settings, then reload.
shell-old-browser = This browser is too old to compute reliably. Use a recent Chrome, Edge or Firefox, or a browser built on Chromium 67 or newer.
shell-blocked = A security setting of the site or the browser forbids WebAssembly, so the program cannot start. Ask the administrator to add 'wasm-unsafe-eval' to script-src in the Content-Security-Policy.
shell-missing = A program file of this page did not arrive. Check the network and reload; if that does not help, ask the administrator whether all files are on the site.
shell-from-disk = The browser does not allow this page to be opened straight from disk. Put the whole folder on a web server and open it by its address.
shell-broken = The page failed to start. Reload it; if that does not help, give the line below to the administrator.
shell-crashed = The page ran into an error and has stopped. What was saved is still on this computer: reload to go on. If this keeps happening, give the line below to the administrator.
shell-reload = Reload
