"""``python -m benchmarks.models``: the models that draw lots, run as often as the numbers they are held against.

The tests run Watts's cascades 120 times each, here it is 500, and each share is to come within 0.06. It also says how
long one run takes, for a figure that follows a slider.
"""

from __future__ import annotations

import time

from curriculum.models import MODELS

LARGE = {0.8: 0.00, 1.5: 0.52, 3: 0.89, 4: 0.87, 5: 0.72, 6: 0.26, 6.5: 0.11, 8: 0.00}
"""Mean contacts to the share of 500 runs that reach more than 10 %: n = 1000, a share of 0.18 is enough."""
RUNS = 500
ONE = {
    "thresholds": {"people": 100, "mean": 25, "spread": 12.25},
    "chain": {"people": 500},
    "cascade": {"people": 2000, "contacts": 12, "share": 0.05},
    "contagion": {"people": 500, "contacts": 20, "needed": 3, "rewired": 1},
    "minority": {"people": 100, "committed": 25, "memory": 12, "rounds": 300},
    "pledge": {"start": 5, "target": 200, "rate": 1, "leaving": 0.2, "rounds": 200},
    "contributors": {"people": 100, "shape": 0},
}
"""Settings near the largest that each model allows."""


def main() -> None:
    print("contacts  published  here")
    for contacts, share in LARGE.items():
        runs = [
            MODELS["cascade"].run({"people": 1000, "contacts": contacts, "share": 0.18, "seed": s}) for s in range(RUNS)
        ]
        found = sum(run.outcome > 10 for run in runs) / RUNS
        print(f"{contacts:8}  {share:9.2f}  {found:.3f}{'' if abs(found - share) <= 0.06 else '  OUTSIDE 0.06'}")
    for name, settings in ONE.items():
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            MODELS[name].run(settings)
            times.append(time.perf_counter() - begun)
        print(f"{name}: {1000 * min(times):.1f} ms a run")


if __name__ == "__main__":
    main()
