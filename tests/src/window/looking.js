// What a person at the window sees, for the stories that drive it. Part of every script they run.
const looking = {
  /** Text without the accidents of layout. */
  plain(text) {
    return (text ?? "").replace(/\s+/g, " ").trim();
  },
  text() {
    return looking.plain(document.body.innerText);
  },
  /** The name by which a screen reader calls an element. */
  name(element) {
    if (element === null || element === document.body) return "";
    const by = element.getAttribute("aria-labelledby");
    if (by) {
      const parts = by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "");
      return looking.plain(parts.join(" "));
    }
    const own = element.getAttribute("aria-label");
    if (own) return looking.plain(own);
    const labels = [...(element.labels ?? [])].map((label) => label.textContent);
    if (labels.length > 0) return looking.plain(labels.join(" "));
    return looking.plain(element.getAttribute("placeholder") ?? element.innerText);
  },
  focused() {
    return looking.name(document.activeElement);
  },
  /** The part of the form that belongs to a field of the contract. */
  field(name) {
    return document.querySelector(`[data-field="${name}"]`);
  },
  input(name) {
    return looking.field(name)?.querySelector("input, textarea, button") ?? null;
  },
  value(name) {
    const input = looking.input(name);
    if (input === null) return null;
    if (input.tagName !== "BUTTON") return input.value;
    return looking.plain(input.querySelector("span:not([aria-hidden])")?.innerText);
  },
  fault(name) {
    return looking.plain(looking.field(name)?.querySelector(".fault")?.textContent);
  },
  number() {
    const groups = [...document.querySelectorAll(".number-large .number-group")];
    return groups.map((group) => group.textContent).join(" ");
  },
  /** Resolves when `wanted` gives something, or with null when the time is over. */
  wait(wanted, milliseconds, done) {
    const end = performance.now() + milliseconds;
    const look = () => {
      let seen = null;
      try {
        seen = wanted();
      } catch (error) {
        // The page was between two screens.
      }
      if (seen) done(seen);
      else if (performance.now() > end) done(null);
      else setTimeout(look, 30);
    };
    look();
  },
};
