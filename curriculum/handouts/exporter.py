"""nbconvert's way in: ``jupyter nbconvert --to handout``, and JupyterLab's File > Save and Export."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal, NoReturn

from nbconvert.exporters import Exporter
from traitlets import Bool, Enum, Unicode
from traitlets.config import Application

from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.handouts.options import PAPERS, Options
from curriculum.handouts.reading import read, sound


class HandoutExporter(Exporter):
    """A learner's handout as accessible PDF."""

    export_from_notebook = "Handout (PDF)"
    output_mimetype = "application/pdf"
    edition: ClassVar[Literal["learner", "instructor", "portfolio"]] = "learner"

    paper = Enum(PAPERS, "a4", help="a4 or us-letter").tag(config=True)
    large_print = Bool(False, help="18 pt, in one column").tag(config=True)
    title = Unicode("", help="the instructor's own title").tag(config=True)
    date = Unicode("", help="the date of the session, as it shall be printed").tag(config=True)
    contact = Unicode("", help="whom to ask; at the foot of every page").tag(config=True)
    logo = Unicode("", help="a picture for the first page").tag(config=True)
    fonts = Unicode("", help="a folder of further fonts, for other scripts").tag(config=True)

    def _file_extension_default(self) -> str:
        return ".handout.pdf"

    def from_file(  # type: ignore[override]  # bytes, as for every exporter but those of notebooks
        self, file_stream: Any, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Print a file; one that is no notebook is refused in one sentence."""
        try:
            book = read(file_stream.read())
        except Exception:  # whatever nbformat's many readers raise, it means the same to whoever sent the file
            metadata = (resources or {}).get("metadata", {})
            self._unreadable(getattr(file_stream, "name", "") or metadata.get("name", ""))
        return self.from_notebook_node(book, resources, **kw)

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Print a notebook.

        Returns:
            The bytes of the PDF, and nbconvert's resources.

        Raises:
            CurriculumError: It cannot be printed; one sentence says why.
        """
        # nbconvert asks every exporter its name before it needs any: what is heavy is imported when it is used.
        try:
            from curriculum.handouts.editions import notebook
        except ModuleNotFoundError as error:
            self._refuse(Course().words.fill("paper_not_installed", package=str(error.name)))

        try:
            whole = sound(nb)
        except ValueError:
            self._unreadable((resources or {}).get("metadata", {}).get("name", ""))
        copy, resources = super().from_notebook_node(whole, resources, **kw)
        metadata = resources.get("metadata", {})
        beside = Path(metadata["path"]) if metadata.get("path") else None
        try:
            made = notebook(copy, str(metadata.get("name", "")), self.edition, self._options(), beside)
        except CurriculumError as error:
            self._refuse(str(error))
        return made, resources

    def _options(self) -> Options:
        return Options(
            paper=self.paper,
            large=self.large_print,
            title=self.title,
            date=self.date,
            contact=self.contact,
            logo=Path(self.logo) if self.logo else None,
            fonts=Path(self.fonts) if self.fonts else None,
        )

    def _unreadable(self, name: object) -> NoReturn:
        self._refuse(Course().words.fill("paper_unreadable", file=Path(str(name)).name))

    def _refuse(self, sentence: str) -> NoReturn:
        """On the command line one sentence and no traceback; else an exception that says it."""
        from nbconvert.nbconvertapp import NbConvertApp  # it imports every exporter first

        # It makes its exporters without saying that it is their parent.
        running = Application.instance() if Application.initialized() else None
        if isinstance(running, NbConvertApp):
            running.log.error(sentence)
            running.exit(1)
        raise CurriculumError(sentence)


class InstructorExporter(HandoutExporter):
    """The instructor's edition: the same with keys, reasons, session plan and debrief."""

    export_from_notebook = "Instructor's edition (PDF)"
    edition = "instructor"

    def _file_extension_default(self) -> str:
        return ".instructor.pdf"


class PortfolioExporter(HandoutExporter):
    """The learner's own answers to the exercises of a notebook."""

    export_from_notebook = "My answers (PDF)"
    edition = "portfolio"

    def _file_extension_default(self) -> str:
        return ".portfolio.pdf"
