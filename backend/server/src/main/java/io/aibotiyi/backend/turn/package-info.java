/**
 * Owns whose turn it is to write to a database that takes one writer at a time, and lending that
 * turn to a thread that writes on the holder's behalf. It knows no database and keeps nothing
 * beyond the process. It calls no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Turn to write",
        allowedDependencies = {})
package io.aibotiyi.backend.turn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
