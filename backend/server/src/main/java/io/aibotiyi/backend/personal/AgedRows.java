package io.aibotiyi.backend.personal;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The retention of rows of one table by one of its times, which suits most.
 *
 * @param select the keys of rows with that time before a parameter, of one column, ending open so
 *     that a limit can follow
 * @param delete a row by its key
 */
public record AgedRows(
        String name,
        String text,
        int defaultDays,
        int shortestDays,
        int longestDays,
        JdbcClient jdbc,
        String select,
        String delete)
        implements RetentionRule {

    @Override
    public int deleteOlderThan(Instant before, int limit) {
        var keys =
                jdbc.sql(select + " limit " + limit)
                        .param(before.atOffset(ZoneOffset.UTC))
                        .query((rs, i) -> rs.getObject(1))
                        .list();
        for (Object key : keys) {
            jdbc.sql(delete).param(key).update();
        }
        return keys.size();
    }
}
