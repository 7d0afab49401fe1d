package io.aibotiyi.workstation.burst;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Brings {@link BurstVenue}; found on the tests' class path and off unless switched on. */
public final class BurstProvider implements VenueProvider {

    @Override
    public String name() {
        return "the workstation's tests";
    }

    @Override
    public Set<VenueId> venues() {
        return Set.of(BurstVenue.ID);
    }

    @Override
    public Venue open(VenueId id, @Nullable URI rest, InstantSource clock, RandomGenerator random) {
        return new BurstVenue(clock);
    }
}
