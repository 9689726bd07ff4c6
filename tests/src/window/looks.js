// What is wrong with the screen in each look, for the stories on accessibility: what axe finds, and
// what cannot be read because it is cut off, covered, or outside of the window. The last one resolves
// with all of it; the look that stood before stands again afterwards.
const looks = {
  rules: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  async all(wanted, within) {
    const page = document.documentElement;
    const before = { ...page.dataset };
    const wrong = [];
    for (const { theme, size } of wanted) {
      page.dataset.theme = theme;
      page.dataset.size = size;
      // What fades in is looked at once it stands still.
      const ends = document
        .getAnimations()
        .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
        .map((one) => one.finished.catch(() => undefined));
      await Promise.all(ends);
      // The size in between differs in nothing but room.
      const flaws = size === "2" ? [] : await looks.flaws(within);
      const found = [...flaws, ...looks.unreadable(size)];
      wrong.push(...found.map((one) => `${theme} × ${size}: ${one}`));
    }
    Object.assign(page.dataset, before);
    return wrong;
  },
  /** What axe finds, by all its rules of WCAG 2.2 up to AA and its good practice. */
  async flaws(within) {
    const where = within.length > 0 ? { include: within } : document;
    const { violations } = await axe.run(where, {
      resultTypes: ["violations"],
      // What it would load is the page's own style, which it sees anyway.
      preload: false,
      runOnly: looks.rules,
    });
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.map(
        (node) => `\n    ${node.target.join(" ")} · ${looking.plain(node.failureSummary)}`,
      );
      return `${id}: ${help}${places.join("")}`;
    });
  },
  /** Words and controls that are cut off, lie over one another, or stand outside of the window. */
  unreadable(size) {
    const page = document.documentElement;
    const wrong = [];
    if (page.scrollWidth > page.clientWidth + 1) {
      wrong.push(`scrolls sideways, ${page.scrollWidth} in ${page.clientWidth}`);
    }
    const framed = document.querySelector(".frame") !== null && size !== "3";
    if (framed && page.scrollHeight > page.clientHeight + 1) {
      wrong.push(`scrolls frame and all, ${page.scrollHeight} in ${page.clientHeight}`);
    }
    const seen = looks.seen();
    for (const { element, words, full, shown } of seen) {
      if (full.right > shown.right + 2 || full.left < shown.left - 2) {
        wrong.push(`cut off: “${words}” in ${element.outerHTML.slice(0, 90)}`);
      }
    }
    for (const [place, one] of seen.entries()) {
      for (const other of seen.slice(place + 1)) {
        const apart = one.element.contains(other.element) || other.element.contains(one.element);
        if (!apart && looks.cover(one.shown, other.shown)) {
          wrong.push(`“${one.words}” and “${other.words}” lie over one another`);
        }
      }
    }
    return wrong;
  },
  /** Each run of words and each control that is on the screen now, with its box and what of it shows. */
  seen() {
    const top = [...document.querySelectorAll("[role=dialog]")].at(-1) ?? document.body;
    // What floats above the page on purpose, and what is drawn over the paper.
    const above = ".announcer, .popover, .preview-mark, .unseen, [hidden], [inert]";
    const all = [];
    const add = (element, words, full) => {
      if (element.closest(above) || full.width < 2 || full.height < 2) return;
      const shown = looks.shown(element, full);
      if (shown !== null) all.push({ element, words, full, shown });
    };
    const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const words = looking.plain(text.data);
      if (words === "" || text.parentElement.closest("textarea")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        // A line has room above and below its letters, where the next one may begin.
        const { x, y, width, height } = line;
        add(text.parentElement, words, new DOMRect(x, y + height / 5, width, (height * 3) / 5));
      }
    }
    for (const control of top.querySelectorAll("input:not([type=file]), textarea, button")) {
      if (control.closest("label") === null) {
        add(control, looking.name(control), control.getBoundingClientRect());
      }
    }
    return all;
  },
  /** What is left of a box inside of everything that scrolls or cuts; null if nothing is. */
  shown(element, box) {
    let { left, top, right, bottom } = box;
    for (let one = element.parentElement; one !== null; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      if (one === document.body || one === document.documentElement) continue;
      const frame = one.getBoundingClientRect();
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
      top = Math.max(top, frame.top);
      bottom = Math.min(bottom, frame.bottom);
    }
    return right - left < 1 || bottom - top < 1 ? null : { left, top, right, bottom };
  },
  /** Rounding may let two things touch; more than that is one over the other. */
  cover(one, other) {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return wide > 2 && high > 2;
  },
};
