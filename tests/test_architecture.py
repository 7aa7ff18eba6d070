"""The shape of explorer/: who may import whom, which library belongs where, and how long things may grow."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "explorer"

# A module imports only from those before it. A new module gets its place here.
ORDER = (
    *(
        "paths",
        "addresses",
        "dates",
        "theme",
        "problems",
        "i18n",
        "vocabulary",
        "values",
        "redactions",
        "records",
        "archive",
        "openness",
        "sample",
        "positions",
        "rules",
        "load",
        "schema",
        "skeleton",
    ),
    *(
        "knowledge",
        "kept",
        "tone",
        "frames",
        "citing",
        "editions",
        "bibliography",
        "citation",
        "released",
        "changes",
        "stats",
        "rows",
    ),
    *("listing", "chosen", "selection", "interchange"),
    *("fulltext", "anchoring", "extract", "library", "fetch", "quotes", "variants", "search", "intake"),
    *("stories", "activities", "figures", "export", "web", "cli"),
)
# Where each library may be imported. None but these, which pyproject.toml names (or that come with those named).
FROM_KNOWLEDGE_ON = frozenset(ORDER[ORDER.index("knowledge") :])
LIBRARIES = {
    "Stemmer": {"search"},
    "babel": {"i18n"},
    "charset_normalizer": {"extract"},
    "choreographer": {"export"},
    "click": {"cli"},
    "dash": {"web"},
    "dash_ag_grid": {"web"},
    "flask": {"web"},
    "flask_compress": {"web"},
    "icalendar": {"export"},
    "kaleido": {"export"},
    "lxml": {"extract", "bibliography"},
    "markdown_it": {"extract"},
    "numpy": {"dates", "theme", "archive", "load"} | FROM_KNOWLEDGE_ON,
    "pandas": FROM_KNOWLEDGE_ON,
    "platformdirs": {"library", "search"},
    "plotly": {"theme", "figures", "export", "web"},
    "pptx": {"export"},
    "protego": {"fetch"},
    "pyarrow": {"archive", "load"} | FROM_KNOWLEDGE_ON,
    "pydantic": {"values", "records", "archive", "problems", "rules", "load", "schema"},
    "pydantic_core": {"values", "records", "problems", "load", "schema"},
    "pypdf": {"export"},
    "pypdfium2": {"extract"},
    "rapidfuzz": {"anchoring", "search", "variants"},
    "rich": {"cli"},
    "segno": {"web"},
    "tantivy": {"search"},
    "truststore": {"fetch"},
    "typst": {"export"},
    "urllib3": {"fetch"},
    "waitress": {"web"},
    "werkzeug": {"web"},
    "xlsxwriter": {"export"},
    "yaml": {"positions", "i18n"},
}
LINES_OF_A_MODULE = 350
LINES_OF_A_FUNCTION = 40
LINES_OF_A_CALLBACK = 15
ARGUMENTS_OF_A_CALLBACK = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A file of the package, read."""

    file: str
    name: str
    tree: ast.Module
    lines: int


def read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    inside = path.relative_to(PACKAGE)
    name = inside.parts[0].removesuffix(".py")
    return Module(inside.as_posix(), name, ast.parse(text, str(path)), len(text.splitlines()))


MODULES = [read(path) for path in sorted(PACKAGE.rglob("*.py"))]
# explorer/__init__.py offers names to notebooks, and explorer/__main__.py starts the command line.
PLACED = [m for m in MODULES if m.name not in {"__init__", "__main__"}]


def each(modules: list[Module]) -> Callable[[Callable[[Module], None]], Callable[[], None]]:
    """A test of every one of them, which tells of all that fail: 250 modules are no reason for 250 tests."""

    def decorate(test: Callable[[Module], None]) -> Callable[[], None]:
        def for_all() -> None:
            faults = list[str]()
            for module in modules:
                try:
                    test(module)
                except AssertionError as error:
                    faults.append(f"{module.file}: {error}")
            assert faults == [], "\n".join(faults)

        for_all.__name__, for_all.__doc__ = test.__name__, test.__doc__
        for_all.one = test
        return for_all

    return decorate


def imported(module: Module) -> Iterator[str]:
    """Every dotted name that the module imports, wherever in the file it does."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.file}:{node.lineno}: write the import in full, from explorer…"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(module: Module) -> Iterator[Function]:
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from def to the end, docstring included, without those of the functions inside it."""
    inside = [node for node in ast.walk(function) if isinstance(node, Function) and node is not function]
    covered = {line for node in inside for line in range(first_line(node), node.end_lineno + 1)}
    return len(set(range(function.lineno, function.end_lineno + 1)) - covered)


