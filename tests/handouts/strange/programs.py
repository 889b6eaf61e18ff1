"""Code cells: other languages, broken code, long code, and lines that look like the course's own."""

from __future__ import annotations

from tests.handouts.strange.notebook import Strange, code, file, markdown

LINES = "\n".join(f"value_{n} = {n}" for n in range(2000))


def cell(
    name: str, note: str, source: str, *finds: str, lacks: tuple[str, ...] = (), language: str = "python"
) -> Strange:
    cells = (markdown("# Head\n\nFirst words."), code(source), markdown("Last words."))
    return Strange(
        f"code-{name}",
        note,
        file(*cells, metadata={"language_info": {"name": language}}),
        ("First words.", *finds, "Last words."),
        lacks,
    )


def line(name: str, note: str, source: str, *finds: str) -> Strange:
    return cell(f"course-{name}", note, f"import curriculum; {source}", *finds)


OTHER = [
    cell("bash", "a cell of bash", "%%bash\necho $HOME | wc -l", "%%bash", "echo $HOME | wc -l"),
    cell("html", "a cell of HTML", "%%html\n<script>alert(1)</script>", "%%html", "<script>alert(1)</script>"),
    cell("magic", "magics and questions", "!ls -la\n%timeit x\nlen?\nx = !pwd", "!ls -la", "%timeit x", "len?"),
    cell("unknown-magic", "a language that nobody knows", "%%nosuch --a\nwords", "%%nosuch", "words"),
    cell("r", "R", 'x <- c(1, 2)\nprint("a # b")', "x <- c(1, 2)", '"a # b"', language="R"),
    cell("sql", "SQL", "SELECT * FROM ward -- all", "SELECT * FROM ward", language="sql"),
    cell("no-language", "a language that nobody knows", "begin words end", "begin words end", language="no-such"),
    cell("language-hostile", "a language that is a path", "begin words end", "begin words end", language="../../x'\"#"),
]

FORMS = [
    cell("empty", "an empty cell", ""),
    cell("spaces", "a cell of spaces", "  \n\t\n"),
    cell("comment", "only a comment", "# only said", "# only said"),
    cell("broken", "code that is no code", "def f(:\n  'open\n)", "def f(:", "'open"),
    cell("tabs", "tabs and spaces at the end", "if x:\n\ty = 1   \n\t\tz = 2\t\n", "if x:", "y = 1", "z = 2"),
    cell("long", "2,000 lines", LINES, "value_0 = 0", "value_1999 = 1999"),
    cell("wide", "a line of 20,000 letters", "x = '" + "y" * 20_000 + "'\nend = 1", "x = 'yyyy", "end = 1"),
    cell(
        "fences",
        "marks of Markdown and of Typst",
        'a = "```"\nb = "#raw(block: true)"  # $x$ */ /*',
        '"```"',
        '"#raw(block: true)"',
        "*/ /*",
    ),
    cell("windows", "lines that end as Windows ends them", "a = 1\r\nb = 2\r\n", "a = 1", "b = 2"),
    cell("old-mac", "lines that end as they once did", "a = 1\rb = 2", "a = 1", "b = 2"),
    cell("unicode", "names in other letters", "größe = 1\nσ = 2\n名 = 3  # end", "größe = 1", "σ = 2", "# end"),
    cell(
        "quotes",
        "quotes and dashes that must stay as they are",
        "a = \"x\" -- 'y' ... \\n <= != ->",
        "a = \"x\" -- 'y' ... \\n <= != ->",
    ),
]

COURSE = [
    line("unknown", "an exercise that does not exist", 'curriculum.exercise("no-such-exercise")', "no-such-exercise"),
    line("lesson", "a lesson that does not exist", 'curriculum.lesson("99")', "99"),
    line("figure", "a figure that does not exist", 'curriculum.figure("no-such-figure")', "no-such-figure"),
    line("name", "a name that the course has not", 'curriculum.dance("tango")', "dance", "tango"),
    line("variable", "a variable for a name", "curriculum.exercise(name)", "curriculum.exercise(name)"),
    line("number", "a number for a name", "curriculum.exercise(7)", "7"),
    line("none", "no name", "curriculum.exercise()", "exercise"),
    line("many", "too many names", 'curriculum.exercise("a", "b", c="d")', "curriculum.exercise"),
    line("path", "a name that is a path", 'curriculum.exercise("../../../etc/passwd")', "../../../etc/passwd"),
    line("nul", "a name with a NUL in it", 'curriculum.exercise("a\\x00b")', "exercise"),
    line("empty", "an empty name", 'curriculum.exercise("")', "exercise"),
    line("long", "a name of 5,000 letters", f'curriculum.exercise("{"a" * 5000}")', "aaaa"),
    line("open", "a bracket that never closes", 'curriculum.exercise("x"', 'curriculum.exercise("x"'),
    line("more", "more on the line", 'curriculum.exercise("x"); print(1)', "print(1)"),
    line("kept", "its answer kept by a name", 'e = curriculum.exercise("no-such")', "no-such"),
    cell("course-alone", "the import alone", "import curriculum"),
    cell(
        "course-from", "an import of another shape", 'from curriculum import exercise\nexercise("no-such")', "no-such"
    ),
    cell("course-comment", "a line of the course in a comment", '# curriculum.exercise("no-such")', "no-such"),
    cell(
        "course-text",
        "a line of the course in a text",
        "x = 'import curriculum; curriculum.exercise(\"no-such\")'",
        "no-such",
    ),
    line("progress", "progress where there is no record", "curriculum.progress()"),
    line("portfolio", "a portfolio where there is no record", "curriculum.portfolio()"),
    line("certificate", "a certificate where there is no record", "curriculum.certificate()"),
]

PROGRAMS: list[Strange] = [*OTHER, *FORMS, *COURSE]
