/** The one thread that goes round all parent orders. */
@NullMarked
package io.aibotiyi.backend.routing.rounds;

import org.jspecify.annotations.NullMarked;
