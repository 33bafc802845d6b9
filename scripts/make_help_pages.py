"""Write the page that each algorithm's Help button opens: ``make help-pages``.

What is said of an algorithm and its parameters is the algorithm's own text; its method, with when to use it and when
not, is the section of docs/methods.md whose heading names it. The pages go into docs/help, or the folder that is named;
they need no network and nothing beside them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from markdown import markdown
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterDefinition,
)

from sar_despeckle.processing_provider.parameter_help import one_line
from sar_despeckle.processing_provider.provider import SarDespeckleProvider

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "help"
METHODS = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
SOURCE = "https://github.com/sar-despeckle/sar-despeckle/blob/main/docs/"
UNBOUNDED = 1e300  # QGIS's numbers without a limit have one of this size

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #8888; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #8888; padding: .3rem .5rem; }
th, td { text-align: left; vertical-align: top; }
code, pre { font-family: monospace; } pre { overflow-x: auto; background: #8882; padding: .6rem; }
.quiet { opacity: .75; margin-top: 0; }
"""


def sections(name: str) -> Iterator[str]:
    """Sections of the page of methods whose headings name an algorithm, or a MODEL of ratio despeckling."""
    for section in re.split(r"^## ", METHODS, flags=re.MULTILINE)[1:]:
        heading = section.split("\n", 1)[0]
        by_model = "MODEL=" in heading and name in ("despecklestack", "ratiodespeckle")
        if f"`{name}`" in heading or by_model:
            yield section


def rendered(section: str) -> str:
    """A section as HTML, one level lower; its links lead to the pages of the project, which are not in the plugin."""
    text = re.sub(r"\]\((?!https?://|#)([^)]+)\)", rf"]({SOURCE}\1)", f"### {section}")
    text = re.sub(r"\]\(#([^)]+)\)", rf"]({SOURCE}methods.md#\1)", text)
    return markdown(text, extensions=["tables", "sane_lists"])


def row(definition: QgsProcessingParameterDefinition) -> str:
    """A parameter: its label in the dialog, its name in scripts, its help, and its range and default."""
    cells = [
        f"<b>{escape(definition.description())}</b><br><code>{definition.name()}</code>",
        escape(definition.help()) + options(definition),
        bounds(definition),
    ]
    return f'<tr id="{definition.name()}"><td>{"</td><td>".join(cells)}</td></tr>'


def options(definition: QgsProcessingParameterDefinition) -> str:
    """The choices; networks are left out, for users have their own."""
    if definition.type() != "enum" or definition.name() == "MODEL":
        return ""
    return "<br>" + "; ".join(f"{number} = {escape(text)}" for number, text in enumerate(definition.options()))


def bounds(definition: QgsProcessingParameterDefinition) -> str:
    """Range and default in words; “optional” where nothing needs to be given."""
    said = []
    if definition.type() == "number":
        low, high = definition.minimum(), definition.maximum()
        limits = [f"from {low:g}"] * (low > -UNBOUNDED) + [f"to {high:g}"] * (high < UNBOUNDED)
        said += [" ".join(limits)] * bool(limits)
    if definition.defaultValue() is not None:
        said.append(f"default {escape(str(definition.defaultValue()))}")
    if definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
        said.append("optional")
    return ", ".join(said)


def page(algorithm: QgsProcessingAlgorithm) -> str:
    """The whole page of an algorithm."""
    parameters = [definition for definition in algorithm.parameterDefinitions() if definition.help()]
    outputs = "".join(
        f"<li><code>{output.name()}</code> {escape(output.description())}</li>"
        for output in algorithm.outputDefinitions()
    )
    methods = "".join(rendered(section) for section in sections(algorithm.name()))
    title = escape(algorithm.displayName())
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} – SAR Despeckle</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p class="quiet">{escape(algorithm.group())} · <code>sardespeckle:{algorithm.name()}</code> · <a href="index.html">all
algorithms</a></p>
<p><b>{escape(algorithm.shortDescription())}</b></p>
{one_line(algorithm.HELP)}
<h2>Parameters</h2>
<table>
<tr><th>Parameter</th><th>What it is</th><th>Values</th></tr>
{chr(10).join(map(row, parameters))}
</table>
{f"<h2>Results</h2><ul>{outputs}</ul>" if outputs else ""}
{f"<h2>The method</h2>{methods}" if methods else ""}
</body>
</html>
"""


def index(algorithms: list[QgsProcessingAlgorithm]) -> str:
    """The page that lists the others."""
    rows = "".join(
        f'<tr><td><a href="{a.name()}.html">{escape(a.displayName())}</a></td>'
        f"<td>{escape(a.shortDescription())}</td></tr>\n"
        for a in algorithms
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>SAR Despeckle</title>
<style>{STYLE}</style>
</head>
<body>
<h1>SAR Despeckle</h1>
<table>
{rows}</table>
</body>
</html>
"""


def pages() -> dict[str, str]:
    """All pages by their file names."""
    provider = SarDespeckleProvider()
    provider.refreshAlgorithms()
    found = [a for a in provider.algorithms() if not isinstance(a, QgsProcessingModelAlgorithm)]
    found.sort(key=lambda algorithm: (algorithm.group(), algorithm.displayName()))
    return {"index.html": index(found), **{f"{algorithm.name()}.html": page(algorithm) for algorithm in found}}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    application = QgsApplication([], False)
    application.initQgis()
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    application.exitQgis()


if __name__ == "__main__":
    main()
