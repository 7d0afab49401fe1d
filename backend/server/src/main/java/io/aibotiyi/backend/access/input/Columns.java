package io.aibotiyi.backend.access.input;

import io.aibotiyi.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values to and from columns. */
public final class Columns {

    private Columns() {}

    /** Parameters of a statement, some of which may be null. */
    public static List<@Nullable Object> values(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable UUID id(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    public static UUID id(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, UUID.class), column);
    }

    public static UserId user(ResultSet rs, String column) throws SQLException {
        return new UserId(id(rs, column));
    }

    public static @Nullable UserId userOrNull(ResultSet rs, String column) throws SQLException {
        UUID id = rs.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }

    public static Instant time(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    public static @Nullable Instant timeOrNull(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
