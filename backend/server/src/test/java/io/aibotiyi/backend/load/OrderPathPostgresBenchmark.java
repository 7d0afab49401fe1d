package io.aibotiyi.backend.load;

import io.aibotiyi.bench.Benchmark;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;

/**
 * Orders a second from REST to the fill on the WebSocket, on a PostgreSQL on the same machine that
 * writes each commit to the disk before it answers.
 */
public final class OrderPathPostgresBenchmark implements Benchmark {

    @Override
    public String name() {
        return "order-path-postgres";
    }

    @Override
    public Result run() throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start()) {
            return OrderPath.measure(
                    name(),
                    Map.of(
                            "aibot.database.url", server.getJdbcUrl("postgres", "postgres"),
                            "aibot.database.username", "postgres",
                            "aibot.database.password", ""));
        }
    }
}
