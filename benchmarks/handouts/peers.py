"""Two peers as exporters that nbconvert does not bring along in this form; it takes one by its full name."""

from __future__ import annotations

import os
import shutil
from functools import partialmethod
from typing import Any
from unittest import mock

from nbconvert.exporters import HTMLExporter, WebPDFExporter
from traitlets import default

from tests.chromium import find


def chromium() -> str:
    """The browser for webpdf: a headless shell, which is what Playwright brings by itself, before a full browser."""
    return shutil.which("chromium-headless-shell") or str(find())


class WebPDF(WebPDFExporter):
    """nbconvert's own ``webpdf``, with a browser of this machine in place of the one that Playwright downloads."""

    @default("disable_sandbox")
    def _disable_sandbox_default(self) -> bool:
        return os.geteuid() == 0  # for root there is none

    def run_playwright(self, html: str) -> bytes:
        from playwright.async_api import BrowserType

        launch = partialmethod(BrowserType.launch, executable_path=os.environ["CHROMIUM"])
        with mock.patch.object(BrowserType, "launch", launch):
            return super().run_playwright(html)


class WeasyPrint(HTMLExporter):
    """nbconvert's page, made into a PDF by WeasyPrint."""

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    @default("template_extension")
    def _template_extension_default(self) -> str:
        return ".html.j2"

    def from_notebook_node(self, nb: Any, resources: Any = None, **more: Any) -> tuple[bytes, Any]:
        from weasyprint import HTML

        html, resources = super().from_notebook_node(nb, resources, **more)
        return HTML(string=html, base_url=".").write_pdf(), resources
