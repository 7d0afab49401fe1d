/**
 * Owns signing in with the system's browser: authorization requests, the pages that stand for them,
 * and the codes that come of them. It owns no factor and no session: it has the steps of sign-in
 * walked and the session opened by others. It calls credentials, people, sessions and sign-in.
 */
@NullMarked
package io.aibotiyi.backend.identity.browser;

import org.jspecify.annotations.NullMarked;
