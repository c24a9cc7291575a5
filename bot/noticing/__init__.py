"""What a text may be that a person should look at: it names somebody, or its author is in distress.

Pure rules over lists; nothing is learned, and nobody is looked up.
"""
