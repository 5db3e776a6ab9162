"""Photos, from the file an editor uploads to the HTML a reader gets."""
