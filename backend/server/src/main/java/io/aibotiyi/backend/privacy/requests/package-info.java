/** Exports and erasures: asked for, decided, worked off, handed out. */
@NullMarked
package io.aibotiyi.backend.privacy.requests;

import org.jspecify.annotations.NullMarked;
