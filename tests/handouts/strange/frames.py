"""Tables as pandas writes them."""

from __future__ import annotations

from tests.handouts.strange.notebook import Strange, data, shown


def frame(rows: int, columns: int) -> str:
    """A table as pandas writes one."""
    head = "".join(f"<th>col{n}</th>" for n in range(columns))
    body = "".join(
        f"<tr><th>{row}</th>{''.join(f'<td>r{row}c{n}</td>' for n in range(columns))}</tr>" for row in range(rows)
    )
    style = "<style scoped>.dataframe tbody tr th { vertical-align: top; }</style>"
    return (
        f'<div>{style}<table border="1" class="dataframe">'
        f'<thead><tr style="text-align: right;"><th></th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table><p>{rows} rows × {columns} columns</p></div>"
    )


def framed(name: str, note: str, rows: int, columns: int, *finds: str) -> Strange:
    plain = f"{rows} rows in plain words"
    return shown(
        name,
        note,
        data({"text/html": frame(rows, columns), "text/plain": plain}, "execute_result", execution_count=1),
        *finds,
    )


SPANS = """<table><caption>Spans</caption>
<tr><th colspan="2">wide head</th><th rowspan="2">tall head</th></tr><tr><th>left</th><th>right</th></tr>
<tr><td rowspan="3">tall</td><td colspan="2">wide</td></tr>
<tr><td>b2</td><td>c2</td></tr><tr><td>b3</td><td>c3</td></tr>
</table>"""

FRAMES: list[Strange] = [
    framed("frame-small", "a table of pandas", 5, 4, "col0", "col3", "r0c0", "r4c3"),
    framed(
        "frame-vast", "a table of 1,000 rows and 60 columns", 1000, 60, "col0", "r0c0", "200 of 1000 rows, 12 of 61"
    ),
    framed("frame-empty", "a table without rows", 0, 3, "col0", "col2"),
    shown(
        "frame-styled",
        "a table with a head of two rows",
        data({"text/html": f"<style>#T {{}}</style>{SPANS}"}),
        "wide head",
        "c3",
    ),
]
