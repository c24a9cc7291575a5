"""Words and buttons: what people see of a deed, or of what stands in a chat."""
