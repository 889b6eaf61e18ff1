"""The kinds of exercise, by the name that YAML gives them. Adding a kind is adding a folder and a line here."""

from typing import Any

from curriculum.kinds.canvas import canvas
from curriculum.kinds.chart import chart
from curriculum.kinds.choice import choice
from curriculum.kinds.coding import coding
from curriculum.kinds.estimate import estimate
from curriculum.kinds.kind import Kind
from curriculum.kinds.mapping import mapping
from curriculum.kinds.rating import rating
from curriculum.kinds.sorting import sorting
from curriculum.kinds.writing import writing

KINDS: dict[str, Kind[Any, Any]] = {
    kind.name: kind for kind in (mapping, coding, sorting, choice, estimate, chart, rating, canvas, writing)
}
