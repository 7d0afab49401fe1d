/**
 * Exchanges for tests, on real sockets: they speak the venues' protocols, check signatures, and
 * fail as told. They know nothing of the adapters that they are for. They may call the JDK and the
 * JSON library.
 */
@NullMarked
package io.aibotiyi.exchange;

import org.jspecify.annotations.NullMarked;
