"""report.docx: what the page says as a document, to edit and to send on."""
