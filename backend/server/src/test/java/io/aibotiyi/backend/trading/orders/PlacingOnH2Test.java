package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class PlacingOnH2Test extends PlacingContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
