"""What a learner's browser sees at an address, as JSON: ``python -m tests.launch.look ADDRESS``.

In a process of its own, for Playwright allows one session at a time and the browser tests keep theirs open.
"""

from __future__ import annotations

import json
import sys

from playwright.sync_api import sync_playwright

from tests.chromium import find
from tests.patience import PATIENCE

FLAGS = [
    "--no-sandbox",  # root, as in a container, has no other choice
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

LOOK = """async () => {
    const app = window.jupyterapp;
    const notebook = app.shell.currentWidget;
    await app.serviceManager.workspaces.save("look", {data: {}, metadata: {id: "look"}});
    await notebook.sessionContext.ready;
    const kernel = notebook.sessionContext.session.kernel;
    const run = kernel.requestExecute({
        code: "import json, os, sys; print(json.dumps([os.environ['CURRICULUM_WORKSPACE'], sys.executable]))"
    });
    let said = "";
    run.onIOPub = message => { if (message.header.msg_type === "stream") said += message.content.text; };
    await run.done;
    return {
        lesson: notebook.context.path,
        font: getComputedStyle(document.body).getPropertyValue("--jp-content-font-size1").trim(),
        windowing: notebook.content.notebookConfig.windowingMode,
        asks: document.querySelectorAll(".Toastify__toast").length,
        kernel: JSON.parse(said),
    };
}"""


def main(address: str) -> None:
    """Open the address, wait for the lesson, and print what there is to see."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=FLAGS)
        page = browser.new_page()
        page.set_default_timeout(1000 * PATIENCE)
        page.goto(address)
        page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.context?.isReady")
        page.wait_for_function("getComputedStyle(document.body).getPropertyValue('--jp-content-font-size1') !== ''")
        print(json.dumps(page.evaluate(LOOK)))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
