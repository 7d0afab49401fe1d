package io.aibotiyi.backend.access.input;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields of requests, checked. */
public final class Fields {

    /** Most entries of a page. */
    public static final int PAGE = 500;

    private Fields() {}

    /** Stripped; 1 to {@code most} characters without control characters. */
    public static String text(String field, String value, int most) {
        String text = value.strip();
        if (text.isEmpty() || text.length() > most) {
            throw invalid(field, field + " must have 1 to " + most + " characters.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, field + " must not hold control characters.");
        }
        return text;
    }

    public static String reason(String value) {
        return text("reason", value, 500);
    }

    public static String note(String value) {
        return text("note", value, 500);
    }

    public static Permission permission(String field, String code) {
        return Permission.byCode(code)
                .orElseThrow(() -> invalid(field, "There is no permission " + cut(code) + "."));
    }

    public static Set<Permission> permissions(String field, Collection<String> codes) {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        codes.forEach(code -> all.add(permission(field, code)));
        return all;
    }

    public static List<String> codes(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().toList();
    }

    public static String joined(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().collect(Collectors.joining(","));
    }

    public static int limit(int value) {
        if (value < 1 || value > PAGE) {
            throw invalid("limit", "limit must be 1 to " + PAGE + ", was " + value + ".");
        }
        return value;
    }

    /** A cursor of ours is the id of the last entry. */
    public static @Nullable UUID cursor(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw invalid("after", "after is not a cursor of this list.");
        }
    }

    /**
     * @param found one more than the limit where there is more
     */
    public static <T> Page<T> page(List<T> found, int limit, Function<T, UUID> id) {
        boolean more = found.size() > limit;
        List<T> items = more ? found.subList(0, limit) : found;
        return new Page<>(items, more ? id.apply(items.getLast()).toString() : null);
    }

    public static ProblemException invalid(String field, String text) {
        return new ProblemException(ErrorCode.INVALID_FIELD, text, field);
    }

    public static ProblemException missing(String what) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no such " + what + ".");
    }

    public static ProblemException conflict(String text) {
        return new ProblemException(ErrorCode.CONFLICT, text);
    }

    public static ProblemException forbidden(String text) {
        return new ProblemException(ErrorCode.FORBIDDEN, text);
    }

    /** What is quoted back in an error. */
    public static String cut(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
