package io.aibotiyi.backend.routing.parents;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class BestPriceOnH2Test extends BestPriceContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