def first_line(function: Function) -> int:
    return min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])


def is_callback(function: Function) -> bool:
    names = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return any(isinstance(name, ast.Attribute) and name.attr == "callback" for name in names)


def at(module: Module, node: ast.AST) -> str:
    return f"{module.file}:{node.lineno}"


@each(PLACED)
def test_a_module_has_its_place_in_the_order(module):
    assert module.name in ORDER, f"place {module.name} in ORDER, after all that it imports"


@each(PLACED)
def test_a_module_imports_only_those_before_it(module):
    before = set(ORDER[: ORDER.index(module.name)]) | {module.name}
    own = {name.split(".")[1] for name in imported(module) if name.split(".")[0] == "explorer"}

    assert own - before == set()


def test_the_package_itself_offers_nothing_that_needs_dash():
    package = next(m for m in MODULES if m.file == "__init__.py")
    own = {name.split(".")[1] for name in imported(package) if name.split(".")[0] == "explorer"}

    assert own & {"web", "cli"} == set()


@each(MODULES)
def test_a_library_is_imported_only_where_it_belongs(module):
    # _typeshed is known to type checkers only; it belongs to the standard library.
    libraries = {name.split(".")[0] for name in imported(module)} - {"explorer", "_typeshed", *sys.stdlib_module_names}

    assert {name for name in libraries if module.name not in LIBRARIES.get(name, set())} == set()


@each(MODULES)
def test_a_module_opens_with_a_docstring(module):
    assert ast.get_docstring(module.tree)


@each(MODULES)
def test_a_module_stays_short(module):
    assert module.lines <= LINES_OF_A_MODULE


@each(MODULES)
def test_functions_stay_short(module):
    assert [at(module, f) for f in functions(module) if length(f) > LINES_OF_A_FUNCTION] == []


@each(MODULES)
def test_callbacks_only_connect(module):
    callbacks = [f for f in functions(module) if is_callback(f)]

    assert [at(module, f) for f in callbacks if length(f) > LINES_OF_A_CALLBACK] == []
    assert [at(module, f) for f in callbacks if len(f.args.args) > ARGUMENTS_OF_A_CALLBACK] == []


@each([m for m in PLACED if m.name != "cli"])
def test_nothing_below_the_command_line_prints(module):
    calls = (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))

    assert [at(module, c) for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"] == []


@each(MODULES)
def test_nothing_catches_everything(module):
    handlers = (node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler))
    everything = {"BaseException", "Exception"}

    assert [at(module, h) for h in handlers if h.type is None or everything & set(names_in(h.type))] == []


# Whoever stands behind the door of the second clock is given data in which what is sealed is gone.
BEHIND_THE_DOOR = ORDER[ORDER.index("knowledge") + 1 :]
WHEN_IT_OPENED = {"releases", "rests_on", "before"}
"""What of a record says when something opened, or what is shown until then."""
WITH_A_KEY = {"as_known_on", "turning_days", "release_days", "is_open", "event_versions", "source_versions"}
"""What asks about days, or needs the whole data set."""
KEEPERS = {"web/shelf.py", "cli/terminal.py", "cli/changes.py", "search/contents.py", "export/standalone/past.py"}
"""Those who hold the whole data set, and hand on what was known."""


@each([m for m in PLACED if m.name in BEHIND_THE_DOOR])
def test_behind_the_door_of_the_second_clock_nobody_reads_when_something_opened(module):
    read = (node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute))

    assert [at(module, node) for node in read if node.attr in WHEN_IT_OPENED] == []


@each([m for m in PLACED if m.name in BEHIND_THE_DOOR and m.file not in KEEPERS])
def test_only_keepers_have_a_key_to_the_door(module):
    assert {name.rpartition(".")[2] for name in imported(module)} & WITH_A_KEY == set()


def test_a_module_that_reads_releases_itself_would_be_found():
    source = "def open_ones(data):\n    return [s for s in data.sources.values() if s.releases[0].date.latest < 3]\n"
    module = Module("figures/x.py", "figures", ast.parse(source), 2)

    with pytest.raises(AssertionError):
        test_behind_the_door_of_the_second_clock_nobody_reads_when_something_opened.one(module)


def names_in(node: ast.AST) -> Iterator[str]:
    return (part.id for part in ast.walk(node) if isinstance(part, ast.Name))
