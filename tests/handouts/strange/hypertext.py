"""HTML, in Markdown and as an output: whole, broken and hostile."""

from __future__ import annotations

from tests.handouts.strange.frames import SPANS
from tests.handouts.strange.notebook import Strange, data, shown, text
from tests.handouts.strange.pictures import in_uri, png

MAD_SPANS = """<table><tr><td colspan="0">a1</td><td rowspan="9999">b1</td><td colspan="-3">c1</td></tr>
<tr><td colspan="99999">a2</td></tr><tr><td colspan="x">a3</td><td rowspan="1.5">b3</td></tr><tr></tr></table>"""

FORM = """<form action="http://example.org"><label>Label <input value="typed"></label><select><option>one</option>
<option>two</option></select><textarea>long words</textarea><button onclick="alert(1)">Press</button></form>"""

PARTS = """<details><summary>More of it</summary>

Hidden words, **now seen**.

</details>
<iframe src="http://example.org/frame.html"></iframe><video src="http://example.org/film.mp4">No film here.</video>
<audio controls><source src="sound.mp3"></audio><object data="thing.swf">No thing.</object><embed src="x.swf">
<canvas>No canvas.</canvas><noscript>No script.</noscript>
<meter value="0.5">half</meter><progress value="3" max="4"></progress>"""

OTHER = """<dl><dt>term</dt><dd>meaning</dd></dl><p align=center>H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd>
<abbr title="t">WHO</abbr>
<mark>marked</mark> <ins>in</ins> <del>out</del> <small>small</small> <q>quote</q> <cite>cite</cite>
<ruby>base<rt>over</rt></ruby>
<font color="red">red words</font> <center>centred</center> a<br>b<br/>c<hr>
<address>street</address><blockquote>said</blockquote>
<figure><img src="gone.png" alt="lost picture"><figcaption>its caption</figcaption></figure>"""

ALERT = """<div class="alert alert-info" role="alert">**Not bold** <b>bold words</b>

Then *Markdown* again.

</div>"""

