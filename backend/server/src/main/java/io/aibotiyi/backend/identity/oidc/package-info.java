/**
 * Owns signing in at OpenID providers, as their relying party, and which accounts there are linked
 * to whom here. It owns no session and gives no right: who is proved goes on through the steps of
 * sign-in. It calls credentials, people and the vault, and the providers that are configured.
 */
@NullMarked
package io.aibotiyi.backend.identity.oidc;

import org.jspecify.annotations.NullMarked;
