"""Static files are kept by browsers for ever: each bears the hash of its content, wherever it is named."""

from newsroom.static_files import HashedStaticFiles


def test_module_that_another_imports_has_its_hash_too(tmp_path):
    (tmp_path / "picker.js").write_text("export const pick = 1;\n")
    (tmp_path / "lire.js").write_text('import { crel } from "editor";\n\nimport { pick } from "./picker.js";\n')
    storage = HashedStaticFiles(location=tmp_path, base_url="/static/")
    list(storage.post_process({name: (storage, name) for name in ("lire.js", "picker.js")}))
    picker = storage.stored_name("picker.js")
    with storage.open(storage.stored_name("lire.js")) as file:
        stored = file.read().decode()
    assert picker != "picker.js"
    assert stored == f'import {{ crel }} from "editor";\n\nimport {{ pick }} from "./{picker}";\n'
