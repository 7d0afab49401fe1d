package io.aibotiyi.workstation.burst;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Operations.StreamHealth;
import io.aibotiyi.workstation.OnFx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Platform;

/** Measures the window for a minute of {@value #RATE} events a second, after warming up. */
final class BurstRun {

    static final int RATE = 50_000;

    private static final int WARM_UP_SECONDS = Integer.getInteger("burst.warm", 20);
    private static final int QUIET_SECONDS = 5;
    private static final int SECONDS = Integer.getInteger("burst.seconds", 60);
    private static final long SECOND = 1_000_000_000L;

    /** One run for all figures of a benchmark run. */
    private static final class Measured {
        static final Figures FIGURES = run();
    }

    private BurstRun() {}

    static Figures figures() {
        return Measured.FIGURES;
    }

    /**
     * @param quiet before the burst, and {@code burst} during it
     * @param eventsPerSecond that the backend's feeds took in, by its own count
     * @param framesPerSecond that the one connection got, and bytes
     * @param processor what used the processor meanwhile
     * @param tickets from press to answer in milliseconds, sorted
     */
    record Figures(
            Pulses.Figures quiet,
            Pulses.Figures burst,
            double eventsPerSecond,
            double framesPerSecond,
            double bytesPerSecond,
            long conflated,
            long dropped,
            List<Double> tickets,
            String processor) {

        double ticket(double share) {
            return tickets.get(Math.min(tickets.size() - 1, (int) (share * tickets.size())));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "events/s %.0f, frames/s %.0f, bytes/s %.0f, conflation %.0f : 1, merged %d,"
                            + " dropped %d%nquiet %s%nburst %s%n%d tickets: p50 %.1f ms, p95 %.1f"
                            + " ms, p99 %.1f ms, most %.1f ms%n%s",
                    eventsPerSecond,
                    framesPerSecond,
                    bytesPerSecond,
                    eventsPerSecond / framesPerSecond,
                    conflated,
                    dropped,
                    quiet,
                    burst,
                    tickets.size(),
                    ticket(0.5),
                    ticket(0.95),
                    ticket(0.99),
                    ticket(1),
                    processor);
        }
    }

    private static Figures run() {
        try {
            Path home = Files.createTempDirectory("burst");
            try (BurstDesk desk = new BurstDesk(home)) {
                Figures figures = measure(desk);
                System.out.println(figures);
                return figures;
            } finally {
                Platform.exit(); // the toolkit's thread would keep the process alive
                try (Stream<Path> files = Files.walk(home)) {
                    files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("The burst could not be measured", e);
        }
    }

    private static Figures measure(BurstDesk desk) throws Exception {
        try (AibotClient client = desk.client()) {
            desk.readyTicket("40000");
            Tickets tickets = new Tickets(desk);
            tickets.until(System.nanoTime() + 5 * SECOND);
            Pulses.Figures quiet = pulses(QUIET_SECONDS, () -> {});
            BurstDesk.rate(RATE);
            tickets.until(System.nanoTime() + WARM_UP_SECONDS * SECOND);
            tickets.taken().clear();
            StreamHealth before = streams(client);
            List<Double> rates = new ArrayList<>();
            ProcessorUse processor = new ProcessorUse();
            long began = System.nanoTime();
            Pulses.Figures burst =
                    pulses(
                            SECONDS,
                            () -> {
                                for (int i = 1; i <= SECONDS; i += 5) {
                                    tickets.until(began + Math.min(SECONDS, i + 4) * SECOND);
                                    rates.add(eventsPerSecond(client));
                                }
                            });
            double seconds = (System.nanoTime() - began) / (double) SECOND;
            String used = processor.told();
            StreamHealth after = streams(client);
            BurstDesk.rate(0);
            return new Figures(
                    quiet,
                    burst,
                    rates.stream().mapToDouble(r -> r).average().orElse(0),
                    (after.sentFrames() - before.sentFrames()) / seconds,
                    (after.sentBytes() - before.sentBytes()) / seconds,
                    after.conflated() - before.conflated(),
                    after.dropped() - before.dropped(),
                    tickets.taken().stream().sorted().toList(),
                    used);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Pulses.Figures pulses(int seconds, Work meanwhile) throws Exception {
        Pulses pulses = new Pulses();
        OnFx.call(() -> {
            pulses.start();
            return true;
        });
        long began = System.nanoTime();
        meanwhile.run();
        long left = seconds * SECOND - (System.nanoTime() - began);
        if (left > 0) {
            Thread.sleep(left / 1_000_000);
        }
        return OnFx.call(pulses::finish);
    }

    private static StreamHealth streams(AibotClient client) {
        StreamHealth streams = client.operations().health().streams();
        if (streams == null) {
            throw new IllegalStateException("The backend has no streams");
        }
        return streams;
    }

    private static double eventsPerSecond(AibotClient client) {
        return client.markets().feeds().stream()
                .filter(f -> f.instrument().venue().equals(BurstVenue.ID))
                .mapToDouble(f -> f.messagesPerSecond())
                .sum();
    }
}
