package io.aibotiyi.launcher;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/**
 * One line on standard error that redraws itself at most ten times a second: share done, rows, time
 * left. Without a terminal it prints nothing, so that logs and pipes stay clean. One thread.
 */
final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 28;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintStream out = System.err;
    private final String label;
    private final boolean shown;
    private final long started = System.nanoTime();
    private long lastDrawn;
    private boolean drawn;

    ProgressBar(String label) {
        this.label = label;
        this.shown = isTerminal();
    }

    /** Some Java releases have no console without a terminal, others one that says so. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /**
     * @param done units of {@code total}
     * @param total zero if unknown
     * @param rows records seen so far
     */
    void update(long done, long total, long rows) {
        long now = System.nanoTime();
        if (!shown || now - lastDrawn < REDRAW_NANOS) {
            return;
        }
        lastDrawn = now;
        drawn = true;
        double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
        int filled = (int) Math.round(share * WIDTH);
        double elapsed = (now - started) / 1e9;
        String left =
                share < 0.02
                        ? ""
                        : String.format(Locale.ROOT, "%.0f s left", elapsed / share - elapsed);
        out.printf(
                Locale.ROOT,
                "\r\033[2K%s [%s%s] %3.0f %%  %,d rows  %s",
                label,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                share * 100,
                rows,
                left);
        out.flush();
    }

    @Override
    public void close() {
        if (drawn) {
            out.print("\r\033[2K");
            out.flush();
        }
    }
}