IN_MARKDOWN = [
    text(
        "html-spans", "cells over several rows and columns", SPANS, "wide head", "tall head", "left", "wide", "b2", "c3"
    ),
    text("html-mad-spans", "spans of nought, of many, of less than nothing", MAD_SPANS, "a1", "b1", "c1", "a2", "a3"),
    text(
        "html-table-in-table",
        "a table in a table",
        f"<table><tr><td>outer {SPANS} end</td></tr></table>",
        "outer",
        "b2",
        "end",
    ),
    text(
        "html-table-only-cells",
        "cells outside a table",
        "<td>lone cell</td><tr><th>lone head</th></tr>",
        "lone cell",
        "lone head",
    ),
    text(
        "html-table-of-blocks",
        "lists and code in cells",
        "<table><tr><td><ul><li>in list</li></ul><pre>a\n  b</pre></td><td><h3>in head</h3></td></tr></table>",
        "in list",
        "in head",
    ),
    text(
        "html-lists",
        "nested lists, items outside a list",
        "<ul><li>a1<ol start=3 reversed><li>b1<li>b2</ol><li>a2</ul><li>stray",
        "a1",
        "b1",
        "b2",
        "a2",
        "stray",
    ),
    text(
        "html-table-open",
        "rows and cells without their ends",
        "<table><tr><th>h1<th>h2<tr><td>a1<td>a2<tr><td>b1 <b>bold</b> on<td>b2</table> out",
        "h1",
        "h2",
        "a1",
        "a2",
        "b1 bold on",
        "b2",
        "out",
    ),
    text(
        "html-list-odd",
        "what no list should hold",
        "<ul>loose words<li>item<script>alert(1)</script></li><script>alert(2)</script><ol><li>inner</ol></ul>",
        "loose words",
        "item",
        "inner",
        lacks=("alert(",),
    ),
    text("html-list-open", "1,000 items without their ends", "<ul>" + "<li>item" * 1000 + " end</ul>", "item", "end"),
    text("html-parts", "what opens, plays or runs", PARTS, "More of it", "Hidden words", "now seen"),
    text(
        "html-other",
        "elements of many kinds",
        OTHER,
        "term",
        "meaning",
        "WHO",
        "marked",
        "red words",
        "centred",
        "said",
        "its caption",
    ),
    text("html-form", "a form", FORM, "Label", lacks=("alert(",)),
    text("html-alert", "a box with Markdown in it", ALERT, "bold words", "Then Markdown again."),
    text(
        "html-unseen",
        "scripts, styles, comments",
        "<script>alert('run')</script>\n<style>p { color: red }</style>\n<!-- unseen note -->\n"
        "Seen <!-- unseen --> words.\n\n"
        "<script>\nalert('run')\n\nmore()\n</script>\n\n<!-- a\n\nb unseen -->\n\nEnd of it.",
        "Seen words.",
        "End of it.",
        lacks=("alert(", "unseen", "color: red"),
    ),
    text(
        "html-unclosed",
        "tags that never close",
        "<div><b>bold <i>both <p>para <table><tr><td>cell <ul><li>item",
        "bold",
        "both",
        "para",
        "cell",
        "item",
    ),
    text(
        "html-crossed",
        "tags that cross",
        "<b>one <i>two</b> three</i> </p></div></table> four",
        "one",
        "two",
        "three",
        "four",
    ),
    text(
        "html-half", "half of a tag at the end", "words < 5 and > 3 <b <i>x</i> a<b <div class='", "words < 5 and > 3"
    ),
    text("html-comment-open", "a comment that never closes", "Seen.\n\n<!-- open\n\nlost?", "Seen."),
    text(
        "html-deep", "3,000 elements inside one another", "<div>" * 3000 + "the bottom" + "</div>" * 3000, "the bottom"
    ),
    text(
        "html-spans-deep",
        "900 inline elements inside one another",
        "Word " + "<b>" * 900 + "deep" + "</b>" * 900,
        "Word",
        "deep",
    ),
    text(
        "html-unknown",
        "elements that are none",
        "<my-box>in the box</my-box> <o:p>office</o:p> <1a>none",
        "in the box",
        "office",
        "none",
    ),
    text(
        "html-inline",
        "HTML in a line",
        "One <b>two</b> <span style='color:red'>three</span><br>four <u>five</u>",
        "One two three",
        "four five",
    ),
    text(
        "html-hidden",
        "what a browser does not show",
        "<p hidden>still here?</p><p>shown</p><template>mould</template>",
        "shown",
    ),
    text(
        "html-page",
        "a whole page",
        "<!DOCTYPE html><html><head><title>T</title><meta charset=x></head>"
        "<body><h1>In page</h1><p>Body</p></body></html>",
        "In page",
        "Body",
    ),
    text(
        "html-office",
        "a list as an office program writes it",
        "<p class=MsoNormal><![if !supportLists]><span>1.</span><![endif]><o:p>pasted words</o:p></p><?xml:namespace?>",
        "1.",
        "pasted words",
        lacks=("supportLists", "namespace"),
    ),
    text("html-pre", "lines and spaces that count", "<pre>a   b\n\n  <b>c</b> &lt;d&gt;\n</pre>", "a   b", "c", "<d>"),
    text(
        "html-headings",
        "headings by HTML",
        "<h1>Top</h1><h5>Low</h5><h2><a name=x>Two</a></h2><h7>none</h7>",
        "Top",
        "Low",
        "Two",
    ),
]

IN_IMAGES = [
    text(
        "html-image",
        "a picture by HTML, with alt and width",
        '<img src="there.png" alt="a blue field" width="90%">',
        tells=("a blue field",),
        files={"there.png": png()},
    ),
    text(
        "html-image-no-alt",
        "a picture by HTML without alt",
        '<img src="there.png" width=40 height="abc">',
        files={"there.png": png()},
    ),
    text(
        "html-image-sizes",
        "pictures of no sensible size",
        "".join(
            f'<img src="there.png" alt="size {size}" width="{size}">'
            for size in ("0", "-5", "1e9", "9999999px", "50em", "")
        ),
        files={"there.png": png()},
    ),
    text(
        "html-image-uri", "a picture in its own address", f'<img src="{in_uri(png())}" alt="inside">', tells=("inside",)
    ),
    text("html-image-bare", "a picture without an address", "<img> <img alt='only words'> <img src=''>", "only words"),
]

OUTPUTS = [
    shown("html-only", "an output of HTML alone", data({"text/html": "<p>One <b>word</b></p>"}), "One word"),
    shown(
        "html-scripts",
        "an output of scripts alone",
        data({"text/html": "<script>alert(1)</script>", "text/plain": "<Show at 0x7f>"}),
        lacks=("alert(",),
    ),
    shown("html-nothing", "an output of empty HTML", data({"text/html": ""})),
    shown(
        "html-list",
        "HTML given line by line",
        data({"text/html": ["<p>first line\n", "second line</p>"]}),
        "first line second line",
    ),
    shown(
        "html-markdown",
        "Markdown's marks in HTML are no marks",
        data({"text/html": "<p>*star* #hash $5 and $6</p>"}),
        "*star* #hash $5 and $6",
    ),
]

HYPERTEXT: list[Strange] = [*IN_MARKDOWN, *IN_IMAGES, *OUTPUTS]
