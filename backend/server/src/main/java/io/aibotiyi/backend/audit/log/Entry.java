package io.aibotiyi.backend.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it is stored and hashed.
 *
 * @param seq place in the log, from 0
 * @param at in whole microseconds
 * @param details canonical JSON of an object of strings
 * @param personal facts sealed under the subject's key; null without any
 * @param prev hash of the entry before, in lower-case hexadecimal
 */
public record Entry(
        long seq,
        Instant at,
        String actorKind,
        String actor,
        @Nullable String behalf,
        String action,
        String outcome,
        @Nullable String object,
        @Nullable String session,
        @Nullable String device,
        String address,
        String agent,
        String trace,
        String details,
        @Nullable String subject,
        @Nullable String personal,
        String prev) {

    /** What comes before the first entry. */
    public static final String NO_PREV = HexFormat.of().formatHex(new byte[32]);

    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    /** The entry in its place; before, its place and predecessor mean nothing. */
    Entry following(long place, String predecessor) {
        return new Entry(
                place,
                at,
                actorKind,
                actor,
                behalf,
                action,
                outcome,
                object,
                session,
                device,
                address,
                agent,
                trace,
                details,
                subject,
                personal,
                predecessor);
    }

    /** In the form that is hashed: RFC 8785, what is null left out, in UTF-8. */
    public byte[] canonical() {
        return canonicalText().getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #canonical}; the members are written in the order of their names. */
    public String canonicalText() {
        StringBuilder out = new StringBuilder(512);
        out.append('{');
        member(out, "action", action);
        member(out, "actor", actor);
        member(out, "actorKind", actorKind);
        member(out, "address", address);
        member(out, "agent", agent);
        member(out, "at", MICROS.format(at));
        member(out, "behalf", behalf);
        out.append("\"details\":").append(details).append(',');
        member(out, "device", device);
        member(out, "object", object);
        member(out, "outcome", outcome);
        member(out, "personal", personal);
        member(out, "prev", prev);
        out.append("\"seq\":");
        CanonicalJson.number(out, seq);
        out.append(',');
        member(out, "session", session);
        member(out, "subject", subject);
        member(out, "trace", trace);
        out.setCharAt(out.length() - 1, '}');
        return out.toString();
    }

    private static void member(StringBuilder out, String name, @Nullable String text) {
        if (text != null) {
            out.append('"').append(name).append("\":");
            CanonicalJson.string(out, text);
            out.append(',');
        }
    }
}
