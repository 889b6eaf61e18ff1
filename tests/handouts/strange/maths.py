"""Formulas in TeX, right and wrong, and what only looks like one."""

from __future__ import annotations

from tests.handouts.strange.notebook import Strange, data, shown, text

CASES = r"$$f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}$$"
MATRIX = r"$$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}^{-1}$$"
ALIGN = "$$\n\\begin{align}\na &= b + c \\\\\n  &= d \\label{eq:one}\n\\end{align}\n$$"


def wrong(name: str, note: str, formula: str, *finds: str) -> Strange:
    """A formula that cannot be set: its own letters stand in its place."""
    return text(f"maths-{name}", note, f"Before $${formula}$$ after", "Before", *finds, "after")


MATHS: list[Strange] = [
    text("maths-inline", "in a line", r"The sum $a^2 + b^2$ is \(c^2\) here.", "The sum", "here."),
    text(
        "maths-display",
        "on its own",
        "Before\n\n$$\\frac{1}{n} \\sum_{i=1}^n x_i$$\n\n\\[ y = 2 \\]\n\nafter",
        "Before",
        "after",
    ),
    text(
        "maths-align",
        "aligned lines with a label",
        f"Before\n\n{ALIGN}\n\nsee \\eqref{{eq:one}} after",
        "Before",
        "after",
    ),
    text(
        "maths-bare-align",
        "an environment without dollars",
        "Before\n\n\\begin{equation}\nx = 1\n\\end{equation}\n\nafter",
        "Before",
        "after",
    ),
    text("maths-cases", "cases", CASES),
    text("maths-matrix", "a matrix", MATRIX),
    text("maths-blank-lines", "blank lines inside", "Before\n\n$$\na = 1\n\nb = 2\n$$\n\nafter", "Before", "after"),
    wrong("unknown", "a command that nobody knows", r"\nosuchthing{x} + \alsonot", r"nosuchthing"),
    wrong("unbalanced", "a brace that never closes", r"\frac{1}{2 + \sqrt{x", "frac"),
    wrong("closing", "a brace that was never opened", r"x} + \right)", "right"),
    wrong("typst", "Typst's own marks", r'#read("/etc/passwd") + #eval("1") "a" ; x @b', "read"),
    wrong("deep", "300 fractions inside one another", r"\frac{1}{" * 300 + "x" + "}" * 300),
    wrong("empty", "nothing", " "),
    wrong("script", "a raised letter with nothing below", r"^2_3 + {}^{14}C + x^{y^{z}} + a_{b_c}"),
    wrong("double", "raised twice", r"x^2^3 + a_1_2"),
    wrong("macro", "a macro of one's own", r"\newcommand{\R}{\mathbb{R}} \R^n"),
    wrong("text", "words in letters of other languages", r"\text{H\"ande \& $x$ #1 手}"),
    wrong(
        "unit",
        "signs of many kinds",
        r"\mathbb{R} \mathcal{L} \hat{p} \vec{v} \overline{xy} \underbrace{a+b}_{n} \binom{n}{k} \pm \% \to \infty",
    ),
    wrong(
        "colour",
        "colours, sizes, boxes",
        r"\color{red}{x} \Large y \boxed{z} \mathrm{d}t \operatorname{logit}(p) \left\{ \right.",
    ),
    wrong("number", "a tag and a number", r"x = 1 \tag{3.2} \label{a} \nonumber"),
    text("maths-long", "a formula of 5,000 letters", "$$" + " + ".join(f"x_{{{n}}}" for n in range(700)) + "$$"),
    text("maths-money", "amounts of money", "It costs $5 and $6, or US$7.", "It costs $5 and $6, or US$7."),
    text(
        "maths-money-more",
        "amounts of money that touch letters",
        "From $5,000 to $10,000 (a $2 rise).",
        "From",
        "5,000",
        "10,000",
        "rise",
    ),
    text("maths-escaped", "escaped dollars", r"Pay \$5 and \$6 \\$7.", "Pay $5 and $6"),
    text("maths-in-code", "dollars in code", "`$x$` and\n\n```\n$$y$$\n```", "$x$", "$$y$$"),
    text("maths-lone", "one dollar, two dollars", "A $ sign. Two $$ signs.", "A $ sign. Two $$ signs."),
    text("maths-stars", "marks of Markdown inside", r"One $a*b*c$ and $a_b$ and $c_d$ and $x<y>z$ end", "One", "end"),
    text("maths-in-table", "in a table", "| a | b |\n|---|---|\n| $x^2$ | $\\frac{1}{2}$ end |", "a", "b", "end"),
    text("maths-in-heading", "in a heading", r"## The $\alpha$ of $n$ wards", "The", "wards"),
    text(
        "maths-in-link",
        "in a link and a list",
        "- [see $x$ here](http://example.org)\n- **$y$ bold**",
        "see",
        "here",
        "bold",
    ),
    text("maths-many", "300 formulas", " ".join(f"$x_{{{n}}}$ then" for n in range(300)), "then"),
    shown("maths-output", "LaTeX as an output", data({"text/latex": r"$\displaystyle x^2$", "text/plain": "x**2"})),
    shown(
        "maths-output-bare",
        "LaTeX of a whole document",
        data({"text/latex": "\\begin{tabular}{l}\nward\\\\\n\\end{tabular}", "text/plain": "plain words"}),
    ),
]
