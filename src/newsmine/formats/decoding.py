"""Bytes to text: UTF-8, UTF-16, Windows-1252, and files that mix two of them."""

from __future__ import annotations

import codecs

from newsmine.errors import InputError

#: Single-byte encodings that English files still come in, the likeliest first.
_LEGACY = ["cp1252", "iso8859_15", "mac_roman", "cp1250"]
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: File types that are no text, by their first bytes.
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x7fELF",
    b"{\\rtf",
)


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes and the name of the encoding they were in.

    A file of one encoding with passages of Windows-1252 in UTF-8 is read piece by piece
    ("utf-8+cp1252"). Raises `InputError` (code `binary`) for what is no text.

    >>> decode("17 officers – hurt".encode("cp1252"))
    ('17 officers – hurt', 'cp1252')
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                break
    if data.startswith(_MAGIC):
        raise InputError("binary", "this is no text (by its first bytes): convert it to text, HTML, CSV or JSONL")
    wide = _wide(data)
    if wide:
        return data.decode(wide), wide
    if b"\0" in data or _control_share(data) > 0.05:
        raise InputError("binary", "this is no text (control bytes): convert it to text, HTML, CSV or JSONL")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    mixed = data.decode("utf-8", errors="newsmine_cp1252")
    if _multibyte(data):
        return mixed, "utf-8+cp1252"
    return _legacy(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: English text has its zero bytes all on one side."""
    head = data[:4000]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.7 * half and others < 0.05 * half:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def _control_share(data: bytes) -> float:
    head = data[:8000]
    controls = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in head)
    return controls / len(head) if head else 0.0


def _multibyte(data: bytes) -> bool:
    """Whether valid UTF-8 sequences of several bytes occur at all."""
    return any(ord(char) > 127 for char in data.decode("utf-8", errors="ignore"))


def _legacy(data: bytes) -> tuple[str, str]:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data, cp_isolation=_LEGACY, threshold=0.4).best()
    # Short English texts leave the detector little to go by: Windows-1252 unless it cannot be.
    if best is None or best.encoding != "cp1252":
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            if best is None or not any(char in text for char in "ŽžŠšŸ¤¦¨¸"):
                return text, "cp1252"
    if best is None:
        return data.decode("latin-1"), "latin-1"
    return str(best), best.encoding


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", errors="replace"), error.end


codecs.register_error("newsmine_cp1252", _as_cp1252)
