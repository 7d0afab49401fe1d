/**
 * Coinbase Advanced Trade spot: REST with a token per request, public and private WebSockets. It
 * does no futures and no portfolios but the key's own. It may call the port and the net, book and
 * trading packages.
 */
@NullMarked
package io.aibotiyi.venues.coinbase;

import org.jspecify.annotations.NullMarked;
