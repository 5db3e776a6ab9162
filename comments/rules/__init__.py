"""What the policy looks for in a comment: each rule takes a Submission and says what it found.

A rule answers with a word for moderators (for visitors, where the policy refuses), True where the reason that the
policy gives says it all, or what is false where it finds nothing.
"""
