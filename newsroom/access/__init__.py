"""Who comes into the desk, how they prove it, and where they are still signed in."""
