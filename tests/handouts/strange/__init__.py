"""Strange notebooks, by theme: what people write, what programs write, and what neither should."""

from __future__ import annotations

from tests.handouts.strange.broken import BROKEN
from tests.handouts.strange.charts import CHARTS
from tests.handouts.strange.frames import FRAMES
from tests.handouts.strange.hypertext import HYPERTEXT
from tests.handouts.strange.images import IMAGES
from tests.handouts.strange.languages import LANGUAGES
from tests.handouts.strange.maths import MATHS
from tests.handouts.strange.metadata import METADATA
from tests.handouts.strange.notebook import Strange
from tests.handouts.strange.outputs import OUTPUTS
from tests.handouts.strange.programs import PROGRAMS
from tests.handouts.strange.prose import PROSE

STRANGE: list[Strange] = [
    *PROSE,
    *HYPERTEXT,
    *FRAMES,
    *IMAGES,
    *MATHS,
    *LANGUAGES,
    *METADATA,
    *OUTPUTS,
    *CHARTS,
    *PROGRAMS,
    *BROKEN,
]
"""Every strange notebook; their names differ."""
