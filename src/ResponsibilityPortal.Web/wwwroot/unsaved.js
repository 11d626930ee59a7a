// Prevents the loss of typed text: asks before it is discarded, reports it to the circuit in time, and counts characters. A guard is an
// element with data-unsaved (UnsavedGuard.razor). The value of data-limit is the maximum number of characters of a field.
globalThis.portalUnsaved = (() => {
  const dialog = document.getElementById("unsaved-text");
  const status = document.getElementById("limit-status");
  const opened = new WeakMap();

  // The number of characters that a field accepts above its limit. It is high enough to show what is too long, and low enough for one
  // message to the circuit.
  const spare = 3_000;
  let isReleased = false;
  let lastField;

  const valueOf = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);
  const isField = (element) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

  const remember = (field) => {
    if (!isField(field) || !field.closest("[data-unsaved]")) return;
    lastField = field;
    if (!opened.has(field)) opened.set(field, valueOf(field));
  };

  const isChanged = (field) => opened.has(field) && opened.get(field) !== valueOf(field);

  // Reports the text of the current field. A text field reports it when it loses the focus, but some keys and the Back button don't cause
  // that.
  const flush = () => {
    const field = document.activeElement;
    if (field && isField(field) && !["checkbox", "radio", "file"].includes(field.type) && field.closest("[data-unsaved]")) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const isUnsaved = (isCounted = () => true) => [...document.querySelectorAll("[data-unsaved]")].filter(isCounted)
    .some((guard) => guard.dataset.unsaved === "true" || [...guard.querySelectorAll("input, textarea, select")].some(isChanged));

  document.addEventListener("focusin", ({ target }) => remember(target), { capture: true });
  // Escape in a guarded dialog presses its Cancel button, which asks first. In an open list, Escape closes the list.
  const cancel = (target) => {
    const box = target === document.body ? [...document.querySelectorAll(".mud-dialog")].at(-1) : target.closest(".mud-dialog");
    if (box?.querySelector("[data-unsaved]") && !target.closest("[aria-expanded=true]")) box.querySelector("[data-cancel]")?.click();
  };

  document.addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
    if (key === "Escape" || (key === "Enter" && (ctrlKey || metaKey))) flush();
    if (key === "Escape") cancel(target);
  }, { capture: true });
  addEventListener("popstate", flush, { capture: true });
  addEventListener("beforeunload", (event) => {
    flush();
    if (!isReleased && (isUnsaved() || globalThis.portalEditor?.hasKept())) event.preventDefault();
  });

  // Shows the character count in the label of a field when it is near the limit. A form with a text that is too long isn't submitted.
  const format = new Intl.NumberFormat("en");
  const count = (field) => {
    const limit = +field.dataset.limit;
    const { length } = field.value;
    const label = field.labels?.[0];
    const problem = length > limit ? `${format.format(length)} of ${format.format(limit)} characters. Remove ${format.format(length - limit)}.` : "";
    field.setCustomValidity(problem);
    if (problem) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (label) {
      if (problem) label.dataset.count = problem;
      else if (length > limit * 0.8) label.dataset.count = `${format.format(length)} of ${format.format(limit)} characters`;
      else delete label.dataset.count;
    }

    status.textContent = problem;
  };

  const refuse = (event, text) => {
    const field = event.target;
    const limit = +field.dataset?.limit;
    if (!limit || field.value.length - (field.selectionEnd - field.selectionStart) + text.length <= limit + spare) return;
    event.preventDefault();
    status.textContent = `Nothing was pasted: the text has ${format.format(text.length)} characters, and at most ${format.format(limit)} fit here.`;
    if (field.labels?.[0]) field.labels[0].dataset.count = status.textContent;
  };

  document.addEventListener("input", ({ target }) => {
    isReleased = false;
    if (target.dataset?.limit) count(target);
  }, { capture: true });
  document.addEventListener("change", ({ target }) => { if (target.dataset?.limit) count(target); }, { capture: true });
  document.addEventListener("paste", (event) => refuse(event, event.clipboardData?.getData("text/plain") ?? ""), { capture: true });
  document.addEventListener("drop", (event) => refuse(event, event.dataTransfer?.getData("text/plain") ?? ""), { capture: true });

  // Shows the question on top of everything. Resolves to the name of the chosen button. Escape means "Keep editing".
  const ask = ({ text, save, discard, stay }) => new Promise((resolve) => {
    if (dialog.open) {
      resolve("stay");
      return;
    }

    dialog.querySelector("p").textContent = text;
    for (const [name, label] of Object.entries({ save, discard, stay })) {
      const button = dialog.querySelector(`[value="${name}"]`);
      button.textContent = label ?? "";
      button.hidden = !label;
    }

    dialog.returnValue = "stay";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "discard") isReleased = true;
      if (dialog.returnValue === "stay" && lastField?.isConnected) lastField.focus();
      resolve(dialog.returnValue);
    }, { once: true });
    dialog.showModal();
  });

  dialog.addEventListener("cancel", () => { dialog.returnValue = "stay"; });

  return {
    ask,
    isUnsaved,

    // Returns whether a reload would lose something: text that is neither saved nor kept by the tab, or a link or token that is shown once.
    isAtRisk: () => isUnsaved((guard) => !guard.hasAttribute("data-kept")) || document.querySelector(".one-time-link") !== null,

    // Lets the page reload without a question. The caller has decided whether typed text is kept.
    release() { isReleased = true; },
  };
})();
