/**
 * Owns the arithmetic of dividing a large order: when which part of it is due, how large a part may
 * be, and over which books it goes at the best price net of fees. It owns no orders, clocks or
 * threads: all is a pure function of its arguments, in whole units, and a seed gives the same parts
 * again. It may call the domain only.
 */
@NullMarked
package io.aibotiyi.strategies.slicing;

import org.jspecify.annotations.NullMarked;
