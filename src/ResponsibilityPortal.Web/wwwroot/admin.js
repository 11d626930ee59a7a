// Starts the circuit and shows what becomes of the connection.
const dialog = document.getElementById("components-reconnect-modal");

const reconnect = async () => {
  // A circuit that is gone cannot be resumed; what was saved is in the database, so the page is simply loaded again.
  if (!(await Blazor.reconnect())) location.reload();
};

// When the session is over, the connection was not lost but ended: the server says where to go.
let isLeaving = false;
addEventListener("beforeunload", () => { isLeaving = true; });
const leaveWhenSignedOut = async () => {
  try {
    const answer = await fetch(location.href, { method: "HEAD", redirect: "manual" });
    if (answer.type === "opaqueredirect" && !isLeaving) location.reload();
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
dialog.addEventListener("click", ({ target }) => {
  if (target.dataset.reconnect === "retry") reconnect();
  if (target.dataset.reconnect === "reload") location.reload();
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

Blazor.start({
  circuit: {
    // Straight to the web socket: the portal answers no other transport.
    configureSignalR: (builder) => builder.withUrl("_blazor", { skipNegotiation: true, transport: 1 }),
  },
}).catch(() => {
  dialog.classList.add("components-reconnect-failed");
  dialog.showModal();
});
