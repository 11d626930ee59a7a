// Comfort for reader and account pages. Everything works without it: each address it opens in a panel is a page of its own.
// The admin side takes the theme from here too.
(() => {
  "use strict";

  const themeKey = "portal-theme";
  const root = document.documentElement;

  const themeNames = new Map([[null, "System theme"], ["light", "Light theme"], ["dark", "Dark theme"]]);
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
    return { name: themeNames.get(theme), isDark: theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches };
  }

  // One button goes through system, light and dark.
  function nextTheme() {
    const order = [...themeNames.keys()];
    theme = order[(order.indexOf(theme) + 1) % order.length];
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
    document.querySelector(".top")?.append(button);
  }

  function addCopyButtons(scope) {
    if (!navigator.clipboard) return;
    for (const answer of scope.querySelectorAll("[data-copy]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy answer";
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(answer.textContent.trim());
          button.textContent = "Copied";
        } catch {
          button.textContent = "Select and copy by hand";
        }
      });
      answer.after(button);
    }
  }

  // A cell or row of the matrix opens beside the table; the page it links to stays what is shared, printed and crawled.
  let panel;
  let opener;

  function createPanel() {
    const dialog = document.createElement("dialog");
    dialog.className = "panel";
    const bar = document.createElement("div");
    bar.className = "panel-bar";
    const page = document.createElement("a");
    page.textContent = "Open as page";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    bar.append(page, close);
    const body = document.createElement("div");
    dialog.append(bar, body);
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => opener?.focus());
    document.body.append(dialog);
    return { dialog, page, body };
  }

  async function openPanel(link) {
    let duty;
    try {
      const response = await fetch(link.href);
      if (!response.ok) throw new Error();
      duty = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("duty");
    } catch { /* fall through: go to the page itself */ }
    if (!duty) {
      location.href = link.href;
      return;
    }

    panel ??= createPanel();
    opener = link;
    panel.page.href = link.href;
    duty.removeAttribute("id");
    const title = duty.querySelector("h1");
    if (title) {
      title.id = "panel-title";
      panel.dialog.setAttribute("aria-labelledby", title.id);
    }

    panel.body.replaceChildren(duty);
    addCopyButtons(duty);
    panel.dialog.showModal();
    panel.dialog.scrollTop = 0;
    const cell = link.hash && duty.querySelector(`#${CSS.escape(link.hash.slice(1))}`);
    if (cell) {
      cell.scrollIntoView({ block: "center" });
      cell.classList.add("here");
    }
  }

  window.portalTheme = { current: currentTheme, next: nextTheme };
  applyTheme();
  addThemeSwitch();
  addCopyButtons(document);

  document.addEventListener("click", event => {
    const link = event.target.closest?.(".matrix td > a, .matrix tbody th[scope=row] > a");
    const wantsPage = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || wantsPage || link.closest(".overview") || typeof HTMLDialogElement === "undefined") return;
    event.preventDefault();
    openPanel(link);
  });
})();
