package io.aibotiyi.workstation.admin.section;

import io.aibotiyi.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Identifiers as tables show them. */
public final class Names {

    private Names() {}

    /** The end of an identifier, which tells neighbours in time apart; an em dash for none. */
    public static String brief(@Nullable Object id) {
        if (id == null) {
            return "—";
        }
        String whole = id.toString();
        return whole.length() <= 12 ? whole : "…" + whole.substring(whole.length() - 12);
    }

    /** An em dash for none. */
    public static String whole(@Nullable UserId id) {
        return id == null ? "—" : id.toString();
    }

    /** An em dash for none. */
    public static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? "—" : text;
    }

    /** {@code AWAITING_APPROVAL} as "awaiting approval". */
    public static String words(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
