/**
 * The pages on which people sign in with their system's browser, and the OAuth endpoints around
 * them. It owns their HTML, cookie and headers, and no rule of sign-in. It calls identity's public
 * face.
 */
@NullMarked
package io.aibotiyi.backend.gateway.browser;

import org.jspecify.annotations.NullMarked;
