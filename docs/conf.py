"""How the documentation is built: `python3 run.py docs`."""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import _generate  # noqa: E402

import billingcore  # noqa: E402

project = "billingcore"
copyright = "the billingcore authors"
version = release = billingcore.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "jupyter_execute", "**.ipynb_checkpoints"]

html_theme = "furo"
html_title = f"billingcore {version}"

myst_enable_extensions = ["colon_fence", "deflist", "smartquotes"]
myst_heading_anchors = 3

# Notebooks are Markdown, run at every build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

# Docstrings read as they do in an editor: `code` in backticks, indented blocks verbatim.
default_role = "code"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

# What is imported for type checkers alone, autodoc knows by its bare name; two modules that offer
# it offer the same.
suppress_warnings = ["ref.python"]

# Nothing is fetched while building, so other libraries' names cannot be links. Nor can names
# that stand in a signature only: type variables, and types that are private on purpose.
nitpick_ignore_regex = [
    (
        r"py:.*",
        r"(attrs?|cattrs|collections|dataclasses|datetime|dateutil|decimal|enum|fractions|"
        r"hypothesis|io|lxml|os|pathlib|re|types|typing|typing_extensions)\..*",
    ),
    (r"py:.*", r"(.*\.)?_[A-Za-z]\w*(\.\w+)*"),
    (r"py:.*", r"(.*\.)?[A-Z]"),
]


def setup(app):
    """Write the generated pages, and look links up under the names that users know."""
    _generate.public_names()
    app.connect("builder-inited", lambda _: _generate.write(HERE))
    app.connect("autodoc-process-docstring", mark_verbatim)
    app.connect("html-page-context", share_contents, priority=1)  # before the theme asks for it


CONTENTS = {}


def share_contents(app, pagename, templatename, context, doctree):
    """Make the contents once for all pages of rules: they stand in none, and in one folder.

    Each page would otherwise copy the headings of the whole documentation, four fifths of a build.
    """
    if re.fullmatch(r"reference/_generated/rules/[A-Z]+\d{3}", pagename):
        make = context["toctree"]

        def shared(**wanted):
            key = str(sorted(wanted.items()))
            if key not in CONTENTS:
                CONTENTS[key] = make(**wanted)
            return CONTENTS[key]

        context["toctree"] = shared


def mark_verbatim(app, what, name, obj, options, lines):
    lines[:] = _generate.verbatim(lines)
