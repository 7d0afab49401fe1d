package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Category;
import io.aibotiyi.indicators.Indicator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All indicators that ship, in the order of a picker: by category, there as declared. Immutable.
 */
public final class Catalogue {

    private static final Catalogue STANDARD = new Catalogue();

    private final Map<String, Indicator> byId = new LinkedHashMap<>();

    private Catalogue() {
        add(MovingAverages.all());
        add(MoreAverages.all());
        add(Oscillators.all());
        add(RangeOscillators.all());
        add(Volatility.all());
        add(Trend.all());
        add(Volumes.all());
        add(Prices.all());
        add(Statistics.all());
    }

    private void add(List<Indicator> indicators) {
        for (Indicator indicator : indicators) {
            if (byId.put(indicator.id(), indicator) != null) {
                throw new IllegalStateException("two indicators are called " + indicator);
            }
        }
    }

    public static Catalogue standard() {
        return STANDARD;
    }

    public List<Indicator> all() {
        return List.copyOf(byId.values());
    }

    public List<Indicator> of(Category category) {
        return byId.values().stream().filter(i -> i.category() == category).toList();
    }

    /** The indicator with that id. */
    public Optional<Indicator> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * As {@link #find}, for an id that is known to exist.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Indicator get(String id) {
        return find(id).orElseThrow(
                        () -> new IllegalArgumentException("no indicator is called " + id));
    }
}
