/**
 * Owns signing in at SAML 2.0 identity providers, as their service provider: the Web Browser SSO
 * profile begun here, with requests by redirect and answers by POST (docs/sign-in.md). It owns no
 * session and gives no right: who is proved goes on through the steps of sign-in. It calls the
 * providers that are configured, what all kinds of providers have in common, and the vault.
 */
@NullMarked
package io.aibotiyi.backend.identity.saml;

import org.jspecify.annotations.NullMarked;
