package io.aibotiyi.venues;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.binance.BinanceVenue;
import io.aibotiyi.venues.coinbase.CoinbaseVenue;
import io.aibotiyi.venues.kraken.KrakenVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What venues can do: refused before sending where they cannot, and stated in the documentation.
 */
class CapabilitiesTest {

    private static final Path DOCUMENT = Path.of("docs", "venues.md");
    private static final String BEGIN = "<!-- matrix: made by CapabilitiesTest -->\n";
    private static final String END = "<!-- end of matrix -->";

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new Random(1));
    private final InstrumentId btc = new InstrumentId(VenueId.of("any"), Symbol.of("BTC-USD"));

    private NewOrder limit(Validity validity) {
        return NewOrder.limit(
                new OrderId(ids.next()), btc, Side.SELL, BigDecimal.ONE, BigDecimal.TEN, validity);
    }

    private NewOrder marketByQuote(Side side) {
        return new NewOrder(
                new OrderId(ids.next()),
                btc,
                side,
                OrderKind.MARKET,
                Validity.IOC,
                null,
                BigDecimal.TEN,
                null,
                null,
                false,
                null,
                SelfTradePrevention.VENUE_DEFAULT);
    }

    @Test
    void saysWhyAVenueCannotTakeAnOrder() {
        assertThat(KrakenVenue.CAPABILITIES.refusal(limit(Validity.FOK)))
                .contains("the venue has no FOK for LIMIT orders");
        assertThat(BinanceVenue.CAPABILITIES.refusal(limit(Validity.FOK))).isEmpty();
        assertThat(CoinbaseVenue.CAPABILITIES.refusal(marketByQuote(Side.SELL)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("base quantity"));
        assertThat(CoinbaseVenue.CAPABILITIES.refusal(marketByQuote(Side.BUY))).isEmpty();
        NewOrder stop =
                new NewOrder(
                        new OrderId(ids.next()),
                        btc,
                        Side.SELL,
                        OrderKind.STOP,
                        Validity.GTC,
                        BigDecimal.ONE,
                        null,
                        null,
                        BigDecimal.TEN,
                        false,
                        null,
                        SelfTradePrevention.VENUE_DEFAULT);
        assertThat(CoinbaseVenue.CAPABILITIES.refusal(stop))
                .contains("the venue has no STOP orders");
    }

    /** {@code -Dvenues.document.update} writes the matrix into the document. */
    @Test
    void theDocumentHasTheMatrix() throws IOException {
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(BEGIN) + BEGIN.length();
        int to = document.indexOf(END);
        if (System.getProperty("venues.document.update") != null) {
            document = document.substring(0, from) + matrix() + document.substring(to);
            Files.writeString(DOCUMENT, document);
        } else {
            assertThat(document.substring(from, to))
                    .as("out of date: run this test with -Dvenues.document.update")
                    .isEqualTo(matrix());
        }
    }

    private static String matrix() {
        Map<String, Capabilities> venues = new LinkedHashMap<>();
        venues.put("Binance spot", BinanceVenue.CAPABILITIES);
        venues.put("Kraken spot", KrakenVenue.CAPABILITIES);
        venues.put("Coinbase Advanced", CoinbaseVenue.CAPABILITIES);
        StringBuilder out = new StringBuilder();
        row(out, "", venues.keySet().stream().toList());
        row(out, "---", venues.keySet().stream().map(name -> "---").toList());
        for (OrderKind kind : OrderKind.values()) {
            line(
                    out,
                    "`" + kind + "`",
                    venues,
                    c -> sorted(c.orders().getOrDefault(kind, Set.of())));
        }
        for (Feature feature : Feature.values()) {
            line(out, "`" + feature + "`", venues, c -> c.has(feature) ? "yes" : "—");
        }
        line(out, "self-trade prevention", venues, c -> sorted(c.selfTrade()));
        line(out, "amend", venues, c -> c.amend().toString());
        line(out, "orders a batch", venues, c -> Integer.toString(c.maxBatch()));
        line(
                out,
                "life of a connection",
                venues,
                c ->
                        c.connectionLife().isZero()
                                ? "not stated"
                                : c.connectionLife().toHours() + " h");
        return out.toString();
    }

    private static <E extends Enum<E>> String sorted(Set<E> values) {
        return values.isEmpty()
                ? "—"
                : EnumSet.copyOf(values).stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static void line(
            StringBuilder out,
            String name,
            Map<String, Capabilities> venues,
            Function<Capabilities, String> cell) {
        row(out, name, venues.values().stream().map(cell).toList());
    }

    private static void row(StringBuilder out, String name, List<String> cells) {
        out.append("| ").append(name);
        cells.forEach(cell -> out.append(" | ").append(cell));
        out.append(" |\n");
    }
}
