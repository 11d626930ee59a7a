// The grid of the editor. Focus and selection are handled here, so that keys never wait for the network. Only changes to cells go to the
// circuit. Rows that aren't visible aren't in the document. A row is identified by its index, a cell by index and column.
globalThis.portalEditor = (() => {
  const grids = new WeakMap();
  const prefix = "portal.cell:";
  const comment = "comment";

  class Grid {
    constructor(scroll, circuit) {
      this.scroll = scroll;
      // This is the only place that reports exceptions of an action in the circuit.
      this.circuit = { invokeMethodAsync: (...call) => circuit.invokeMethodAsync(...call).catch((error) => { portalFailed(); throw error; }) };
      this.table = scroll.querySelector("table");
      this.body = this.table.tBodies[0];
      this.height = +scroll.dataset.itemHeight;
      this.active = this.anchor = this.whole = null;
      this.pending = null;
      this.hasFocus = false;
      new MutationObserver(() => this.linesChanged()).observe(this.body, { childList: true });
      scroll.addEventListener("keydown", (event) => this.keyDown(event));
      scroll.addEventListener("mousedown", (event) => this.mouseDown(event));
      scroll.addEventListener("mouseover", (event) => this.mouseOver(event));
      scroll.addEventListener("dblclick", ({ target }) => target.closest("td") && this.open());
      scroll.addEventListener("focusin", ({ target }) => { this.hasFocus = true; this.focused(target.closest("td")); });
      scroll.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !scroll.contains(relatedTarget)) this.hasFocus = false; });
      scroll.addEventListener("scroll", () => this.showDomain(), { passive: true });
      scroll.addEventListener("copy", (event) => this.copy(event));
      scroll.addEventListener("cut", (event) => { event.preventDefault(); this.act("cut"); });
      scroll.addEventListener("paste", (event) => this.paste(event));
      this.linesChanged();
    }

    get lines() { return +this.table.dataset.lines; }
    get models() { return [...this.table.tHead.rows[0].cells].slice(1).map((cell) => cell.dataset.model); }
    get page() { return Math.max(1, Math.floor(this.scroll.clientHeight / this.height) - 2); }

    line(index) { return this.body.querySelector(`tr[data-index="${index}"]`); }

    cell(place) {
      const line = place && this.line(place.index);
      return line?.dataset.row ? line.cells[place.column + 1] : null;
    }

    placeOf(cell) {
      const line = cell.parentElement;
      return { index: +line.dataset.index, row: line.dataset.row, column: cell.cellIndex - 1 };
    }

    // The headings of domains, with their names. They are lines without cells.
    get domains() {
      if (this.domainsText !== this.table.dataset.domains) {
        this.domainsText = this.table.dataset.domains;
        this.domainLines = JSON.parse(this.domainsText ?? "[]");
      }
      return this.domainLines;
    }

    // When the heading of a domain has scrolled out of view, shows its name below the table head.
    showDomain() {
      const now = this.scroll.querySelector(".domain-now span");
      // The cells of the head are sticky, but the head itself scrolls out of view.
      const top = this.table.tHead.rows[0].cells[0].getBoundingClientRect().bottom;
      const first = [...this.body.rows].find((line) => line.dataset.index && line.getBoundingClientRect().bottom > top + 1);
      const isHead = first && !first.dataset.row && first.getBoundingClientRect().top >= top - 1;
      const domain = first && !isHead ? this.domains.findLast(([index]) => index <= +first.dataset.index) : null;
      now.hidden = !domain;
      if (domain && now.textContent !== domain[1]) now.textContent = domain[1];
    }

    // Returns the number of selected cells. Lines without cells don't count.
    countSelected() {
      const box = this.box();
      if (!box) return 0;
      const heads = this.domains.filter(([index]) => index >= box.first && index <= box.last).length;
      return (box.last - box.first + 1 - heads) * (box.right - box.left + 1);
    }

    showCount() {
      const shown = document.querySelector(".selection-count");
      if (!shown) return;
      const count = this.countSelected();
      const words = count === 1 ? "1 cell selected" : `${count.toLocaleString("en")} cells selected`;
      if (shown.textContent !== words) shown.textContent = words;
    }

    // Puts only the active cell into the tab order, and marks the selected cells with aria-selected.
    paint() {
      const box = this.box();
      for (const line of this.body.rows) {
        if (!line.dataset.row) continue;
        const index = +line.dataset.index;
        for (let column = 0; column < line.cells.length - 1; column++) {
          const cell = line.cells[column + 1];
          const isActive = this.active?.index === index && this.active.column === column;
          const isSelected = Boolean(box) && index >= box.first && index <= box.last && column >= box.left && column <= box.right;
          cell.tabIndex = isActive ? 0 : -1;
          cell.setAttribute("aria-selected", isSelected);
        }
      }
      this.showCount();
    }

    linesChanged() {
      if (this.active && this.line(this.active.index) && this.line(this.active.index).dataset.row !== this.active.row) {
        // The grid now shows other rows, so the selection is no longer valid.
        this.active = this.anchor = this.whole = null;
      }
      if (!this.active) {
        const first = this.body.querySelector("tr[data-row] td");
        if (first) this.active = this.anchor = this.placeOf(first);
      }
      this.paint();
      this.showDomain();
      if (this.toShow) {
        // A missing row is added to the document after scrolling to its place. That place exists only after the first rows are rendered.
        const { index, column } = this.toShow;
        this.toShow = null;
        this.show(index, column);
      }
      if (this.pending && this.line(this.pending.index)) {
        const { index, column, step, extend } = this.pending;
        this.pending = null;
        this.go(index, column, step, extend);
      } else if (this.hasFocus && (document.activeElement === document.body || document.activeElement === this.scroll)) {
        // The row with the focus was scrolled out of view, or is visible again.
        (this.cell(this.active) ?? this.scroll).focus({ preventScroll: true });
      }
    }

    // Moves to a cell. Skips rows without cells in the direction of the step.
    go(index, column, step, extend) {
      this.pending = null;
      const last = this.lines - 1;
      column = Math.min(Math.max(column, 0), this.models.length - 1);
      index = Math.min(Math.max(index, 0), last);
      const line = this.line(index);
      if (!line) {
        this.pending = { index, column, step, extend };
        this.scroll.scrollTop = Math.max(0, index * this.height - this.scroll.clientHeight / 2);
        return;
      }
      if (!line.dataset.row) {
        const next = index + (step || 1);
        if (next >= 0 && next <= last) this.go(next, column, step, extend);
        else if (index < last) this.go(index + 1, column, 1, extend);
        return;
      }
      const cell = line.cells[column + 1];
      this.select(this.placeOf(cell), extend);
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      cell.focus({ preventScroll: true });
    }

    focused(cell) {
      if (!cell || this.placeOf(cell).index === this.active?.index && this.placeOf(cell).column === this.active?.column) return;
      this.select(this.placeOf(cell), false);
    }

    select(place, extend) {
      this.active = place;
      this.whole = null;
      if (!extend) this.anchor = place;
      this.paint();
    }

    box() {
      if (!this.active) return null;
      if (this.whole) return this.whole;
      const [from, to] = this.anchor.index <= this.active.index ? [this.anchor, this.active] : [this.active, this.anchor];
      return {
        first: from.index, firstRow: from.row, last: to.index, lastRow: to.row,
        left: Math.min(from.column, to.column), right: Math.max(from.column, to.column),
      };
    }

    range() {
      const { first, firstRow, last, lastRow, left, right } = this.box();
      return { first, firstRow, last, lastRow, models: this.models.slice(left, right + 1), shown: +this.table.dataset.shown };
    }

    act(kind, value = null) {
      if (!this.active) return;
      if (kind === "open") this.open();
      else this.circuit.invokeMethodAsync("ActAsync", { kind, range: this.range(), value });
    }

    // The circuit renders nothing anew for a cell that is open, so the focus moves here.
    open() {
      if (!this.active) return;
      const [row, model] = [this.active.row, this.models[this.active.column]];
      const panel = document.querySelector(".cell-panel");
      if (panel?.dataset.cell === `${row}/${model}`) panel.querySelector("h2").focus();
      else this.circuit.invokeMethodAsync("OpenAsync", row, model);
    }

    // Selects all rows. The first and last row are not always in the document, so send null instead of their names: the circuit knows them.
    selectAll(left, right) {
      this.whole = { first: 0, firstRow: null, last: this.lines - 1, lastRow: null, left, right };
      this.paint();
    }

    keyDown(event) {
      const { key, shiftKey: shift, altKey, ctrlKey, metaKey } = event;
      const control = ctrlKey || metaKey;
      if (altKey || !this.active) return;
      const { index, column } = this.pending ?? this.active;
      const right = this.models.length - 1;
      const last = this.lines - 1;
      const moves = {
        ArrowUp: () => this.go(control ? 0 : index - 1, column, control ? 1 : -1, shift),
        ArrowDown: () => this.go(control ? last : index + 1, column, control ? -1 : 1, shift),
        ArrowLeft: () => this.go(index, control ? 0 : column - 1, 0, shift),
        ArrowRight: () => this.go(index, control ? right : column + 1, 0, shift),
        Home: () => this.go(control ? 0 : index, 0, 1, shift),
        End: () => this.go(control ? last : index, right, -1, shift),
        PageUp: () => this.go(index - this.page, column, -1, shift),
        PageDown: () => this.go(index + this.page, column, 1, shift),
        Enter: () => this.open(),
        F2: () => this.open(),
        Escape: () => { this.anchor = this.active; this.whole = null; this.paint(); },
        Delete: () => this.act("clear"),
        Backspace: () => this.act("clear"),
      };
      const commands = {
        a: () => this.selectAll(0, right),
        d: () => this.act("fill-down"),
        z: () => this.circuit.invokeMethodAsync(shift ? "RedoAsync" : "UndoAsync"),
        y: () => this.circuit.invokeMethodAsync("RedoAsync"),
      };
      let run = moves[key];
      if (!run && key === " ") run = control ? () => this.selectAll(column, column) : shift ? () => this.selectLine() : null;
      if (!run && control) run = commands[key.toLowerCase()];
      if (!run && !control && key.length === 1) run = this.letter(event);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    }

    selectLine() {
      const { index, row } = this.active;
      this.whole = { first: index, firstRow: row, last: index, lastRow: row, left: 0, right: this.models.length - 1 };
      this.paint();
    }

    letter({ key, code, shiftKey }) {
      // With Shift, a digit key gives another character, so use its place on the keyboard.
      const letter = /^Digit\d$/.test(code) ? code.slice(5) : key.toUpperCase();
      const party = this.table.dataset.letters.split(" ").find((entry) => entry.startsWith(`${letter}:`))?.slice(2);
      if (party) return () => this.act(shiftKey ? "contributing" : "accountable", party);
      return /^[\p{L}\p{N}]$/u.test(letter) ? () => this.act("unknown-key", letter) : null;
    }

    mouseDown(event) {
      const cell = event.target.closest("td");
      if (!cell || event.button !== 0) return;
      event.preventDefault();
      this.select(this.placeOf(cell), event.shiftKey);
      cell.focus({ preventScroll: true });
      this.isDragging = true;
      addEventListener("mouseup", () => { this.isDragging = false; }, { once: true });
    }

    mouseOver({ target, buttons }) {
      const cell = this.isDragging && buttons === 1 && target.closest("td");
      if (!cell) return;
      this.select(this.placeOf(cell), true);
      cell.focus({ preventScroll: true });
    }

    copy(event) {
      if (!this.active) return;
      event.preventDefault();
      const range = this.range();
      const text = this.circuit.invokeMethodAsync("Copy", range);
      const copying = globalThis.ClipboardItem
        ? navigator.clipboard.write([new ClipboardItem({ "text/plain": text.then((copied) => new Blob([copied], { type: "text/plain" })) })])
        : text.then((copied) => navigator.clipboard.writeText(copied));
      const report = (kind) => this.circuit.invokeMethodAsync("ActAsync", { kind, range, value: null });
      copying.then(() => report("copied"), () => report("not-copied"));
    }

    paste(event) {
      const text = event.clipboardData.getData("text/plain");
      if (!this.active) return;
      event.preventDefault();
      if (!text) return void this.circuit.invokeMethodAsync("PasteNothingAsync", this.range());
      this.circuit.invokeMethodAsync("PasteAsync", this.range(), DotNet.createJSStreamReference(new TextEncoder().encode(text)));
    }

    // Makes a cell the active one without moving the focus.
    show(index, column) {
      const line = this.line(index);
      if (!line) {
        this.toShow = { index, column };
        this.scroll.scrollTop = Math.max(0, index * this.height - this.scroll.clientHeight / 2);
        return;
      }
      this.select(this.placeOf(line.cells[column + 1]), false);
      line.cells[column + 1].scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    focus() {
      const cell = this.cell(this.active);
      if (cell) cell.focus({ preventScroll: true });
      else this.scroll.focus({ preventScroll: true });
    }
  }

  // Keeps unsaved text of a cell's panel in this tab, so that a lost connection or a restart of the portal doesn't lose it. Stores the
  // fields and the state of the cell at the time of typing.
  const nameOf = ({ dataset: { who, matrix, cell } }) => `${prefix}${who}:${matrix}/${cell}`;
  const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

  const keep = (panel, field) => {
    if (!field.name) return;
    const name = nameOf(panel);
    const kept = JSON.parse(sessionStorage.getItem(name)) ?? { version: panel.dataset.version, typed: {} };
    kept.typed[field.name] = valueOf(field);
    sessionStorage.setItem(name, JSON.stringify(kept));

    // So that a reload opens the cell, even if the text is typed before the server hears that its panel is open.
    setCell(panel.dataset.cell);
  };

  // Puts kept text back into the fields. Returns the state of the cell at the time of typing.
  const bring = (panel) => {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(panel)));
    if (!kept) return null;
    for (const field of panel.querySelectorAll("[name]")) {
      if (!(field.name in kept.typed)) continue;
      const value = kept.typed[field.name];
      if (field.type === "radio") {
        if (field.value !== value || field.checked) continue;
        field.checked = true;
      } else if (field.type === "checkbox") field.checked = value;
      else field.value = value;
      field.closest("details")?.setAttribute("open", "");
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    // A comment doesn't depend on the state of the cell.
    return Object.keys(kept.typed).some((field) => field !== comment) ? kept.version : null;
  };

  const keptNames = () => Object.keys(sessionStorage).filter((name) => name.startsWith(prefix));
  const forgetAll = () => { for (const name of keptNames()) sessionStorage.removeItem(name); };

  // Removes kept text of some fields of a cell.
  const forget = (panel, isForgotten) => {
    const name = nameOf(panel);
    const kept = JSON.parse(sessionStorage.getItem(name));
    if (!kept) return;
    for (const field of Object.keys(kept.typed)) if (isForgotten(field)) delete kept.typed[field];
    if (Object.keys(kept.typed).length > 0) sessionStorage.setItem(name, JSON.stringify(kept));
    else sessionStorage.removeItem(name);
  };

  // Listens on the document, because users can type before the panel is initialised.
  document.addEventListener("input", ({ target }) => {
    const panel = target.closest?.(".cell-panel");
    if (panel) keep(panel, target);
  });

  // Signing out discards unsaved text, so that the next user of this browser can't read it, unless the user keeps it.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.getAttribute("action")?.endsWith("/account/sign-out")) return;
    const isUnsaved = portalUnsaved.isUnsaved();
    const count = keptNames().length;
    if (!isUnsaved && count === 0) return;
    event.preventDefault();

    // Submit a copy of the form. The circuit can render the bar again while the question is open, and a form outside the document can't be
    // submitted.
    const copy = form.cloneNode(true);
    copy.hidden = true;
    const choice = await portalUnsaved.ask({
      text: count > 0 ? `You have unsaved text in ${count === 1 ? "1 cell" : `${count} cells`}. If you keep it, it stays in this browser tab until you sign in again; don't keep it on a shared computer.` : "You have unsaved text on this page. Signing out discards it.",
      save: count > 0 ? "Keep it and sign out" : null,
      discard: "Discard and sign out",
      stay: "Stay",
    });
    if (choice === "stay") return;
    if (choice === "discard") forgetAll();
    portalUnsaved.release();
    document.body.append(copy);
    copy.submit();
  });

  const setCell = (cell) => {
    const address = new URL(location.href);
    if (address.searchParams.get("cell") === cell) return;
    if (cell) address.searchParams.set("cell", cell);
    else address.searchParams.delete("cell");
    history.replaceState(history.state, "", address);
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-grid-act]");
    const scroll = button && document.querySelector(".grid-scroll");
    if (!scroll) return;
    const grid = grids.get(scroll);
    grid.act(button.dataset.gridAct, button.dataset.value);
    if (button.dataset.gridAct !== "open") grid.focus();
  });

  // Escape hides the tool tips until the pointer or focus moves to another tool.
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") document.documentElement.classList.add("no-tips"); });
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, ({ target }) => { if (target.closest?.("[data-tip]")) document.documentElement.classList.remove("no-tips"); });
  }

  return {
    // Returns whether this tab has unsaved text of a cell.
    hasKept: () => keptNames().length > 0,

    // Returns the cells of a matrix with unsaved text of a user.
    kept: (who, matrix) => keptNames().filter((name) => name.startsWith(`${prefix}${who}:${matrix}/`)).map((name) => name.slice(`${prefix}${who}:${matrix}/`.length)),

    // Discards the unsaved text of other users in this tab.
    forgetOthers(who) { for (const name of keptNames()) if (!name.startsWith(`${prefix}${who}:`)) sessionStorage.removeItem(name); },

    // Scrolls a message into view.
    reveal(element) {
      element?.scrollIntoView({ block: "nearest" });
      element?.focus();
    },

    commentSent(element) { forget(element.closest(".cell-panel"), (field) => field === comment); },
    forgetTyped(panel) {
      forget(panel, (field) => field !== comment);
      panel.querySelector("h2").focus();
    },
    attach(scroll, circuit) { grids.set(scroll, new Grid(scroll, circuit)); },
    focus(scroll) { grids.get(scroll)?.focus(); },
    show(scroll, index, column) { grids.get(scroll)?.show(index, column); },
    panelOpened(panel) {
      setCell(panel.dataset.cell);
      const typedAt = bring(panel);
      // A field reports its text when it loses the focus. These keys end typing without that, so report the text now.
      panel.addEventListener("keydown", ({ key, ctrlKey, target }) => {
        if (target.name && (key === "Escape" || (key === "Enter" && ctrlKey))) target.dispatchEvent(new Event("change", { bubbles: true }));
      }, { capture: true });
      panel.querySelector("h2").focus();
      return typedAt;
    },
    panelClosed(panel, keepsComment) {
      if (!panel) return;
      forget(panel, (field) => !keepsComment || field !== comment);
      setCell(null);
    },
  };
})();
