package io.aibotiyi.backend.audit.log;

import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.CallContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what a module told, and who is calling, into an entry without a place yet. */
final class EntryDraft {

    private static final Pattern ACTION = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    private static final int MAX_ACTION = 100;
    private static final int MAX_NAME = 200;
    private static final int MAX_FACT = 1_000;
    private static final int MAX_FACTS = 32;

    private EntryDraft() {}

    /**
     * @throws IllegalArgumentException if the event is not one that the log takes: a programming
     *     error of the module that tells it
     */
    static void check(AuditEvent event) {
        if (event.action().length() > MAX_ACTION || !ACTION.matcher(event.action()).matches()) {
            throw new IllegalArgumentException(
                    "An audited action is dotted lower case, not " + event.action());
        }
        if (event.details().size() > MAX_FACTS || event.personal().size() > MAX_FACTS) {
            throw new IllegalArgumentException(
                    event.action() + " tells more than " + MAX_FACTS + " facts");
        }
        if (event.subject() == null && !event.personal().isEmpty()) {
            throw new IllegalArgumentException(
                    event.action() + " tells personal facts without saying whose");
        }
    }

    /**
     * @param sealed the event's personal facts, sealed; empty text if there are none or they are
     *     withheld
     */
    static Entry of(AuditEvent event, CallContext context, Instant at, String sealed) {
        Actor actor = context.actor();
        Map<String, String> details = plain(event.details());
        if (sealed.isEmpty() && !event.personal().isEmpty()) {
            details.put("personalWithheld", "the person has no key, or was erased");
        }
        if (!context.privileges().isEmpty()) {
            details.put("privileges", PlainText.of(joined(context.privileges()), MAX_FACT));
        }
        return new Entry(
                -1,
                at,
                actor.kind().name(),
                PlainText.of(actor.id(), MAX_NAME),
                PlainText.ofNullable(actor.behalf(), MAX_NAME),
                event.action(),
                event.outcome().name(),
                PlainText.ofNullable(event.object(), MAX_NAME),
                context.session() == null ? null : context.session().toString(),
                PlainText.ofNullable(context.device(), MAX_NAME),
                PlainText.of(context.address(), MAX_NAME),
                PlainText.of(context.agent(), MAX_NAME),
                PlainText.of(context.trace(), MAX_NAME),
                CanonicalJson.of(details),
                event.subject() == null ? null : event.subject().toString(),
                sealed.isEmpty() ? null : sealed,
                Entry.NO_PREV);
    }

    private static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    /** Sealed by the given way, as canonical JSON; empty text where there is nothing to seal. */
    static String sealed(AuditEvent event, Function<String, String> seal) {
        return event.personal().isEmpty()
                ? ""
                : seal.apply(CanonicalJson.of(plain(event.personal())));
    }

    private static Map<String, String> plain(Map<String, String> facts) {
        Map<String, String> plain = new TreeMap<>();
        facts.forEach((name, fact) ->
                plain.put(PlainText.of(name, MAX_NAME), PlainText.of(fact, MAX_FACT)));
        return plain;
    }
}
