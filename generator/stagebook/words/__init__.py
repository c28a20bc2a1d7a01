"""The words of the pages themselves, per language: labels, sentences, counts; and how numbers and dates are written.

The tables are `templates/language/<tag>.yml`; a site's own tables of the same form lie in the `templates/language/`
beside its playbook.yml. `vocabulary` puts them over each other, `cldr` knows what no table says.
"""

from stagebook.words.cldr import chain, english_name, language_name, plural_categories
from stagebook.words.table import OWN, Plural, Sentence, Table, has, paths, placeholders_in
from stagebook.words.vocabulary import (
    BUILT_IN,
    FOLDER,
    Vocabulary,
    Words,
    english,
    languages,
    shipped,
    tool_types,
    words,
)

__all__ = (
    "BUILT_IN",
    "FOLDER",
    "OWN",
    "Plural",
    "Sentence",
    "Table",
    "Vocabulary",
    "Words",
    "chain",
    "english",
    "english_name",
    "has",
    "language_name",
    "languages",
    "paths",
    "placeholders_in",
    "plural_categories",
    "shipped",
    "tool_types",
    "words",
)
