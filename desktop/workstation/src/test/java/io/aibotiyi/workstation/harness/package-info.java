/**
 * Starts the real workstation with its embedded backend in a process of its own and works it with a
 * mouse and a keyboard, by named scenarios that keep pictures of what they saw. It knows screens by
 * their ids and words only, never their classes; nothing else may use it.
 */
@NullMarked
package io.aibotiyi.workstation.harness;

import org.jspecify.annotations.NullMarked;
