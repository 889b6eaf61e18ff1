"""Markdown, as people write it and as they do not."""

from __future__ import annotations

from tests.handouts.strange.notebook import Strange, file, markdown, raw, text

LONG_ADDRESS = "http://example.org/" + "a-long-way/" * 60 + "home"
LONG_WORD = "ab" * 2500
NESTED_LIST = "\n".join(f"{'  ' * depth}- level {depth}" for depth in range(20))
NESTED_QUOTE = "\n".join(f"{'> ' * depth}quoted {depth}\n{'> ' * depth}" for depth in range(1, 21))
TYPST = r"""#set page(width: 1cm) and $x$ and @label and <label> and *star* and #import "x.typ" and \

#read("/etc/passwd")

= Not a heading of Typst

#panic("no") `#eval("1 + 1")` [link #1](http://example.org/#a "#b")
"""

HEADINGS = [
    text(
        "headings-skip",
        "levels are left out",
        "# One\n\n#### Four\n\n## Two\n\n###### Six",
        "One",
        "Four",
        "Two",
        "Six",
    ),
    Strange(
        "heading-starts-low",
        "the first heading is of level 4",
        file(markdown("#### Low start\n\nWords."), markdown("# High later")),
        ("heading-starts-low", "Low start", "Words.", "High later"),
    ),
    text("heading-of-seven", "seven marks are no heading", "####### Seven", "####### Seven"),
    text("heading-underlined", "headings by underlining", "Upper\n=====\n\nLower\n-----", "Upper", "Lower"),
    Strange("heading-none", "no heading at all, so no title", file(markdown("Only words.")), ("Only words.",)),
    text(
        "heading-full",
        "a heading holds a link, code, maths, emphasis and a picture",
        "## A [link](http://example.org) `code` $x+1$ *slant* ![picture](gone.png) end",
        "A link",
        "code",
        "slant",
        "picture",
        "end",
    ),
    text("heading-empty", "headings without words", "#\n\n##  \n\n### ###\n\nAfter.", "After."),
    text("heading-long", "a heading of 3,000 letters", "## " + "long " * 600 + "done", "long long", "done"),
    text("heading-in-list", "headings in a list and a quote", "- # In list\n\n> ## In quote", "In list", "In quote"),
    text("heading-many", "200 headings", "\n\n".join(f"## Number {n}\n\ntext {n}" for n in range(200)), "Number 199"),
]

LISTS = [
    text("list-deep", "a list of 20 levels", NESTED_LIST, "level 0", "level 10", "level 19"),
    text("quote-deep", "quotes of 20 levels", NESTED_QUOTE, "quoted 1", "quoted 10", "quoted 20"),
    text("quote-deeper", "quotes of 500 levels", "> " * 500 + "the bottom", "the bottom"),
    text("brackets-deep", "5,000 brackets that never close", "[" * 5000 + "the middle" + "*a **b " * 300, "the middle"),
    text(
        "list-tasks",
        "task lists",
        "- [ ] still open\n- [x] well done\n- [X] also done\n- [y] no task",
        "still open",
        "well done",
        "also done",
        "no task",
    ),
    text(
        "list-numbers",
        "lists start at 7 and at 0",
        "7. seven\n8. eight\n\ntext\n\n0. nought",
        "7.",
        "seven",
        "0.",
        "nought",
    ),
    text(
        "list-loose",
        "a list with paragraphs, code, a quote and a table inside",
        "- one\n\n  more\n\n  ```\n  code in list\n  ```\n\n  > quote in list\n\n"
        "  | a | b |\n  |---|---|\n  | c1 | d1 |\n\n- two",
        "one",
        "more",
        "code in list",
        "quote in list",
        "c1",
        "d1",
        "two",
    ),
    text("list-empty", "items without words", "-\n-\n- third\n\n1.\n2.", "third"),
    text(
        "list-long",
        "a list of 1,000 items",
        "\n".join(f"- item {n} of it" for n in range(1000)),
        "item 0 of",
        "item 999 of",
    ),
]

TABLES = [
    text(
        "table-ragged",
        "rows longer and shorter than the head",
        "| a1 | b1 |\n|---|---|\n| c1 |\n| d1 | e1 | f1 |",
        "a1",
        "c1",
        "d1",
    ),
    text("table-no-body", "a head and no rows", "| lone | head |\n|---|---|", "lone", "head"),
    text("table-no-rule", "no line below the head", "| not | table |\n| so | words |", "not", "table", "so", "words"),
    text("table-bars", "bars in code and escaped", "| a |\n|---|\n| x \\| y |\n| `p \\| q` |", "x | y", "p | q"),
    text("table-empty-cells", "nothing in it", "| | |\n|---|---|\n| | |"),
    text(
        "table-wide",
        "40 columns",
        "|"
        + "|".join(f"h{n}" for n in range(40))
        + "|\n"
        + "|---" * 40
        + "|\n|"
        + "|".join(f"v{n}" for n in range(40))
        + "|",
        "h0",
        "v0",
        "12 of 40 columns",
    ),
    text(
        "table-long-word",
        "a cell with a word of 5,000 letters",
        f"| a | b |\n|---|---|\n| {LONG_WORD} | end |",
        "abab",
        "end",
    ),
    text(
        "table-cell-long",
        "a cell longer than a page",
        f"| a | b |\n|---|---|\n| {'word ' * 4000} | end |",
        "word",
        "end",
    ),
]

