/** What access does by itself when time passes. */
@NullMarked
package io.aibotiyi.backend.access.upkeep;

import org.jspecify.annotations.NullMarked;
