package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Journal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What statistics need of a closed entry.
 *
 * @param rMultiple null without a stop
 */
record Result(
        UUID id,
        InstrumentId instrument,
        Direction direction,
        Instant entryAt,
        Instant exitAt,
        long heldSeconds,
        boolean transferred,
        BigDecimal gross,
        BigDecimal fees,
        BigDecimal funding,
        BigDecimal net,
        @Nullable BigDecimal rMultiple) {}
