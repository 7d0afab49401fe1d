/** Loads a whole backend through its front door: REST in, WebSocket out, the ledger proved. */
@NullMarked
package io.aibotiyi.backend.load;

import org.jspecify.annotations.NullMarked;
