/**
 * Choosing a backend and signing in. It owns the form and its errors, not the connection. It may
 * call the state and the look.
 */
@NullMarked
package io.aibotiyi.workstation.connect;

import org.jspecify.annotations.NullMarked;
