package io.aibotiyi.backend.operations.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.aibotiyi.backend.gauges.QueueGauge;
import io.aibotiyi.backend.operations.Vitals;
import io.aibotiyi.backend.operations.database.OneWriterPool;
import io.aibotiyi.backend.operations.outbox.OutboxRelay;
import io.aibotiyi.protocol.Operations.DatabaseHealth;
import io.aibotiyi.protocol.Operations.DiskHealth;
import io.aibotiyi.protocol.Operations.HealthStatus;
import io.aibotiyi.protocol.Operations.JvmHealth;
import io.aibotiyi.protocol.Operations.OutboxHealth;
import io.aibotiyi.protocol.Operations.QueueHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reads the platform's own meters. */
@Component
final class MeasuredVitals implements Vitals {

    private static final long READY_FOR_NANOS = 1_000_000_000L;
    private static final int PING_SECONDS = 2;

    private record Ready(boolean yes, long at) {}

    private final HikariDataSource database;
    private final OutboxRelay outbox;
    private final ObjectProvider<QueueGauge> queues;
    private final Path home;
    private final Clock clock;
    private volatile @Nullable Ready last;

    MeasuredVitals(
            HikariDataSource database,
            OutboxRelay outbox,
            ObjectProvider<QueueGauge> queues,
            @Value("${aibot.home}") String home,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.queues = queues;
        this.home = Path.of(home);
        this.clock = clock;
    }

    @Override
    public JvmHealth jvm() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long collections = 0;
        long collecting = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, collector.getCollectionCount());
            collecting += Math.max(0, collector.getCollectionTime());
        }
        return new JvmHealth(
                Runtime.version().toString(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                Runtime.getRuntime().availableProcessors(),
                cpuLoad(),
                heap.getUsed(),
                heap.getMax(),
                ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                collections,
                collecting);
    }

    private static @Nullable Double cpuLoad() {
        double load =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuLoad()
                        : -1;
        return load < 0 ? null : load;
    }

    @Override
    public DiskHealth disk() {
        try {
            FileStore store = Files.getFileStore(home);
            return new DiskHealth(store.getTotalSpace(), store.getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("the disk of the home cannot be measured", e);
        }
    }

    @Override
    public DatabaseHealth database() {
        HikariPoolMXBean pool = database.getHikariPoolMXBean();
        long began = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            boolean valid = connection.isValid(PING_SECONDS);
            DatabaseMetaData about = connection.getMetaData();
            return health(
                    pool,
                    valid ? HealthStatus.UP : HealthStatus.DOWN,
                    about.getDatabaseProductName() + " " + about.getDatabaseProductVersion(),
                    valid ? (System.nanoTime() - began) / 1_000 : null);
        } catch (SQLException e) {
            return health(pool, HealthStatus.DOWN, null, null);
        }
    }

    private DatabaseHealth health(
            HikariPoolMXBean pool,
            HealthStatus status,
            @Nullable String product,
            @Nullable Long micros) {
        OneWriterPool own = database instanceof OneWriterPool one ? one : null;
        return new DatabaseHealth(
                status,
                product,
                micros,
                pool.getActiveConnections(),
                pool.getIdleConnections(),
                pool.getThreadsAwaitingConnection() + (own == null ? 0 : own.waiting()),
                own == null ? database.getMaximumPoolSize() : own.size());
    }

    @Override
    public OutboxHealth outbox() {
        try {
            OutboxRelay.Backlog backlog = outbox.backlog();
            Instant oldest = backlog.oldest();
            return new OutboxHealth(
                    backlog.waiting(),
                    backlog.dead(),
                    oldest == null
                            ? 0
                            : Math.max(0, Duration.between(oldest, clock.instant()).toMillis()));
        } catch (DataAccessException e) {
            return new OutboxHealth(0, 0, 0);
        }
    }

    @Override
    public List<QueueHealth> queues() {
        return queues.stream()
                .sorted(Comparator.comparing(QueueGauge::name))
                .map(q -> new QueueHealth(q.name(), depth(q), q.capacity(), q.refused(), q.full()))
                .toList();
    }

    /** Zero for a queue in a database that does not answer, which is told by itself. */
    private static long depth(QueueGauge queue) {
        try {
            return queue.depth();
        } catch (DataAccessException e) {
            return 0;
        }
    }

    @Override
    public boolean ready() {
        Ready known = last;
        if (known == null || System.nanoTime() - known.at() > READY_FOR_NANOS) {
            known = new Ready(database().status() == HealthStatus.UP, System.nanoTime());
            last = known;
        }
        return known.yes();
    }
}
