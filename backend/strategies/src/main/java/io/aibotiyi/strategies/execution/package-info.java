/**
 * How an order meets a venue: the port that every place of execution implements, and simulated
 * execution against recorded books. No framework, no wire types.
 */
@NullMarked
package io.aibotiyi.strategies.execution;

import org.jspecify.annotations.NullMarked;
