/**
 * Kraken spot: REST, and the WebSocket API in version 2. It does no margin and no futures. It may
 * call the port and the net, book and trading packages.
 */
@NullMarked
package io.aibotiyi.venues.kraken;

import org.jspecify.annotations.NullMarked;
