package io.aibotiyi.backend.routing.parents;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class BestPriceOnPostgresTest extends BestPriceContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
