package io.aibotiyi.backend.analytics.alerts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that meets an alert's condition.
 *
 * @param key names it: the same thing seen twice has the same key
 * @param marketTime nanoseconds since the epoch at the market; null where there is no market
 * @param reached the number that met the condition
 */
record Event(String key, @Nullable Long marketTime, String what, @Nullable BigDecimal reached) {}
