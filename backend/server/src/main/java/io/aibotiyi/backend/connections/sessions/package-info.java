/** Live accounts at work: the signed session of each, its orders on their way, its balances. */
@NullMarked
package io.aibotiyi.backend.connections.sessions;

import org.jspecify.annotations.NullMarked;
