"""Choice: pick one or several, and say how sure you are."""

from curriculum.kinds.choice.answered import answered
from curriculum.kinds.choice.definition import Choice, ChoiceKey
from curriculum.kinds.choice.doubts import assesses, doubts
from curriculum.kinds.choice.face import public
from curriculum.kinds.choice.judgement import judge, reveal
from curriculum.kinds.choice.paper import worksheet
from curriculum.kinds.choice.samples import samples
from curriculum.kinds.kind import Kind

choice = Kind(
    name="choice",
    definition=Choice,
    key=ChoiceKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
)
