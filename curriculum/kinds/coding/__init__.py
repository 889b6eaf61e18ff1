"""Coding: close reading of a text, with a code for each passage."""

from curriculum.kinds.coding.answered import answered
from curriculum.kinds.coding.definition import Coding, CodingKey
from curriculum.kinds.coding.doubts import assesses, doubts
from curriculum.kinds.coding.face import public
from curriculum.kinds.coding.judgement import judge, reveal
from curriculum.kinds.coding.paper import worksheet
from curriculum.kinds.coding.samples import samples
from curriculum.kinds.kind import Kind

coding = Kind(
    name="coding",
    definition=Coding,
    key=CodingKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
)
