"""Vega-Lite figures as drawings, by vl-convert, in the paper's own fonts."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

import vl_convert

from curriculum.handouts.glyphs import OWN

VERSION = "5.20"


def svg(spec: dict[str, Any]) -> str:
    """The drawing of a Vega-Lite specification, as SVG.

    Raises:
        ValueError: It cannot be drawn, or asks for data from elsewhere.
    """
    return _drawn(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    _fonts()
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[])
    return drawn


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(OWN))
