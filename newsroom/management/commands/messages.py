from django.core.management.base import BaseCommand

from newsroom.catalogue import Entry, Key, compiled, po_path, read_po, read_sources, write_po


class Command(BaseCommand):
    help = "Met à jour et compile les catalogues de traduction d’après les sources ; dit ce qui reste à traduire."

    def handle(self, *args, **options):
        sources = read_sources()
        english = self.english(sources)
        self.write("en", english)
        self.write("fr", self.french(sources))
        for key, entry in english.items():
            if not all(entry.translations):
                self.stdout.write(f"À traduire : {key.msgid}")

    def english(self, sources):
        """What the sources say, with the translations that there are; what they no longer say goes."""
        known = read_po(po_path("en"))
        entries = {Key(""): known[Key("")]}
        for key, paths in sources.items():
            blank = [""] * (2 if key.plural else 1)
            entries[key] = Entry(known[key].translations if key in known else blank, paths)
        return entries

    def french(self, sources):
        """The plurals of the sources as they are, and the other packages' words put right by hand."""
        by_hand = {
            key: entry
            for key, entry in read_po(po_path("fr")).items()
            if key in sources or entry.translations != [key.msgid, key.plural]
        }
        plurals = {key: Entry([key.msgid, key.plural], paths) for key, paths in sources.items() if key.plural}
        return by_hand | plurals

    def write(self, language, entries):
        write_po(po_path(language), entries)
        po_path(language).with_suffix(".mo").write_bytes(compiled(entries))
