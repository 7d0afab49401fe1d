/**
 * Market history: {@code format} reads foreign files, {@code imports} brings them in, {@code store}
 * keeps and answers. Nothing outside the module sees these; its root package hands out the
 * interfaces. Nothing here knows feeds, books or a framework.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.history;

import org.jspecify.annotations.NullMarked;
