# Embedding and publishing
published-foreign = The data were not fetched: { $address } is on another site. Put the data file on the site of this page ({ $own }).
published-missing = The published data { $address } did not arrive ({ $why }). Check the address and the network, then load the page again.
published-inside = The page in one file fetches no data from an address ({ $address }). Put the folder dist on a web site, or choose a county file with “Open…”.
