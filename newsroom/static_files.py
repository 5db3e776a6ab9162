"""How static files are kept: compressed, and each under the hash of its content, which browsers may keep for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, where a module that another one imports has its hash too.

    Without it the editor's ten modules would be asked for again at each visit, a turn each on a slow line.
    """

    support_js_module_import_aggregation = True
