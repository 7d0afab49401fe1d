package io.aibotiyi.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.Validity;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is reached, and that the document says so. */
class CapabilitiesTest {

    private static final Path DOCUMENT = Path.of("docs/xchange.md");
    private static final String BEGIN = "<!-- table: made by CapabilitiesTest -->\n";
    private static final String END = "<!-- end of table -->";

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(VenueProvider.class).stream().map(p -> p.get().name()))
                .containsExactly("venues-xchange");
    }

    @Test
    void opensWhatItBringsWithoutAskingAnybody() {
        VenueProvider provider = new XChangeProvider();
        for (VenueId id : provider.venues()) {
            try (Venue venue = provider.open(id, null, Clock.systemUTC(), new Random(1))) {
                assertThat(venue.id()).isEqualTo(id);
                assertThat(venue.capabilities().has(Feature.BOOK_SNAPSHOTS)).isTrue();
            }
        }
        assertThatThrownBy(() ->
                        provider.open(VenueId.of("mtgox"), null, Clock.systemUTC(), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it brings [bitstamp, gemini, okx]");
    }

    /** {@code -Dvenues.document.update} writes the table into the document. */
    @Test
    void theDocumentHasTheTable() throws IOException {
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(BEGIN) + BEGIN.length();
        int to = document.indexOf(END);
        if (System.getProperty("venues.document.update") != null) {
            Files.writeString(
                    DOCUMENT, document.substring(0, from) + table() + document.substring(to));
        } else {
            assertThat(document.substring(from, to))
                    .as("out of date: run this test with -Dvenues.document.update")
                    .isEqualTo(table());
        }
    }

    private static String table() {
        Map<VenueId, Connector> all = new TreeMap<>(XChangeProvider.CONNECTORS);
        StringBuilder out = new StringBuilder();
        row(out, "", all, c -> c.id().name());
        row(out, "---", all, c -> "---");
        row(out, "a round of snapshots every", all, c -> c.profile().every().toSeconds() + " s");
        row(out, "requests a second, at most", all, c -> plain(c.profile().requestsPerSecond()));
        row(out, "a book's time", all, c -> c.timesBooks() ? "the exchange's" : "of its arrival");
        row(out, "candles", all, c -> list(c.capabilities().candles().stream().sorted().toList()));
        row(
                out,
                "orders",
                all,
                c ->
                        list(
                                c.capabilities().orders().entrySet().stream()
                                        .map(e ->
                                                e.getKey()
                                                        + " "
                                                        + list(
                                                                e.getValue().stream()
                                                                        .sorted()
                                                                        .map(Validity::name)
                                                                        .toList()))
                                        .toList()));
        row(out, "post-only", all, c -> yes(c.capabilities(), Feature.POST_ONLY));
        row(out, "amend", all, c -> c.capabilities().amend().name());
        return out.toString();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String yes(Capabilities capabilities, Feature feature) {
        return capabilities.has(feature) ? "yes" : "—";
    }

    private static String list(List<?> values) {
        return values.isEmpty()
                ? "—"
                : values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static void row(
            StringBuilder out,
            String name,
            Map<VenueId, Connector> all,
            Function<Connector, String> cell) {
        out.append("| ").append(name);
        all.values().forEach(connector -> out.append(" | ").append(cell.apply(connector)));
        out.append(" |\n");
    }
}
