"""The pages: a module for each view, with the routes that lead to it.

A module's `routes(hall)` gives its addresses; `servanda.web.app` puts them together. A page is drawn by a template from
values that know no markup; every link comes from `to` (`servanda.web.addresses`).
"""
