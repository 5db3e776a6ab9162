"""A thread that works for as long as a `with` block lasts."""

import threading


class Meanwhile(threading.Thread):
    """`run` goes on until `is_over` is set; the block ends once it has returned."""

    def __init__(self):
        super().__init__(daemon=True)
        self.is_over = threading.Event()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        self.join()
