"""Several archives as one: which are the same session, which plans are the same, and the sums."""
