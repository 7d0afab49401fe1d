package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.backend.turn.WriteTurn;

class DisablingRaceOnH2Test extends DisablingRaceContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }

    @Override
    boolean somebodyWaits() {
        return WriteTurn.of(database).waiting() > 0;
    }
}
