"""The description of the API: JSON, YAML, and a page that loads nothing from elsewhere."""

from collections.abc import Iterator
from html import escape
from typing import Any

from litestar import Request
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, OpenAPIRenderPlugin, YamlRenderPlugin

VERSION = "0.1.0"
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
code, b { font-family: ui-monospace, monospace } section { border-top: 1px solid #8884 }
"""


class PlainRenderPlugin(OpenAPIRenderPlugin):
    """The operations as a list: no script, no style, no font from another server."""

    def __init__(self) -> None:
        super().__init__(path="/")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        title = escape(openapi_schema["info"]["title"])
        body = "".join(_render_operations(openapi_schema))
        links = (
            "<p><a href='/schema/openapi.json'>JSON</a> · <a href='/schema/openapi.yaml'>YAML</a>"
        )
        return (
            f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{title}</title>"
            f"<meta name='viewport' content='width=device-width'><style>{STYLE}</style>"
            f"<h1>{title}</h1><p>{links}</p>{body}</html>"
        ).encode()


def _render_operations(schema: dict[str, Any]) -> Iterator[str]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            if isinstance(operation, dict):
                yield _render_operation(method, path, operation)


def _render_operation(method: str, path: str, operation: dict[str, Any]) -> str:
    answers = "".join(
        f"<li><b>{escape(status)}</b> {escape(answer.get('description', ''))}"
        for status, answer in operation["responses"].items()
    )
    return (
        f"<section><h2><code>{escape(method.upper())} {escape(path)}</code></h2>"
        f"<p>{escape(operation.get('summary', ''))}</p>"
        f"<p>{escape(operation.get('description', ''))}</p><ul>{answers}</ul></section>"
    )


def create_openapi_config() -> OpenAPIConfig:
    """OpenAPI 3.1 at /schema, /schema/openapi.json and /schema/openapi.yaml."""
    return OpenAPIConfig(
        title="Uspevai API",
        version=VERSION,
        use_handler_docstrings=True,
        render_plugins=[PlainRenderPlugin(), JsonRenderPlugin(), YamlRenderPlugin()],
    )
