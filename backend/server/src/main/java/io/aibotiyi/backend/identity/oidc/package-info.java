/**
 * Owns signing in at OpenID providers, as their relying party. It owns no session and gives no
 * right: who is proved goes on through the steps of sign-in. It calls the providers that are
 * configured, what all kinds of providers have in common, and the vault.
 */
@NullMarked
package io.aibotiyi.backend.identity.oidc;

import org.jspecify.annotations.NullMarked;
