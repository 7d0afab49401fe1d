/**
 * Sockets, requests, budgets and time for every venue: a stream that reconnects without losing or
 * doubling, a request whose outcome is known or said to be unknown, limits kept on our side. It
 * knows no venue's protocol. It may call the JDK's clients and the JSON library.
 */
@NullMarked
package io.aibotiyi.venues.net;

import org.jspecify.annotations.NullMarked;
