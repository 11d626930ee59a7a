// Optional improvements of the reader and account pages. All pages work without this file: each address that it opens in a panel is also a
// page. The admin pages use its theme switch too.
(() => {
  "use strict";

  const themeKey = "portal-theme";
  const root = document.documentElement;

  // The text of the button that switches to a theme.
  const themeNames = new Map([[null, "Use system theme"], ["light", "Use light theme"], ["dark", "Use dark theme"]]);
  const darkSystem = matchMedia("(prefers-color-scheme: dark)");
  let theme = storedTheme();

  function storedTheme() {
    try {
      const stored = localStorage.getItem(themeKey);
      return themeNames.has(stored) ? stored : null;
    } catch {
      return null; // storage may be forbidden; then the system decides
    }
  }

  function applyTheme() {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function currentTheme() {
    return { name: themeNames.get(themeAfter()), isDark: theme ? theme === "dark" : darkSystem.matches };
  }

  // After the system's theme comes the one that looks different.
  function themeAfter() {
    const order = darkSystem.matches ? [null, "light", "dark"] : [null, "dark", "light"];
    return order[(order.indexOf(theme) + 1) % order.length];
  }

  function nextTheme() {
    theme = themeAfter();
    applyTheme();
    try {
      if (theme) localStorage.setItem(themeKey, theme);
      else localStorage.removeItem(themeKey);
    } catch { /* then it holds for this page only */ }
    return currentTheme();
  }

  function addThemeSwitch() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy theme";
    button.textContent = currentTheme().name;
    button.addEventListener("click", () => { button.textContent = nextTheme().name; });
    darkSystem.addEventListener("change", () => { button.textContent = currentTheme().name; });
    (document.querySelector(".foot-links") ?? document.querySelector(".top"))?.append(button);
  }

  // Copies an answer as text, Markdown, HTML or link. Without JavaScript, readers can select the quotation instead.
  const copiedFor = 3000;

  const copyFormats = [
    { name: "Copy answer", types: ["text/plain", "text/html"], contentsOf: quotation => ({ "text/plain": textOf(quotation), "text/html": htmlOf(quotation) }) },
    { name: "Markdown", types: ["text/plain"], contentsOf: quotation => ({ "text/plain": markdownOf(quotation) }) },
    { name: "HTML", types: ["text/plain"], contentsOf: quotation => ({ "text/plain": htmlOf(quotation) }) },
    { name: "Link", types: ["text/plain"], contentsOf: quotation => ({ "text/plain": quotation.querySelector("a").href }) },
  ];

  const paragraphsOf = quotation => [...quotation.querySelectorAll("p")];
  const plain = node => node.textContent.replace(/\s+/g, " ");
  const textOf = quotation => paragraphsOf(quotation).map(paragraph => plain(paragraph).trim()).join("\n");

  function htmlOf(quotation) {
    return paragraphsOf(quotation).map(paragraph => `<p>${paragraph.innerHTML.replace(/<!--.*?-->/g, "").replace(/\s+/g, " ").trim()}</p>`).join("");
  }

  function markdownOf(quotation) {
    const escaped = text => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
    const written = node => node.nodeName === "A" ? `<${node.href}>` : node.nodeName === "STRONG" ? `**${escaped(plain(node))}**` : escaped(plain(node));
    return paragraphsOf(quotation)
      .map(paragraph => [...paragraph.childNodes].filter(node => node.nodeType !== Node.COMMENT_NODE).map(written).join("").trim())
      .join("\n\n");
  }

  // The contents are a promise, because some browsers allow copying only directly after the click.
  function write(contents, types) {
    if (typeof ClipboardItem === "undefined") return contents.then(known => navigator.clipboard.writeText(known["text/plain"]));
    const blob = type => contents.then(known => new Blob([known[type]], { type }));
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(types.map(type => [type, blob(type)])))]);
  }

  function copyGroup(formats, quotationOf) {
    const group = document.createElement("p");
    group.className = "copies";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    let clearing;
    for (const { name, types, contentsOf } of formats) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = name;
      if (name !== formats[0].name) button.setAttribute("aria-label", `Copy as ${name}`);
      button.addEventListener("click", async () => {
        clearTimeout(clearing);
        try {
          await write(Promise.resolve(quotationOf()).then(contentsOf), types);
          said.textContent = "Copied";
        } catch {
          said.textContent = "Your browser did not allow it. Select the text and copy it.";
        }
        clearing = setTimeout(() => { said.textContent = ""; }, copiedFor);
      });
      group.append(button, " ");
    }
    group.append(said);
    return group;
  }

  function addCopyButtons(scope) {
    if (!navigator.clipboard) return;
    for (const quotation of scope.querySelectorAll("[data-copy]")) {
      const formats = quotation.closest(".cell") ? copyFormats.slice(0, 1) : copyFormats;
      (quotation.closest("details") ?? quotation).before(copyGroup(formats, () => quotation));
    }

    // In a search result, the answer is copied from the page of its responsibility.
    for (const answer of scope.querySelectorAll(".matrix th .answer")) {
      const link = answer.closest("tr").querySelector("a");
      answer.after(copyGroup(copyFormats.slice(0, 1), async () => (await dutyAt(link.href)).querySelector("[data-copy]")));
    }
  }

  async function dutyAt(address) {
    const response = await fetch(address);
    const duty = response.ok ? new DOMParser().parseFromString(await response.text(), "text/html").getElementById("duty") : null;
    if (!duty) throw new Error(address);
    return duty;
  }

  // Opens a cell or row of the matrix in a panel next to the table, with the address of its page. Back closes the panel, and readers can
  // share the address.
  const titleOfPage = document.title;
  let panel;
  let opener;

  function createPanel() {
    const dialog = document.createElement("dialog");
    dialog.className = "panel";
    dialog.setAttribute("aria-labelledby", "panel-title");
    const bar = document.createElement("div");
    bar.className = "panel-bar";
    const title = document.createElement("h1");
    title.id = "panel-title";
    const page = document.createElement("a");
    page.textContent = "Open as page";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    bar.append(title, page, close);
    const body = document.createElement("div");
    dialog.append(bar, body);
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => {
      document.title = titleOfPage;
      if (history.state?.panel) history.back();
      opener?.focus();
    });
    document.body.append(dialog);
    return { dialog, title, page, body };
  }

  async function openPanel(address) {
    let duty;
    try {
      duty = await dutyAt(address);
    } catch {
      location.href = address;
      return false;
    }

    panel ??= createPanel();
    const heading = duty.querySelector("h1");
    panel.title.textContent = heading.textContent;
    heading.remove();
    duty.querySelector(".others")?.remove();
    duty.removeAttribute("id");
    panel.page.href = address;
    panel.body.replaceChildren(duty);
    addCopyButtons(duty);
    document.title = `${panel.title.textContent} · ${titleOfPage}`;
    if (!panel.dialog.open) panel.dialog.showModal();
    panel.dialog.scrollTop = 0;
    const hash = new URL(address).hash;
    const cell = hash && duty.querySelector(`#${CSS.escape(hash.slice(1))}`);
    if (cell) {
      cell.classList.add("here");
      cell.scrollIntoView({ block: "nearest" });
    }
    return true;
  }

  // A link to a cell opens the collapsed hosting models that contain it.
  function unfoldTarget() {
    const folded = location.hash.length > 1 && document.getElementById(location.hash.slice(1))?.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      document.getElementById(location.hash.slice(1)).scrollIntoView();
    }
  }

  // A choice by mouse or touch shows the page at once. With the keyboard, arrow keys move through the choices, and Enter shows the page.
  function submitOnChange(select) {
    let isByKey = false;
    const chosen = select.value;
    select.addEventListener("pointerdown", () => { isByKey = false; });
    select.addEventListener("keydown", event => {
      isByKey = true;
      if (event.key === "Enter" && select.value !== chosen) {
        event.preventDefault();
        select.form.requestSubmit();
      }
    });
    select.addEventListener("change", () => {
      if (!isByKey) select.form.requestSubmit();
    });
  }

  // Closes open menus when the reader clicks elsewhere.
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (menu !== except) menu.open = false;
    }
  }

  function addMenus() {
    document.addEventListener("click", event => closeMenus(event.target.closest?.("details.menu")));
    document.addEventListener("keydown", event => {
      const menu = event.key === "Escape" && document.activeElement?.closest("details.menu[open]");
      if (!menu) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    for (const link of document.querySelectorAll("details.menu a[href^='#']")) link.addEventListener("click", () => closeMenus());
  }

  // Measures the height of the table head, so that the headings of domains stay visible below it.
  function measureHead() {
    const row = document.querySelector("table.matrix thead tr");
    if (row && typeof ResizeObserver !== "undefined") {
      new ResizeObserver(() => root.style.setProperty("--head", `${Math.floor(row.getBoundingClientRect().height)}px`)).observe(row);
    }
  }

  // Adds checkboxes to a checklist. The ticks stay in this browser, and readers can save them as a file.
  function addTicks(list) {
    const key = `portal-ticks-${list.dataset.checklist}`;
    const ticks = new Set(storedTicks());
    const duties = [...list.querySelectorAll("li[data-duty]")];

    function storedTicks() {
      try {
        const stored = JSON.parse(localStorage.getItem(key));
        return Array.isArray(stored) ? stored : [];
      } catch {
        return [];
      }
    }

    function store() {
      try {
        if (ticks.size > 0) localStorage.setItem(key, JSON.stringify([...ticks]));
        else localStorage.removeItem(key);
      } catch { /* then they hold for this page only */ }
      count.textContent = `${duties.filter(duty => ticks.has(duty.dataset.duty)).length} of ${duties.length} done. Ticks stay in this browser.`;
    }

    for (const duty of duties) {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = ticks.has(duty.dataset.duty);
      box.setAttribute("aria-label", `Done: ${duty.querySelector("a").textContent}`);
      box.addEventListener("change", () => {
        if (box.checked) ticks.add(duty.dataset.duty);
        else ticks.delete(duty.dataset.duty);
        store();
      });
      duty.prepend(box);
    }

    const tools = document.createElement("div");
    tools.className = "ticks";
    const count = document.createElement("span");
    const download = document.createElement("button");
    download.type = "button";
    download.className = "copy";
    download.textContent = "Download my checklist (CSV)";
    download.addEventListener("click", () => saveFile(`${list.dataset.checklist}-checklist.csv`, checklistCsv(duties, ticks)));
    tools.append(count, download);
    list.prepend(tools);
    store();
  }

  function checklistCsv(duties, ticks) {
    const lines = duties.map(duty => [
      ticks.has(duty.dataset.duty) ? "yes" : "no",
      "",
      "",
      duty.closest("section").querySelector("h2").firstChild.textContent,
      duty.querySelector("small").textContent,
      duty.querySelector("a").textContent,
      [...duty.querySelectorAll("p")].map(answer => answer.textContent).join(" "),
      duty.querySelector("a").href,
    ]);
    const field = text => `"${(/^[\s]*[=+\-@]/.test(text) ? `'${text}` : text).trim().replace(/\s+/g, " ").replaceAll('"', '""')}"`;
    const head = ["done", "owner", "date", "your part", "domain", "title", "answer", "address"];
    return `\uFEFF${[head, ...lines].map(line => line.map(field).join(",")).join("\r\n")}\r\n`;
  }

  function saveFile(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  window.portalTheme = { current: currentTheme, next: nextTheme };
  applyTheme();
  addThemeSwitch();
  addCopyButtons(document);
  addMenus();
  measureHead();
  for (const select of document.querySelectorAll("select[data-submits]")) submitOnChange(select);
  for (const list of document.querySelectorAll("[data-checklist]")) addTicks(list);

  unfoldTarget();

  document.addEventListener("click", async event => {
    const link = event.target.closest?.(".matrix td a, .matrix tbody th[scope=row] > a");
    const wantsPage = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || wantsPage || link.closest(".overview, thead") || typeof HTMLDialogElement === "undefined") return;
    event.preventDefault();
    opener = link;
    if (await openPanel(link.href)) history.pushState({ panel: link.href }, "", link.href);
  });

  addEventListener("hashchange", unfoldTarget);
  addEventListener("popstate", event => {
    if (event.state?.panel) openPanel(event.state.panel);
    else if (panel?.dialog.open) panel.dialog.close();
  });
})();
