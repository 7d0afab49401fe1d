/** Benchmarks as services, one runner for all: {@code mvn -Pbench}. Nothing here ships. */
@NullMarked
package io.aibotiyi.bench;

import org.jspecify.annotations.NullMarked;