LINKS = [
    text(
        "links-odd",
        "schemes that are no address",
        "[run](javascript:alert(1)) [mail](mailto:a@example.org) [file](../notes/a%20b.txt) [place](#head) [empty]() "
        "[odd](wat:ever) [phone](tel:123) [spaces](<a b c>) [data](data:text/html,hello)",
        *("run", "mail", "file", "place", "empty", "odd", "phone", "spaces", "data"),
        lacks=("javascript:",),
    ),
    text(
        "link-long",
        "an address without a break",
        f"[far]({LONG_ADDRESS}) and <{LONG_ADDRESS}>",
        "far",
        "a-long-way",
        "home",
    ),
    text(
        "links-bare",
        "addresses in the text",
        "See http://example.org/a_b_c?x=1&y=2#z and www.example.org and <nurse@example.org>.",
        "http://example.org/a_b_c?x=1&y=2#z",
        "www.example.org",
        "nurse@example.org",
    ),
    text(
        "links-by-reference",
        "defined, not defined, defined twice",
        "[one][a] [two][none] [three][]\n\n[a]: http://example.org/1\n[a]: http://example.org/2\n[three]: <> 'x'",
        "one",
        "two",
        "none",
    ),
    text(
        "link-on-two-lines",
        "a link broken over a line",
        "[first\nsecond](http://example.org 'a\ntitle')",
        "first",
        "second",
    ),
    text("link-control", "an address with odd letters", "[odd](http://example.org/\u202e%00%FF{}|^\u00e9)", "odd"),
]

NOTES = [
    text(
        "footnotes",
        "defined twice, not defined, not used, used twice",
        "A[^a] B[^none] C[^a] D[^long]\n\n[^a]: first note\n[^a]: second note\n[^unused]: never used\n"
        "[^long]: long note\n\n    its second part",
        "A",
        "B",
        "C",
        "D",
    ),
    text(
        "footnote-words",
        "a note's words are on the paper",
        "Text[^1].\n\n[^1]: The words of the note.",
        "Text",
        "words of the note",
    ),
    text("footnote-ring", "two notes that name each other", "Ring[^a]\n\n[^a]: see[^b]\n[^b]: see[^a]", "Ring"),
]

LINES = [
    text("breaks", "hard breaks of both kinds", "one  \ntwo\\\nthree\nfour", "one", "two", "three", "four"),
    text("rules", "lines across", "a\n\n---\n\n***\n\n___\n\nb", "a", "b"),
    text(
        "entities",
        "entities known and unknown",
        "&amp; &copy; &#65; &#x42; &nosuch; &#0; &#xD800; &#x110000;",
        "& © A B &nosuch;",
    ),
    text("escapes", "escaped characters", r"\* \# \[ \] \( \$ \_ \` \| \~ \\ \q", r"* # [ ] ( $ _ ` | ~ \ \q"),
    text("word-long", "a word of 5,000 letters", LONG_WORD, LONG_WORD[:60]),
    text(
        "line-of-code-long", "a line of code of 5,000 letters", f"```\n{LONG_WORD}\nlast\n```", LONG_WORD[:60], "last"
    ),
    text(
        "code-languages",
        "odd words after the fence",
        "```{r, echo=FALSE}\na1\n```\n\n~~~ no such\nb1\n~~~\n\n```\nopen",
        "a1",
        "b1",
        "open",
    ),
    text("strikes", "what is struck, marked, raised", "~~out~~ ==mark== H~2~O x^2^ **b*bi***", "out", "mark", "bi"),
    text(
        "typst",
        "Typst's own marks",
        TYPST,
        "#set page(width: 1cm)",
        "#import",
        '#read("/etc/passwd")',
        "#panic",
        lacks=("root:x:",),
    ),
    Strange(
        "front-matter",
        "front matter before the first heading",
        file(markdown("---\ntitle: In front\nauthor: A. Nurse\n---"), markdown("# After it\n\nWords.")),
        ("In front", "After it", "Words."),
    ),
]

CELLS = [
    Strange("cells-none", "a notebook without cells", file()),
    Strange(
        "cells-empty", "empty cells", file(markdown(""), raw(""), markdown("Something."), markdown("")), ("Something.",)
    ),
    Strange("cells-spaces", "cells of spaces", file(markdown("   \n\t\n"), markdown("\n\n\n"), raw("  ")), ()),
    Strange(
        "cells-300",
        "300 cells",
        file(*(markdown(f"{'' if n % 9 else '## '}Part {n}\n\nWords of part {n} end.") for n in range(300))),
        ("Words of part 0 end.", "Words of part 150 end.", "Words of part 299 end."),
    ),
    Strange(
        "cell-split",
        "a source given as a list of lines",
        file({**markdown(""), "source": ["# Two ", "lines\n", "\n", "Words."]}),
        ("Two lines", "Words."),
    ),
    Strange(
        "cell-huge",
        "one paragraph of 300,000 letters",
        file(markdown("words " * 50_000 + "finish")),
        ("words words", "finish"),
    ),
]

RAW = [
    Strange(
        f"raw-{'none' if kind is None else kind.replace('/', '-') or 'empty'}",
        f"a raw cell for {kind or 'anything'}",
        file(markdown("Before it."), raw("Words <b>kept</b> \\emph{raw} #raw", kind), markdown("After it.")),
        ("Before it.", *found, "After it."),
    )
    for kind, found in (
        (None, ("kept", "raw")),
        ("", ("kept", "raw")),
        ("text/html", ("kept", "raw")),
        ("text/markdown", ("kept", "raw")),
        ("text/latex", ("written for another program (text/latex)",)),
        ("no/such", ("written for another program (no/such)",)),
    )
]

PROSE: list[Strange] = [*HEADINGS, *LISTS, *TABLES, *LINKS, *NOTES, *LINES, *CELLS, *RAW]
