"""The browser and the databases that the other tests have."""

from __future__ import annotations

from tests.browser.conftest import browser as browser
from tests.cohort.conftest import cluster as cluster
