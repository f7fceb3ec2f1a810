# Without a network, and when there is a newer edition: said by www/offline.js; a line each, DAY is the date
offline-kept = The site did not answer: this is the edition kept on this computer on DAY. Its rules may have been superseded.
offline-newer = The site has a newer edition, and rules may have changed. Your data are not affected.
offline-reload = Load it
offline-later = Later
