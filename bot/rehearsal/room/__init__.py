"""The room: a rehearsal in the browser, where one can take part, lead, and let things go wrong.

What the chats show is a projection of the rehearsal's world (projection, wording); a page gets it
as it is, and then what changes (feed); what somebody does on the page goes back as deeds of people
(guests) or of whoever is at the controls (conductor). One loopback address serves it all (web).
"""
