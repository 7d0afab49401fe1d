/**
 * One's own account: factors, sessions, devices, keys and data. It changes nobody else's and
 * decides nothing itself. It calls the client through acts, and is opened by the shell.
 */
@NullMarked
package io.aibotiyi.workstation.security;

import org.jspecify.annotations.NullMarked;
