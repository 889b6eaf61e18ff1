"""Estimate: predict a number, run the model, explain what happened. A prediction is never marked."""

from curriculum.kinds.estimate.answered import answered
from curriculum.kinds.estimate.definition import Estimate, EstimateKey
from curriculum.kinds.estimate.doubts import assesses, doubts
from curriculum.kinds.estimate.face import public
from curriculum.kinds.estimate.judgement import judge, reveal
from curriculum.kinds.estimate.paper import worksheet
from curriculum.kinds.estimate.running import run
from curriculum.kinds.estimate.samples import samples
from curriculum.kinds.kind import Kind

estimate = Kind(
    name="estimate",
    definition=Estimate,
    key=EstimateKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
    marked=False,
    run=run,
)
