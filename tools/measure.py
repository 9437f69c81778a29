"""Print the figures of the code's style: `python -m tools.measure [folder …]`.

Counted by the standard `ast`: functions with their length and name, files, comments. A name of
one word has no underscore inside; dunder methods and test functions are left out.
"""

import ast
import io
import statistics
import sys
import tokenize
from collections.abc import Iterator, Sequence
from pathlib import Path

PRODUCTION = ("api", "bot", "core", "playground", "scheduler", "standalone", "worker")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def list_files(folders: Sequence[str]) -> list[Path]:
    """Every Python file below the folders, generated ones left out."""
    paths = (path for folder in folders for path in Path(folder).rglob("*.py"))
    return sorted(path for path in paths if "_pb2" not in path.name)


def find_functions(source: str) -> Iterator[Function]:
    """Every named function and method whose name the code chose itself."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function) and not node.name.startswith(("__", "test_")):
            yield node


def count_comments(source: str) -> int:
    """Lines that are a comment, directives of tools left out."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = (t.string for t in tokens if t.type == tokenize.COMMENT)
    return sum(not c.startswith(("# noqa", "# type:", "#!")) for c in comments)


def format_report(paths: Sequence[Path]) -> str:
    """The figures, a line each."""
    sources = [path.read_text(encoding="utf-8") for path in paths]
    functions = [function for source in sources for function in find_functions(source)]
    lengths = [(f.end_lineno or f.lineno) - f.lineno + 1 for f in functions]
    names = [f.name.strip("_") for f in functions]
    lines = [source.count("\n") for source in sources]
    one_word = sum("_" not in name for name in names)
    comments = sum(map(count_comments, sources))
    return "\n".join(
        (
            f"files                   {len(paths)}",
            f"lines                   {sum(lines)}",
            f"files over 250 lines    {sum(count > 250 for count in lines)}",
            f"functions               {len(functions)}",
            f"  lines median / p90    {statistics.median(lengths):.0f} / "
            f"{statistics.quantiles(lengths, n=10)[-1]:.0f}",
            f"  one-word names        {100 * one_word / len(names):.1f} %",
            f"  letters in a name     {statistics.mean(map(len, names)):.1f}",
            f"comments a 1,000 lines  {1000 * comments / sum(lines):.1f}",
        )
    )


if __name__ == "__main__":
    sys.stdout.write(format_report(list_files(sys.argv[1:] or PRODUCTION)) + "\n")
