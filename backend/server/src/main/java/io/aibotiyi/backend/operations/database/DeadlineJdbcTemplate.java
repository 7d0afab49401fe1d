package io.aibotiyi.backend.operations.database;

import io.aibotiyi.backend.operations.CallDeadline;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives each statement what is left of its caller's {@link CallDeadline}. */
final class DeadlineJdbcTemplate extends JdbcTemplate {

    DeadlineJdbcTemplate(DataSource database) {
        super(database);
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        super.applyStatementSettings(statement);
        OptionalLong left = CallDeadline.secondsLeft();
        if (left.isPresent()) {
            if (CallDeadline.passed()) {
                throw new QueryTimeoutException("the request's time is over");
            }
            statement.setQueryTimeout((int) left.getAsLong());
        }
    }
}
