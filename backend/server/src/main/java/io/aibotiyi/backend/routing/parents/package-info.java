/** Parent orders, their children and what is done next about each. */
@NullMarked
package io.aibotiyi.backend.routing.parents;

import org.jspecify.annotations.NullMarked;
