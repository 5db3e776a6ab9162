"""What a search does at most, whatever the archive: the same on both databases."""

#: Of the matches, this many of the newest are ranked: ranking every match of a common word takes a second at a million.
NEWEST = 5_000
#: Results are counted, and shown, up to this many; above, the count says «plus de».
COUNTED = 1_000
#: Of what is ranked, this many are handed out, best first: one more tells that there are more.
KEPT = COUNTED + 1
