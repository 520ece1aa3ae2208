"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = find("filters");
  const sets = every(".set").map((set) => ({
    numbers: set.dataset.numbers.split(" "),
  }));
  const names = every("#operation option").slice(1).map((option) => option.textContent);
  const named = (set) => set.numbers.map((number) => names[number]).join(" ").toLowerCase();
  const changes = every(".change").map((element) => ({
    element,
    set: sets[Number(element.dataset.set)],
    text: "",
  }));

  // An entry is found by all its text and by all its operations; they are read when first needed.
  const searched = (change) =>
    (change.text ||= `${change.element.textContent.toLowerCase()} ${change.element.dataset.check} ${named(change.set)}`);

  const chosen = () => ({
    words: find("text").value.toLowerCase().split(/\s+/).filter(Boolean),
    levels: every("input[name=level]:checked").map((box) => box.value),
    operation: find("operation").value,
    check: find("check").value,
  });

  const fits = (change, wanted) =>
    wanted.levels.includes(change.element.dataset.level) &&
    (!wanted.check || searched(change).includes(wanted.check)) &&
    (!wanted.operation || change.set.numbers.includes(wanted.operation)) &&
    wanted.words.every((word) => searched(change).includes(word));

  const count = (number) => (number === 1 ? "1 entry" : `${number} entries`);

  const filter = () => {
    const wanted = chosen();
    let shown = 0;
    for (const change of changes) {
      change.element.hidden = !fits(change, wanted);
      shown += change.element.hidden ? 0 : 1;
    }
    const isFiltered = shown < changes.length;
    for (const section of every("[data-section]")) {
      const left = every(".change:not([hidden])", section).length;
      section.hidden = left === 0;
      if (isFiltered && section.tagName === "DETAILS") section.open = left > 0;
    }
    find("shown").textContent = isFiltered
      ? `${shown} of ${count(changes.length)}`
      : count(changes.length);
    find("nothing").hidden = shown > 0;
  };

  const reset = () => {
    form.reset();
    filter();
  };

  // A permanent link shows its entry, whatever is filtered or folded.
  const follow = () => {
    const target = find(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const entry = target.closest(".change");
    if (entry?.hidden) reset();
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };

  const copy = async (button) => {
    const source = button.parentElement.querySelector("pre");
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected: press Ctrl+C";
    }
  };

  for (const holder of every(".accept")) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", () => copy(button));
    holder.append(button);
  }
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    if (event.target.closest("a")?.hash === location.hash) follow();
  });
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const kind of ["input", "change"]) form.addEventListener(kind, filter);
    find("clear").addEventListener("click", reset);
    find("again").addEventListener("click", reset);
    find("more").addEventListener("click", () => {
      find("more").setAttribute("aria-expanded", form.classList.toggle("open"));
    });
    filter();
  }
  follow();
})();
