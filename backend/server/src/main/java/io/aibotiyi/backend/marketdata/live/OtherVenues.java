package io.aibotiyi.backend.marketdata.live;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Venues that modules on the class path bring; the server knows none of them to compile. */
final class OtherVenues {

    private final List<VenueProvider> providers;
    private final String trouble;

    OtherVenues(List<VenueProvider> providers) {
        this(providers, "");
    }

    private OtherVenues(List<VenueProvider> providers, String trouble) {
        this.providers = List.copyOf(providers);
        this.trouble = trouble;
    }

    /** What can be found now. A module that is there and cannot be loaded is told by its name. */
    static OtherVenues onClassPath() {
        List<VenueProvider> found = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        ServiceLoader.load(VenueProvider.class, OtherVenues.class.getClassLoader()).stream()
                .forEach(provider -> {
                    try {
                        found.add(provider.get());
                    } catch (ServiceConfigurationError e) {
                        troubles.add(provider.type().getName() + " cannot be loaded: " + e);
                    }
                });
        return new OtherVenues(found, String.join("; ", troubles));
    }

    /**
     * Opens a venue.
     *
     * @return empty if nobody brings it
     */
    Optional<Venue> open(
            VenueId id, @Nullable URI rest, InstantSource clock, RandomGenerator random) {
        return providers.stream()
                .filter(provider -> provider.venues().contains(id))
                .findFirst()
                .map(provider -> provider.open(id, rest, clock, random));
    }

    /** What to do about a venue that nobody brings. */
    String missing(VenueId id) {
        TreeSet<VenueId> brought = new TreeSet<>();
        providers.forEach(provider -> brought.addAll(provider.venues()));
        return "aibot.venues.others."
                + id
                + " is switched on and no module on the class path brings it"
                + (brought.isEmpty()
                        ? "; 'mvn -Pxchange package' lays out the one that brings others"
                        : "; those that are brought: " + brought)
                + (trouble.isEmpty() ? "" : "; " + trouble);
    }
}
