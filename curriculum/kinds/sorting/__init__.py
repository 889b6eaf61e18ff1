"""Sorting: cards into groups, or into order."""

from curriculum.kinds.kind import Kind
from curriculum.kinds.sorting.answered import answered
from curriculum.kinds.sorting.definition import Sorting, SortingKey
from curriculum.kinds.sorting.doubts import assesses, doubts
from curriculum.kinds.sorting.face import public
from curriculum.kinds.sorting.judgement import judge, reveal
from curriculum.kinds.sorting.paper import worksheet
from curriculum.kinds.sorting.samples import samples

sorting = Kind(
    name="sorting",
    definition=Sorting,
    key=SortingKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
)
