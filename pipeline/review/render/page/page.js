"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = find("filters");
  const changes = every("details.change").map((element) => ({
    element,
    numbers: element.dataset.operations.split(" "),
    text: "",
  }));

  // An entry is found by all its own text, what is folded included; it is read when first needed.
  const own = (element) => {
    const copy = element.cloneNode(true);
    for (const list of every(".links", copy)) list.remove();
    return copy.textContent.toLowerCase();
  };
  const searched = (change) => (change.text ||= own(change.element));

  const chosen = () => ({
    words: find("text").value.toLowerCase().split(/\s+/).filter(Boolean),
    levels: every("input[name=level]:checked").map((box) => box.value),
    accepted: document.querySelector("input[name=accepted]").checked,
    area: find("area").value,
    operation: find("operation").value,
    check: find("check").value,
  });

  const fits = (change, wanted) => {
    const { element } = change;
    const shown = element.classList.contains("accepted")
      ? wanted.accepted
      : wanted.levels.includes(element.dataset.level);
    return (
      shown &&
      (!wanted.area || element.dataset.area === wanted.area) &&
      (!wanted.check || element.dataset.check === wanted.check) &&
      (!wanted.operation || change.numbers.includes(wanted.operation)) &&
      wanted.words.every((word) => searched(change).includes(word))
    );
  };

  const count = (number) => (number === 1 ? "1 change" : `${number} changes`);

  const filter = () => {
    const wanted = chosen();
    let shown = 0;
    for (const change of changes) {
      change.element.hidden = !fits(change, wanted);
      shown += change.element.hidden ? 0 : 1;
    }
    for (const section of every("main > section")) {
      const entries = every(":scope > details.change", section);
      section.hidden = entries.length > 0 && entries.every((entry) => entry.hidden);
    }
    find("shown").textContent =
      shown === changes.length ? count(shown) : `${shown} of ${count(changes.length)}`;
    find("nothing").hidden = shown > 0;
  };

  const reset = () => {
    form.reset();
    filter();
  };

  const only = (level, area) => {
    form.reset();
    for (const box of every("input[name=level]")) box.checked = box.value === level;
    document.querySelector("input[name=accepted]").checked = false;
    find("area").value = area;
    filter();
    form.scrollIntoView();
  };

  // A permanent link shows its entry, whatever is filtered.
  const follow = () => {
    const target = find(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches("details.change")) return;
    if (target.hidden) reset();
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
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

  for (const button of every("button.copy")) button.addEventListener("click", () => copy(button));
  if (!form) return;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["input", "change"]) form.addEventListener(kind, filter);
  for (const button of every("[data-only-level]")) {
    button.addEventListener("click", () => only(button.dataset.onlyLevel, button.dataset.onlyArea));
  }
  find("clear").addEventListener("click", reset);
  find("again").addEventListener("click", reset);
  find("more").addEventListener("click", () => {
    find("more").setAttribute("aria-expanded", form.classList.toggle("open"));
  });
  find("unfold").addEventListener("click", () => {
    const open = find("unfold").textContent === "Open all";
    for (const { element } of changes) if (!element.hidden) element.open = open;
    find("unfold").textContent = open ? "Close all" : "Open all";
  });
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    if (event.target.closest("a")?.hash === location.hash) follow();
  });
  filter();
  follow();
})();
