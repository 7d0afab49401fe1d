package io.aibotiyi.backend.marketdata.capture;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage.Kind;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.venues.book.LevelBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Kraken's version 1 arrays: {@code [channel, {levels}…, "book-1000", "XBT/CHF"]}. Prices
 * and quantities keep the scale they are written in, because the checksum is over their digits.
 */
final class KrakenDecoder {

    private static final int DEFAULT_DEPTH = 10;
    private static final int NANO_SCALE = 9;

    private final InstrumentNames names;
    private boolean levelsSeen;
    private boolean snapshot;
    private boolean scaled;
    private @Nullable CaptureFormatException badLevels;

    KrakenDecoder(InstrumentNames names) {
        this.names = names;
    }

    void decode(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        levelsSeen = false;
        snapshot = false;
        scaled = false;
        badLevels = null;
        int texts = 0;
        boolean book = false;
        in.expect('[');
        if (!in.take(']')) {
            do {
                switch (in.peek()) {
                    case '{' -> object(in, out);
                    case '"' -> {
                        in.string();
                        texts++;
                        if (texts == 1) {
                            book = channel(in.text(), out);
                        } else if (book) {
                            out.instrument = names.of(CaptureMessage.KRAKEN, in);
                        }
                    }
                    default -> in.skip();
                }
            } while (in.take(','));
            in.expect(']');
        }
        in.expectEnd();
        if (book) {
            if (badLevels != null) {
                throw badLevels;
            }
            if (!levelsSeen || texts < 2) {
                throw new CaptureFormatException("book message without levels or pair");
            }
            out.kind = snapshot ? Kind.CHECKSUM_SNAPSHOT : Kind.CHECKSUM_UPDATE;
        }
    }

    private static boolean channel(String name, CaptureMessage out) throws CaptureFormatException {
        if (name.equals("book")) {
            out.depth = DEFAULT_DEPTH;
            return true;
        }
        if (!name.startsWith("book-")) {
            return false;
        }
        try {
            out.depth = Integer.parseInt(name.substring("book-".length()));
        } catch (NumberFormatException e) {
            throw new CaptureFormatException("channel '" + name + "' has no depth");
        }
        if (out.depth < DEFAULT_DEPTH) {
            throw new CaptureFormatException("channel '" + name + "' is too shallow to check");
        }
        return true;
    }

    private void object(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        in.expect('{');
        if (in.take('}')) {
            return;
        }
        do {
            in.string();
            boolean whole = in.textIs("as") || in.textIs("bs");
            boolean asks = in.textIs("a") || in.textIs("as");
            boolean bids = in.textIs("b") || in.textIs("bs");
            boolean checksum = in.textIs("c");
            in.expect(':');
            if ((asks || bids) && in.peek() == '[') {
                snapshot |= whole;
                levelsSeen = true;
                int from = in.position();
                try {
                    levels(in, out, asks ? out.asks : out.bids, !whole);
                } catch (CaptureFormatException e) {
                    // either not JSON, which skip() finds again, or JSON but no levels
                    in.returnTo(from);
                    in.skip();
                    badLevels = e;
                }
            } else if (checksum && in.peek() == '"') {
                in.string();
                out.checksum = in.textLong();
            } else {
                in.skip();
            }
        } while (in.take(','));
        in.expect('}');
    }

    private void levels(JsonCursor in, CaptureMessage out, LevelBuffer levels, boolean timed)
            throws CaptureFormatException {
        levels.clear();
        in.expect('[');
        if (in.take(']')) {
            return;
        }
        do {
            in.expect('[');
            in.string();
            if (!scaled) {
                out.priceScale = scale(in);
            }
            long price = in.textDecimal(out.priceScale);
            in.expect(',');
            in.string();
            if (!scaled) {
                out.quantityScale = scale(in);
                scaled = true;
            }
            long quantity = in.textDecimal(out.quantityScale);
            if (quantity < 0) {
                throw in.malformed("negative quantity");
            }
            if (in.take(',')) {
                in.string();
                if (timed) {
                    out.exchangeTime = Math.max(out.exchangeTime, in.textDecimal(NANO_SCALE));
                }
                while (in.take(',')) {
                    in.skip();
                }
            }
            in.expect(']');
            if (levels.size() == LevelBuffer.MAX_SIZE) {
                throw in.malformed("more than " + LevelBuffer.MAX_SIZE + " levels");
            }
            levels.add(price, quantity);
        } while (in.take(','));
        in.expect(']');
    }

    private static int scale(JsonCursor in) throws CaptureFormatException {
        int decimals = in.textDecimals();
        if (decimals > FixedPoint.MAX_SCALE) {
            throw in.malformed("more than " + FixedPoint.MAX_SCALE + " decimals");
        }
        return decimals;
    }
}
