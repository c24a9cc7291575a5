-- What is reviewed is known apart from words to choose from. Which of the two a message showed before was not
-- kept: as a review it goes when either changes.
UPDATE shown_message SET kind = 'review' WHERE kind = 'choices';
