"""Chart: mark the signals on run charts and p-charts, by rules agreed before looking."""

from curriculum.kinds.chart.answered import answered
from curriculum.kinds.chart.definition import Chart, ChartKey
from curriculum.kinds.chart.doubts import assesses, doubts
from curriculum.kinds.chart.face import public
from curriculum.kinds.chart.judgement import judge, reveal
from curriculum.kinds.chart.paper import worksheet
from curriculum.kinds.chart.samples import samples
from curriculum.kinds.kind import Kind

chart = Kind(
    name="chart",
    definition=Chart,
    key=ChartKey,
    judge=judge,
    reveal=reveal,
    worksheet=worksheet,
    answered=answered,
    public=public,
    samples=samples,
    doubts=doubts,
    assesses=assesses,
)
