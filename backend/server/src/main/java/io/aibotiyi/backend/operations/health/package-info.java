/** Measures the process and what it stands on. */
@NullMarked
package io.aibotiyi.backend.operations.health;

import org.jspecify.annotations.NullMarked;
