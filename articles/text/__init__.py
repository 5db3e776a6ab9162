"""Text in, text out: the paper's French, its HTML, its dates. Nothing here knows a model or a request."""
