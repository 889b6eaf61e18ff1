/** What is timed inside the page, with the page's own clock. Playwright evaluates this file as one object. */
({
  /** Run all cells. Milliseconds until every control is there, visible and enabled. */
  runToReady: ([controls, count, patience]) =>
    new Promise((done, fail) => {
      const start = performance.now();
      window.jupyterapp.commands.execute("notebook:run-all-cells");
      const usable = (control) => control.checkVisibility() && !control.disabled && control.ariaDisabled !== "true" && control.getBoundingClientRect().height > 0;
      const look = () => {
        const waited = performance.now() - start;
        const found = [...document.querySelectorAll(controls)];
        if (found.length === count && found.every(usable)) done(waited);
        else if (waited > patience) fail(new Error(`${found.length} of ${count} controls after ${patience} ms`));
        else requestAnimationFrame(look);
      };
      look();
    }),

  /** Time the next click inside a cell: from the event's own time stamp until the text stands in the cell. */
  armFeedback: ([index, text]) => {
    const cell = document.querySelectorAll(".jp-Notebook .jp-CodeCell")[index];
    if (cell.textContent.includes(text)) throw new Error(`the feedback of cell ${index} is there before the click`);
    let clicked = 0;
    cell.addEventListener("click", (event) => (clicked ||= event.timeStamp), { capture: true });
    window.feedback = new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (!clicked || !cell.textContent.includes(text)) return;
        observer.disconnect();
        done(performance.now() - clicked);
      });
      observer.observe(cell, { childList: true, subtree: true, characterData: true });
    });
  },
})
