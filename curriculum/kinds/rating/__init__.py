"""Rating: say where you stand, and see your profile, beside an earlier one if there is one."""

from curriculum.kinds.kind import Kind
from curriculum.kinds.rating.answered import answered
from curriculum.kinds.rating.definition import Rating, RatingKey
from curriculum.kinds.rating.doubts import assesses, doubts
from curriculum.kinds.rating.face import public
from curriculum.kinds.rating.judgement import judge, reveal, samples
from curriculum.kinds.rating.paper import worksheet

rating = Kind(
    name="rating",
    definition=Rating,
    key=RatingKey,
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
