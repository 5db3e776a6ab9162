"""How much a text looks like spam, learnt from examples: a local model, advisory, that can say why."""
