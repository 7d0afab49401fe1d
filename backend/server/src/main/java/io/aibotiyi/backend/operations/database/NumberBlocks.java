package io.aibotiyi.backend.operations.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many numbers H2 sets aside at a time for a column that numbers its rows. Each time it writes
 * that down as a commit of its own, which with H2's 32 was a sixth of what a fill costs. The
 * numbers still rise in the order in which they are given, since the writers of one process share a
 * block; after a crash the rest of a block is skipped. Not for PostgreSQL, where each connection
 * would have a block of its own and numbers would no longer tell which row came first.
 */
final class NumberBlocks {

    static final int SIZE = 1_000;

    private NumberBlocks() {}

    /** Widens those of H2's tables that are narrower. */
    static void widen(DataSource h2) {
        JdbcClient jdbc = JdbcClient.create(h2);
        jdbc.sql(
                        "select 'alter table \"' || table_name || '\" alter column \"' ||"
                                + " column_name || '\" set cache "
                                + SIZE
                                + "' from information_schema.columns where table_schema ="
                                + " 'public' and identity_cache < "
                                + SIZE)
                .query(String.class)
                .list()
                .forEach(change -> jdbc.sql(change).update());
    }
}
