// Starts the circuit and shows the state of the connection.
const dialog = document.getElementById("components-reconnect-modal");

// Reloads without asking about unsaved text, because the page is dead or stale. The text next to the button says what happens to typed
// text.
const reload = () => {
  portalUnsaved.release();
  location.reload();
};

const reconnect = async () => {
  // A lost circuit can't be resumed. Saved changes are in the database, so reload the page.
  if (!(await Blazor.reconnect())) reload();
};

// When the session ends, the server closes the connection. Reload, so that the server can redirect to another page.
let isLeaving = false;
addEventListener("beforeunload", () => { isLeaving = true; });
const leaveWhenSignedOut = async () => {
  try {
    const answer = await fetch(location.href, { method: "HEAD", redirect: "manual" });
    if (answer.type === "opaqueredirect" && !isLeaving) reload();
  } catch { /* the portal cannot be reached; the dialog says so */ }
};

let lastAttempt;
dialog.addEventListener("components-reconnect-state-changed", ({ detail: { state, currentAttempt, secondsToNextAttempt } }) => {
  if (state === "hide") {
    dialog.close();
  } else if (!dialog.open) {
    dialog.showModal();
    leaveWhenSignedOut();
  } else if (state === "retrying" && secondsToNextAttempt > 0 && currentAttempt !== lastAttempt) {
    // Blazor calls this each second of a pause, so act only once per attempt.
    lastAttempt = currentAttempt;
    leaveWhenSignedOut();
  }
});

dialog.addEventListener("cancel", (event) => event.preventDefault());
document.addEventListener("click", ({ target }) => {
  const { reconnect: action } = target.dataset ?? {};
  if (action === "retry") reconnect();
  if (action === "reload") reload();
});

// Reloads the page from another server, because its own is about to stop: not while the user is typing or would lose text. Returns whether
// it reloads. The server asks until it does.
const quietTime = 1_500;
const moving = document.getElementById("moving");
let lastAct = 0;
for (const kind of ["keydown", "pointerdown", "input"]) {
  addEventListener(kind, () => { lastAct = performance.now(); }, { capture: true, passive: true });
}

globalThis.portalMove = () => {
  const isAtRisk = portalUnsaved.isAtRisk();
  moving.hidden = !isAtRisk;
  if (isAtRisk || performance.now() - lastAct < quietTime) return false;
  reload();
  return true;
};

// Handles links within the page. The router would treat them as navigations and would not move the focus.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".skip, [data-jump]");
  if (!link) return;
  event.preventDefault();
  const target = document.getElementById(link.dataset.jump ?? "content");
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}, { capture: true });

// Moves the focus to an element. A dialog that is still open gives the focus back to the button that opened it when it closes, so bring
// it here again then.
globalThis.portalFocus = (element) => {
  element.focus();
  if (document.querySelector(".mud-dialog")) document.addEventListener("focusin", () => element.focus(), { once: true });
};

// Copies a one-time link from the element that the button refers to.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy-from]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copyFrom).textContent.trim());
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select and copy by hand";
  }
});

// The loading screen shows the progress until the circuit has rendered the page.
const loading = document.getElementById("admin-loading");
const isShown = () => document.querySelector(".mud-layout") !== null;
const show = (part) => {
  loading.classList.add("has-stopped");
  for (const section of loading.querySelectorAll("section")) section.hidden = !section.classList.contains(part);
};

const isSlow = 10_000;
const slow = setTimeout(() => { if (!isShown()) show("loading-slow"); }, isSlow);

// If the first connection fails, the framework's script only writes to the console. So show a message.
const startFailed = async () => {
  clearTimeout(slow);
  if (isShown()) return;
  try {
    const answer = await fetch(location.href, { method: "HEAD", redirect: "manual" });
    if (answer.type === "opaqueredirect") reload();
    else show(answer.ok ? "loading-failed" : "loading-unreachable");
  } catch {
    show("loading-unreachable");
  }
};

// A failed action of the grid throws an exception that doesn't end the circuit and isn't shown anywhere. So show the error bar.
globalThis.portalFailed = () => {
  if (!dialog.open) document.getElementById("blazor-error-ui").style.display = "block";
};

let hasStarted = false;
Blazor.start({
  circuit: {
    // Connect to the web socket directly: the portal refuses other transports.
    configureSignalR: (builder) => {
      builder.withUrl("_blazor", { skipNegotiation: true, transport: 1 });
      const build = builder.build.bind(builder);
      builder.build = () => {
        const connection = build();
        const start = connection.start.bind(connection);
        connection.start = async () => {
          try {
            await start();
            hasStarted = true;
          } catch (error) {
            if (!hasStarted) startFailed();
            throw error;
          }
        };
        return connection;
      };
    },
  },
}).catch(startFailed);
