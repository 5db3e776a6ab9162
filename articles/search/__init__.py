"""Search, behind one interface: `engine.search_articles(question)`."""
