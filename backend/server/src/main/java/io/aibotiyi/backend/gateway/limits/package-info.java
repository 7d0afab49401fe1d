/**
 * Owns how often anybody may call: token buckets per network address, person, key and group of
 * routes, kept in this process. It does not own sign-in throttling, which identity does. It calls
 * nothing; the filters of the web package ask it.
 */
@NullMarked
package io.aibotiyi.backend.gateway.limits;

import org.jspecify.annotations.NullMarked;
