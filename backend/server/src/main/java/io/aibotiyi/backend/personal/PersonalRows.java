package io.aibotiyi.backend.personal;

import io.aibotiyi.domain.UserId;
import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows about a person as an export wants them: one map per row, times and decimals as text. */
public final class PersonalRows {

    private final JdbcClient jdbc;

    public PersonalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param sql with the person's id as its one parameter
     * @throws ExportTooLargeException if there are more than {@link
     *     PersonalDataHolder#MOST_ENTRIES}
     */
    public List<Map<String, Object>> of(String sql, UserId person) {
        return with(sql, person.value());
    }

    /** As {@link #of}, for a person who is named in another form. */
    public List<Map<String, Object>> with(String sql, Object parameter) {
        List<Map<String, Object>> found =
                jdbc.sql(sql + " limit " + (PersonalDataHolder.MOST_ENTRIES + 1))
                        .param(parameter)
                        .query((rs, i) -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            ResultSetMetaData columns = rs.getMetaData();
                            for (int c = 1; c <= columns.getColumnCount(); c++) {
                                Object value =
                                        columns.getColumnTypeName(c)
                                                        .toLowerCase(Locale.ROOT)
                                                        .startsWith("timestamp")
                                                ? rs.getObject(c, OffsetDateTime.class)
                                                : rs.getObject(c);
                                row.put(
                                        columns.getColumnLabel(c).toLowerCase(Locale.ROOT),
                                        readable(value));
                            }
                            return row;
                        })
                        .list();
        if (found.size() > PersonalDataHolder.MOST_ENTRIES) {
            throw new ExportTooLargeException(
                    "There are more than "
                            + PersonalDataHolder.MOST_ENTRIES
                            + " entries of one kind; ask for the export in writing");
        }
        return found;
    }

    private static Object readable(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
            case Boolean flag -> flag;
            case Number number -> number;
            case OffsetDateTime time -> time.toInstant().toString();
            default -> value.toString();
        };
    }
}
