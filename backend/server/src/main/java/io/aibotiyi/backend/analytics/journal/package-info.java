/**
 * The trading journal: round trips from fills, what people write about them, figures and exports.
 */
@NullMarked
package io.aibotiyi.backend.analytics.journal;

import org.jspecify.annotations.NullMarked;
