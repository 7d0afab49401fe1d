/**
 * Recordings played back: opening one and the strip that plays, pauses and seeks. It owns these
 * controls and their keys, not how a replay stands. It may call the state, the look and the
 * actions.
 */
@NullMarked
package io.aibotiyi.workstation.replay;

import org.jspecify.annotations.NullMarked;
