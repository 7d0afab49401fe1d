/**
 * Typed Java SDK: the desktop, bots, tests and third parties all reach a backend through it, over
 * HTTP and WebSocket. Calls block and belong on virtual threads; stream listeners are called on the
 * client's one stream thread and must not block.
 */
@NullMarked
package io.aibotiyi.client;

import org.jspecify.annotations.NullMarked;
