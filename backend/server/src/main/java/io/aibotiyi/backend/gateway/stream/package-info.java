/** The WebSocket streams on Netty: connections, subscriptions, conflation and bounds. */
@NullMarked
package io.aibotiyi.backend.gateway.stream;

import org.jspecify.annotations.NullMarked;
