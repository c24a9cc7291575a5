"""Groups side by side: a page, a document and a table of what each said, as far as it may be told.

comparison.html  value by value, what every group said, some, or one; one file, no script
comparison.docx  the same as a document, to edit and to send on
comparison.csv   value,kind,what,said,together,of,group,people,answered - a line for each group
clouds/01-1.png  the word cloud of value 1 in group 1, and so on, all of a value on one scale
"""
