"""The pages one process keeps: as many as fit, those read last."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from newsroom.pagecache.memory import Memory


def page(size):
    return SimpleNamespace(size=size)


def test_page_nobody_read_for_longest_leaves_first():
    memory = Memory(300)
    for number in range(10):
        memory.put(number, page(30))
    memory.get(0)
    memory.put("new", page(30))
    assert list(memory.pages()) == [2, 3, 4, 5, 6, 7, 8, 9, 0, "new"]


def test_room_is_counted_in_bytes():
    memory = Memory(1000)
    for number in range(50):
        memory.put(number, page(100))
    assert (memory.bytes, len(memory.pages())) == (1000, 10)


def test_page_made_again_takes_the_place_of_the_former():
    memory = Memory(1000)
    memory.put("a", page(50))
    newer = page(70)
    memory.put("a", newer)
    assert (memory.bytes, memory.pages()) == (70, {"a": newer})


def test_page_of_more_than_a_quarter_is_not_kept_nor_the_one_it_replaces():
    memory = Memory(1000)
    memory.put("a", page(250))
    assert memory.bytes == 250
    memory.put("a", page(251))
    assert (memory.bytes, memory.pages()) == (0, {})


def test_many_threads_never_exceed_the_room():
    memory = Memory(1000)

    def fill(thread):
        for number in range(500):
            memory.put((thread, number % 7), page(1 + number % 90))
            memory.get((thread, number % 5))
        return memory.bytes <= 1000

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fill, range(8))) == [True] * 8
    assert memory.bytes == sum(kept.size for kept in memory.pages().values())
