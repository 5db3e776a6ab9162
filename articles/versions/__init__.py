"""What an article was and what it might become: recorded, compared, restored; and what is typed and not saved yet."""
