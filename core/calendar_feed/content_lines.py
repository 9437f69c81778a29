"""Content lines of RFC 5545: escaped, folded, without signs that may not stand there. Pure."""

import re

LINE_OCTETS = 75
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAK = re.compile(r"\r\n|\r|\n|\u0085|\u2028|\u2029")


def escape_text(text: str) -> str:
    r"""A TEXT value: `\`, `;`, `,` and line breaks in their written form."""
    text = _FORBIDDEN.sub("", _BREAK.sub("\n", text))
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def fold_line(line: str) -> str:
    """At most 75 octets a line, letters kept whole; what follows begins with a space."""
    if len(line.encode()) <= LINE_OCTETS:
        return f"{line}\r\n"
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces) + "\r\n"
