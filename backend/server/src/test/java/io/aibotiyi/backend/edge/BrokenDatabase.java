package io.aibotiyi.backend.edge;

import io.aibotiyi.backend.Backend;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Breaks a backend's database under its hands. */
final class BrokenDatabase {

    private BrokenDatabase() {}

    /** What is asked for from now on is an error of SQL. */
    static void dropEverything(Backend backend) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + backend.home().resolve("db").resolve("aibot"),
                                "sa",
                                "");
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists \"trading_account\" cascade");
        }
    }
}
