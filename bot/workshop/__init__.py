"""What a workshop is: pure, standard library only."""
