// Signs in with passkeys, and copies and prints recovery codes. Everything else on the account pages works without this file.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const problem = form.querySelector("[data-problem]");
  const button = form.querySelector("button");

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
      problem.textContent = window.isSecureContext
        ? "This browser doesn't support passkeys. Use a password with an authenticator app."
        : "Passkeys need HTTPS, or the name localhost.";
      return;
    }

    button.disabled = true;
    try {
      const options = JSON.parse(form.dataset.options);
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.PasskeyCredential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (error) {
      button.disabled = false;
      problem.textContent = error.name === "InvalidStateError" ? "This device already has a passkey for you."
        : error.name === "SecurityError" ? "Passkeys don't work at this address. Open the portal under its own name, or as localhost."
        : "No passkey was used. Try again, or use a password with an authenticator app.";
    }
  });

  // Enable the button only now: before this file has loaded, it would submit the form without a passkey.
  button.disabled = false;
}

// Recovery codes: shows elements that need JavaScript only if it works.
for (const button of document.querySelectorAll("[data-copy-codes]")) {
  const codes = [...document.getElementById(button.dataset.copyCodes).querySelectorAll("code")].map((code) => code.textContent);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select and copy by hand";
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Unsaved text of cells stays in this tab after a session has ended (editor.js). Users decide here whether to keep it.
const keptText = () => Object.keys(sessionStorage).filter((name) => name.startsWith("portal.cell:"));
const discardKeptText = () => { for (const name of keptText()) sessionStorage.removeItem(name); };

for (const notice of document.querySelectorAll("[data-kept-text]")) {
  notice.hidden = keptText().length === 0;
  notice.querySelector("button").addEventListener("click", () => {
    discardKeptText();
    notice.hidden = true;
  });
}

document.addEventListener("submit", (event) => {
  if (!event.target.getAttribute("action")?.endsWith("/account/sign-out") || keptText().length === 0) return;
  if (confirm("This tab keeps text that you typed in cells and didn't save. Signing out discards it.")) discardKeptText();
  else event.preventDefault();
});
