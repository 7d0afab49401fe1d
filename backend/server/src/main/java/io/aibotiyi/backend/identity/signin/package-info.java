/**
 * The ways of signing in: each takes what a person shows, has it proved, and opens a session. It
 * keeps no session and no credential itself.
 */
@NullMarked
package io.aibotiyi.backend.identity.signin;

import org.jspecify.annotations.NullMarked;
