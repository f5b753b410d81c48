"""The review page: a local server, and the page, script and style that it and the sheet share.

`index` orders a file of records by what is worth checking first, `fields` says what can be
edited and how, `decided` keeps the decisions, `guard` refuses whoever is not the reviewer,
`server` puts them together; `page/` holds what the browser gets.
"""
