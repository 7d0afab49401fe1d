/** The thread that goes round the alerts. */
@NullMarked
package io.aibotiyi.backend.analytics.rounds;

import org.jspecify.annotations.NullMarked;
