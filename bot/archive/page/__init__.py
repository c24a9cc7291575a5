"""report.html: one page, without a script, with its pictures inside."""
