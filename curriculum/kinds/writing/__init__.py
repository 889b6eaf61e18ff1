"""Writing: write, hold it against a rubric, then see an annotated example."""

from curriculum.kinds.kind import Kind
from curriculum.kinds.writing.answered import answered
from curriculum.kinds.writing.definition import Writing, WritingKey
from curriculum.kinds.writing.doubts import assesses, doubts
from curriculum.kinds.writing.face import public
from curriculum.kinds.writing.judgement import judge, reveal
from curriculum.kinds.writing.paper import worksheet
from curriculum.kinds.writing.samples import samples

writing = Kind(
    name="writing",
    definition=Writing,
    key=WritingKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
    marked=False,
)
