package io.aibotiyi.backend.identity.people;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.bench.Benchmark;
import java.io.IOException;
import java.sql.SQLException;

/** Milliseconds to find people by a part of their name among 100,000, in H2. */
public final class PeopleSearchH2Benchmark implements Benchmark {

    @Override
    public String name() {
        return "people-search-h2";
    }

    @Override
    public Result run() throws SQLException, IOException {
        try (HikariDataSource database = TestDatabase.h2()) {
            return PeopleSearch.measure(database);
        }
    }
}
