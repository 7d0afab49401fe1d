/**
 * The window around every workspace: mode frame, bars, palette, key sheet, welcome, toasts. It owns
 * no market state. It may call the state, the actions and the workspaces.
 */
@NullMarked
package io.aibotiyi.workstation.shell;

import org.jspecify.annotations.NullMarked;
