package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage;
import io.aibotiyi.backend.marketdata.capture.CaptureMessage.Kind;
import io.aibotiyi.backend.marketdata.capture.CaptureStream;
import io.aibotiyi.domain.InstrumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A capture that can be played: its markets and its time, from first to last exchange time stamp.
 *
 * @param start nanoseconds since the epoch at the exchange
 * @param badLines lines that cannot be read and will be passed over
 */
record Recording(
        Path file, long start, long end, long badLines, Map<InstrumentId, RecordedMarket> markets) {

    /**
     * Reads the file once.
     *
     * @throws IOException naming the file, if it cannot be read or holds nothing that can be played
     */
    static Recording scan(Path file) throws IOException {
        Map<InstrumentId, RecordedMarket> markets = new LinkedHashMap<>();
        long[] bad = new long[1];
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        try (CaptureStream stream = CaptureStream.open(file, (line, reason) -> bad[0]++)) {
            for (CaptureMessage m = stream.next(); m != null; m = stream.next()) {
                if (m.kind() == Kind.OTHER) {
                    continue;
                }
                if (m.exchangeTime() != 0) {
                    start = Math.min(start, m.exchangeTime());
                    end = Math.max(end, m.exchangeTime());
                }
                if (m.instrument().equals(CaptureMessage.UNNAMED)) {
                    for (RecordedMarket market : markets.values()) {
                        market.see(m);
                    }
                } else {
                    markets.computeIfAbsent(m.instrument(), RecordedMarket::new).see(m);
                }
            }
        }
        if (markets.isEmpty() || start > end) {
            throw new IOException(
                    file
                            + ": no book update or trade with an exchange's time in it; lines of"
                            + " '<local nanoseconds> <message>' are expected");
        }
        return new Recording(file, start, end, bad[0], markets);
    }
}
