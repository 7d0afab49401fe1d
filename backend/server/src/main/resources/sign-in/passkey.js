"use strict";
// The passkey ceremony of W3C Web Authentication: asks the browser, puts its answer into the form.
(() => {
  const form = document.getElementById("passkey");
  const says = document.getElementById("passkey-says");
  const button = form.querySelector("button");

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  if (!window.PublicKeyCredential) {
    says.textContent = "This browser knows no passkeys.";
    return;
  }
  button.disabled = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    says.textContent = "";
    try {
      const made = await navigator.credentials.get({
        publicKey: {
          challenge: bytes(form.dataset.challenge),
          rpId: form.dataset.rpId,
          allowCredentials: form.dataset.credentials.split(" ").filter(Boolean)
            .map((id) => ({ type: "public-key", id: bytes(id) })),
          userVerification: "required",
          timeout: Number(form.dataset.timeout),
        },
      });
      form.elements.credentialId.value = text(made.rawId);
      form.elements.clientData.value = text(made.response.clientDataJSON);
      form.elements.authenticatorData.value = text(made.response.authenticatorData);
      form.elements.signature.value = text(made.response.signature);
      form.elements.userHandle.value = made.response.userHandle ? text(made.response.userHandle) : "";
      form.submit();
    } catch (failure) {
      says.textContent = failure.name === "NotAllowedError"
        ? "No passkey was used. Try again, or go back."
        : "The browser could not use a passkey: " + failure.name + ".";
      button.disabled = false;
    }
  });
})();
