// Starts the circuit and shows what becomes of the connection.
const dialog = document.getElementById("components-reconnect-modal");

// The page is dead or stale, so the browser needn't ask about leaving it; the words beside the button say what becomes of typed text.
const reload = () => {
  portalUnsaved.release();
  location.reload();
};

const reconnect = async () => {
  // A circuit that is gone cannot be resumed; what was saved is in the database, so the page is simply loaded again.
  if (!(await Blazor.reconnect())) reload();
};

// When the session is over, the connection was not lost but ended: the server says where to go.
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
    // Told each second of a pause; asked once in each.
    lastAttempt = currentAttempt;
    leaveWhenSignedOut();
  }
});

dialog.addEventListener("cancel", (event) => event.preventDefault());
document.addEventListener("click", ({ target }) => {
  const { reconnect: wish } = target.dataset ?? {};
  if (wish === "retry") reconnect();
  if (wish === "reload") reload();
});

// The router would take the skip link for a navigation and leave the focus where it is.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.(".skip")) return;
  event.preventDefault();
  document.getElementById("content").focus();
}, { capture: true });

// A one-time link is copied from the element that the button names.
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

// Until the circuit has rendered the page, the loading screen says what is going on.
const loading = document.getElementById("admin-loading");
const isShown = () => document.querySelector(".mud-layout") !== null;
const show = (part) => {
  loading.classList.add("has-stopped");
  for (const section of loading.querySelectorAll("section")) section.hidden = !section.classList.contains(part);
};

const isSlow = 10_000;
const slow = setTimeout(() => { if (!isShown()) show("loading-slow"); }, isSlow);

// The script of the framework only writes to the console when the first connection cannot be made.
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

// A failed act of the grid is an exception in the circuit that ends nothing and shows nowhere.
globalThis.portalFailed = () => {
  if (!dialog.open) document.getElementById("blazor-error-ui").style.display = "block";
};

let hasStarted = false;
Blazor.start({
  circuit: {
    // Straight to the web socket: the portal answers no other transport.
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
