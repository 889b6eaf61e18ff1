"""Mapping, the heart of the course: passages onto the framework's elements, on three levels."""

from curriculum.kinds.kind import Kind
from curriculum.kinds.mapping.answered import answered
from curriculum.kinds.mapping.definition import Mapping, MappingKey
from curriculum.kinds.mapping.doubts import assesses, doubts
from curriculum.kinds.mapping.face import public
from curriculum.kinds.mapping.judgement import judge, reveal
from curriculum.kinds.mapping.paper import worksheet
from curriculum.kinds.mapping.samples import samples

mapping = Kind(
    name="mapping",
    definition=Mapping,
    key=MappingKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
)
