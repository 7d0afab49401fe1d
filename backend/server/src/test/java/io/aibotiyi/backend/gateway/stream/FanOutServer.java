package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.OriginPolicy;
import io.netty.handler.ssl.SslContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The stream server alone in a process of its own, as the benchmarks' subject. Takes lines on
 * standard input: {@code max}, {@code pause}, or how many times a second every book changes.
 */
final class FanOutServer {

    /** How often books change while as much as possible is asked for. */
    private static final double MOST = 250;

    private FanOutServer() {}

    /**
     * @param args flush interval in milliseconds
     */
    public static void main(String[] args) throws Exception {
        StreamProperties properties =
                new StreamProperties(
                        "127.0.0.1",
                        0,
                        null,
                        Duration.ofMillis(Long.parseLong(args[0])),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        8000,
                        200,
                        20,
                        100,
                        4096,
                        1024,
                        true,
                        Duration.ZERO,
                        new StreamProperties.History(512, 256, Duration.ofMinutes(2), 10_000));
        FakeIdentity identity = new FakeIdentity(Clock.systemUTC());
        BenchMarkets markets = new BenchMarkets();
        StreamServer server =
                new StreamServer(
                        identity,
                        new EverybodyMay(),
                        markets,
                        new FakeTrading(),
                        new FakeParentOrders(),
                        new FakeNoticeBox(),
                        Clock.systemUTC(),
                        new OriginPolicy(true, List.of()),
                        properties,
                        (SslContext) null);
        server.start();
        System.out.println(
                "ready " + server.uri().getPort() + " " + identity.signIn("bench").accessToken());
        Feed feed = new Feed(markets);
        Thread.ofPlatform().daemon().start(feed);
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line) {
                    case "max" -> feed.roundsPerSecond = MOST;
                    case "pause" -> feed.roundsPerSecond = 0;
                    case "figures" -> System.out.println(server.figures());
                    default -> feed.roundsPerSecond = Double.parseDouble(line);
                }
            }
        }
        server.stop();
    }

    /** Changes one book after the other, evenly. */
    private static final class Feed implements Runnable {

        private final BenchMarkets markets;
        volatile double roundsPerSecond;

        Feed(BenchMarkets markets) {
            this.markets = markets;
        }

        @Override
        public void run() {
            int book = 0;
            long due = System.nanoTime();
            while (true) {
                double rounds = roundsPerSecond;
                if (rounds == 0) {
                    LockSupport.parkNanos(1_000_000);
                    due = System.nanoTime();
                    continue;
                }
                markets.change(book++ % BenchMarkets.BOOKS);
                due += (long) (1e9 / rounds / BenchMarkets.BOOKS);
                long left = due - System.nanoTime();
                if (left > 0) {
                    LockSupport.parkNanos(left);
                } else if (left < -100_000_000) {
                    due = System.nanoTime();
                }
            }
        }
    }
}
