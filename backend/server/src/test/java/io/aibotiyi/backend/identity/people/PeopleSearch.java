package io.aibotiyi.backend.identity.people;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.protocol.People.PeopleQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches 100,000 people by a part of their name, as an administrator who types does. */
final class PeopleSearch {

    private static final int PEOPLE = 100_000;
    private static final int ROUNDS = 21;
    private static final double GOAL = 50;
    private static final List<String> FIRST =
            List.of("anna", "bela", "carlos", "dilek", "emeka", "freya", "goran", "hanako");

    /** Of many, of one, of nobody, and one whose matches are all at the end. */
    private static final List<String> PARTS = List.of("an", "emeka.99996", "nobody-at-all", "zz");

    private PeopleSearch() {}

    /** The median of the slowest of the searches: a page of 100 and the count of all. */
    static Benchmark.Result measure(HikariDataSource database) throws SQLException {
        fill(database);
        PersonStore store = new PersonStore(JdbcClient.create(database));
        double slowest = 0;
        for (String part : PARTS) {
            PeopleQuery query = PeopleQuery.first().withText(part);
            double[] millis = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long began = System.nanoTime();
                store.page(query, null, "no such address");
                store.count(query, "no such address");
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            slowest =
                    Math.max(
                            slowest,
                            DoubleStream.of(millis)
                                    .sorted()
                                    .skip(ROUNDS / 2)
                                    .findFirst()
                                    .orElseThrow());
        }
        return new Benchmark.Result(
                slowest,
                "ms",
                null,
                Double.NaN,
                "a page and the count of 100,000 people by a part of the name in 50 ms",
                slowest < GOAL);
    }

    private static void fill(HikariDataSource database) throws SQLException {
        OffsetDateTime now = OffsetDateTime.of(2026, 11, 23, 0, 0, 0, 0, ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into identity_user (id, username, roles, created_at,"
                                        + " state_since, email_fingerprint) values"
                                        + " (?, ?, '', ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < PEOPLE; i++) {
                insert.setObject(1, new UUID(7, i));
                insert.setString(2, FIRST.get(i % FIRST.size()) + "." + i);
                insert.setObject(3, now.plusSeconds(i));
                insert.setObject(4, now.plusSeconds(i));
                insert.setString(5, "fingerprint-" + i);
                insert.addBatch();
                if (i % 1_000 == 999) {
                    insert.executeBatch();
                }
            }
            connection.commit();
        }
        JdbcClient.create(database).sql("analyze").update();
    }
}
