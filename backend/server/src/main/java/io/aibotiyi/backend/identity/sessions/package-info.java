/** Signing in, the tokens of a session, and its end. */
@NullMarked
package io.aibotiyi.backend.identity.sessions;

import org.jspecify.annotations.NullMarked;
