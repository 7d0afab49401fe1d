package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a book cut to a depth. A delta is the exact difference of two cut books, so a level
 * that is pushed out of the best N is removed and one that moves up into them is added; applying it
 * to the one book gives the other.
 */
final class BookConflation implements Conflation<BookState> {

    private final int priceScale;
    private final int quantityScale;
    private final int depth;

    BookConflation(Instrument instrument, int depth) {
        this.priceScale = instrument.priceScale();
        this.quantityScale = instrument.quantityScale();
        this.depth = depth;
    }

    @Override
    public String type() {
        return "book";
    }

    @Override
    public boolean urgent(BookState state) {
        return !state.live();
    }

    @Override
    public byte @Nullable [] tail(@Nullable BookState sent, BookState latest) {
        if (!latest.live()) {
            return sent != null && sent.state() == latest.state() ? null : whole(latest);
        }
        if (sent == null || !sent.live()) {
            return whole(latest);
        }
        JsonBytes out = new JsonBytes();
        header(out, false, sent.sequence(), latest);
        int changes = changes(out, sent.bids(), latest.bids(), true);
        out.text("],\"asks\":[");
        changes += changes(out, sent.asks(), latest.asks(), false);
        if (changes == 0) {
            return null;
        }
        int levels = cut(latest.bids()) + cut(latest.asks());
        return changes > levels ? whole(latest) : out.text("]}").toArray();
    }

    private int cut(long[] levels) {
        return Math.min(depth, levels.length / 2);
    }

    private byte[] whole(BookState state) {
        JsonBytes out = new JsonBytes();
        header(out, true, 0, state);
        for (int i = 0; i < cut(state.bids()); i++) {
            level(out, i, state.bids()[2 * i], state.bids()[2 * i + 1]);
        }
        out.text("],\"asks\":[");
        for (int i = 0; i < cut(state.asks()); i++) {
            level(out, i, state.asks()[2 * i], state.asks()[2 * i + 1]);
        }
        return out.text("]}").toArray();
    }

    private static void header(JsonBytes out, boolean snapshot, long previous, BookState state) {
        out.text(",\"snapshot\":")
                .text(snapshot ? "true" : "false")
                .text(",\"previous\":")
                .number(previous)
                .text(",\"sequence\":")
                .number(state.sequence())
                .text(",\"time\":\"")
                .text(EpochNanos.toInstant(state.time()).toString())
                .text("\",\"state\":\"")
                .text(state.state().name())
                .text("\",\"bids\":[");
    }

    /** Merges two sides, both best first, and writes each price whose quantity differs. */
    private int changes(JsonBytes out, long[] from, long[] to, boolean bids) {
        int fromSize = cut(from);
        int toSize = cut(to);
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < fromSize || j < toSize) {
            int order;
            if (i == fromSize) {
                order = 1;
            } else if (j == toSize) {
                order = -1;
            } else {
                order =
                        bids
                                ? Long.compare(to[2 * j], from[2 * i])
                                : Long.compare(from[2 * i], to[2 * j]);
            }
            if (order < 0) {
                level(out, count++, from[2 * i], 0);
                i++;
            } else if (order > 0) {
                level(out, count++, to[2 * j], to[2 * j + 1]);
                j++;
            } else {
                if (from[2 * i + 1] != to[2 * j + 1]) {
                    level(out, count++, to[2 * j], to[2 * j + 1]);
                }
                i++;
                j++;
            }
        }
        return count;
    }

    private void level(JsonBytes out, int index, long price, long quantity) {
        out.text(index == 0 ? "{\"price\":\"" : ",{\"price\":\"")
                .decimal(price, priceScale)
                .text("\",\"quantity\":\"")
                .decimal(quantity, quantityScale)
                .text("\"}");
    }
}
