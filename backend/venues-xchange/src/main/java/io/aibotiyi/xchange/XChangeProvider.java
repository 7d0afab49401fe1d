package io.aibotiyi.xchange;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The exchanges that this module reaches. */
public final class XChangeProvider implements VenueProvider {

    /** Safe to share: connectors keep nothing. */
    static final Map<VenueId, Connector> CONNECTORS =
            Map.of(
                    BitstampConnector.ID, new BitstampConnector(),
                    GeminiConnector.ID, new GeminiConnector(),
                    OkxConnector.ID, new OkxConnector());

    @Override
    public String name() {
        return "venues-xchange";
    }

    @Override
    public Set<VenueId> venues() {
        return new TreeSet<>(CONNECTORS.keySet());
    }

    @Override
    public Venue open(VenueId id, @Nullable URI rest, InstantSource clock, RandomGenerator random) {
        Connector connector = CONNECTORS.get(id);
        if (connector == null) {
            throw new IllegalArgumentException(
                    name() + " does not bring '" + id + "'; it brings " + venues());
        }
        return new XChangeVenue(connector, XChangeSettings.production(rest), random);
    }
}
