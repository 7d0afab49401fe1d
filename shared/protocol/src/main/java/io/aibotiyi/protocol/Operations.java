package io.aibotiyi.protocol;

import io.aibotiyi.protocol.Market.FeedView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps a backend running, on the wire: health, configuration and feature flags. */
public final class Operations {

    private Operations() {}

    /** Worst of its parts, where there are parts. */
    public enum HealthStatus {
        UP,
        /** Works, but something needs attention. */
        DEGRADED,
        DOWN
    }

    /** All that anybody may know of a backend's health. */
    public record Probe(HealthStatus status) {}

    /**
     * @param version of the software
     * @param notes one sentence for each thing that keeps {@code status} from UP
     * @param streams absent where this process serves no streams
     */
    public record SystemHealth(
            HealthStatus status,
            List<String> notes,
            Instant time,
            String version,
            JvmHealth jvm,
            DiskHealth disk,
            DatabaseHealth database,
            OutboxHealth outbox,
            List<QueueHealth> queues,
            List<FeedView> feeds,
            @Nullable StreamHealth streams,
            RateLimitHealth rateLimits) {}

    /**
     * @param cpuLoad of this process, 0 to 1 over all processors; absent until it is known
     * @param heapMaxBytes what the heap may grow to
     * @param threads platform threads alive
     * @param collections garbage collections since the start, all collectors
     * @param collectionMillis time spent in them
     */
    public record JvmHealth(
            String runtime,
            Instant startedAt,
            int processors,
            @Nullable Double cpuLoad,
            long heapUsedBytes,
            long heapMaxBytes,
            long otherUsedBytes,
            int threads,
            long collections,
            long collectionMillis) {}

    /** The disk that holds the application data folder. */
    public record DiskHealth(long totalBytes, long freeBytes) {}

    /**
     * @param product {@code H2} or {@code PostgreSQL}, with its version
     * @param pingMicros how long a round trip took; absent when it failed
     * @param waiting threads that wait for a connection
     */
    public record DatabaseHealth(
            HealthStatus status,
            @Nullable String product,
            @Nullable Long pingMicros,
            int active,
            int idle,
            int waiting,
            int size) {}

    /**
     * @param waiting events not yet published
     * @param dead events set aside after repeated failures
     * @param lagMillis age of the oldest that waits; 0 when none does
     */
    public record OutboxHealth(long waiting, long dead, long lagMillis) {}

    /**
     * @param refused what was refused or dropped since the start because it was full
     * @param full what happens to what comes when it is full
     */
    public record QueueHealth(String name, long depth, long capacity, long refused, String full) {}

    /**
     * Present counts, then counters since the start.
     *
     * @param conflated frames merged into a later one because a reader was slow
     * @param slowConsumerCloses connections closed because they read too slowly
     */
    public record StreamHealth(
            int connections,
            int maxConnections,
            int subscriptions,
            long refused,
            long sentFrames,
            long sentBytes,
            long conflated,
            long dropped,
            long slowConsumerCloses) {}

    /**
     * @param callers buckets held in memory now
     * @param maxCallers the bound; beyond it the longest unused bucket is forgotten
     * @param refused requests answered 429 since the start
     */
    public record RateLimitHealth(
            boolean enabled, int callers, int maxCallers, long refused, List<RateLimit> limits) {}

    /**
     * @param scope {@code address}, {@code identity}, {@code key} or the name of a group of routes
     * @param refused requests that this limit refused since the start
     */
    public record RateLimit(String scope, long requests, long windowSeconds, long refused) {}

    /**
     * One property of the configuration as it is in force.
     *
     * @param name dotted, as in application.yaml
     * @param type {@code duration}, {@code integer}, {@code boolean}, {@code text}, {@code list} …
     * @param value as text; {@link #MASKED} for a secret that is set; absent when nothing is set
     * @param byDefault what it is when nobody says otherwise
     * @param source {@code default}, {@code file}, {@code command line} or {@code environment}
     */
    public record SettingView(
            String name,
            String type,
            @Nullable String value,
            @Nullable String byDefault,
            String source,
            boolean secret,
            String description) {

        public static final String MASKED = "••••••";
    }

    /**
     * Something that can be switched while the backend runs.
     *
     * @param name dotted, stable for ever: {@code orders.accept}
     * @param version grows with each change; an {@link FlagChange} names the one it replaces
     * @param changedBy the actor's id; absent while it was never changed
     */
    public record FlagView(
            String name,
            String description,
            boolean on,
            boolean byDefault,
            long version,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /**
     * @param reason for the audit log, at most 500 characters
     */
    public record FlagChange(boolean on, String reason) {}
}
