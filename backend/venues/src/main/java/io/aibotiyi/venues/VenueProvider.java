package io.aibotiyi.venues;

import io.aibotiyi.domain.VenueId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings venues that this module has no adapter for. A module that implements it names it in {@code
 * META-INF/services}; {@link java.util.ServiceLoader} finds it when its jars are on the class path,
 * and nobody depends on it to compile.
 */
public interface VenueProvider {

    /** Where its jars came from, for messages. */
    String name();

    /** The venues that it can open. */
    Set<VenueId> venues();

    /**
     * Opens a venue; sends nothing yet.
     *
     * @param rest instead of the venue's own address; null for that
     * @param random for the jitter of waits; safe from any thread
     * @throws IllegalArgumentException if it does not bring that venue
     */
    Venue open(VenueId id, @Nullable URI rest, InstantSource clock, RandomGenerator random);
}
