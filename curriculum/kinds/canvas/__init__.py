"""Canvas: a plan in fields, each checked for its form and none for its content."""

from curriculum.kinds.canvas.answered import answered
from curriculum.kinds.canvas.definition import Canvas, CanvasKey
from curriculum.kinds.canvas.doubts import assesses, doubts
from curriculum.kinds.canvas.face import public
from curriculum.kinds.canvas.judgement import judge, reveal
from curriculum.kinds.canvas.paper import worksheet
from curriculum.kinds.canvas.samples import samples
from curriculum.kinds.kind import Kind

canvas = Kind(
    name="canvas",
    definition=Canvas,
    key=CanvasKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
)
