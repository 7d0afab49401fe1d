/**
 * The workstation under a burst of market events: a venue that makes them at any rate, brought to
 * the real backend as any other exchange's module is, the real window in front of it, and what is
 * measured there. Only tests and benchmarks use it; it may use everything that they may.
 */
@NullMarked
package io.aibotiyi.workstation.burst;

import org.jspecify.annotations.NullMarked;
