package io.aibotiyi.workstation.news;

import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.workstation.look.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a notice says, in words for a person. */
final class NewsWords {

    private static final Map<String, String> SENTENCES =
            Map.ofEntries(
                    Map.entry("identity.device.added", "A new device signed in to your account"),
                    Map.entry("identity.device.confirmed", "A device was confirmed"),
                    Map.entry("identity.device.removed", "A device was removed"),
                    Map.entry("identity.session.moved", "A session moved to another network"),
                    Map.entry("identity.session.evicted", "Your oldest session was ended"),
                    Map.entry("identity.refresh.reused", "A stolen session was stopped"),
                    Map.entry(
                            "identity.code.reused",
                            "A sign-in was used twice; its session was ended"),
                    Map.entry(
                            "identity.provider.linked",
                            "An account at a sign-in provider was linked"),
                    Map.entry(
                            "identity.provider.not-linked",
                            "An account at a sign-in provider was not linked"),
                    Map.entry(
                            "identity.provider.unlinked",
                            "An account at a sign-in provider was unlinked"),
                    Map.entry("identity.factor.added", "A sign-in factor was added"),
                    Map.entry("identity.factor.removed", "A sign-in factor was removed"),
                    Map.entry("identity.password.changed", "Your password was changed"),
                    Map.entry("identity.password.reset", "Your password was reset"),
                    Map.entry("identity.recovery-code.used", "A recovery code was used"),
                    Map.entry("identity.recovery-codes.renewed", "New recovery codes were made"),
                    Map.entry("identity.recovery.opened", "An account recovery was opened"),
                    Map.entry("identity.recovery.completed", "An account recovery was completed"),
                    Map.entry("identity.api-key.created", "An API key was made"),
                    Map.entry("identity.api-key.revoked", "An API key was revoked"),
                    Map.entry("access.role.assigned", "You were given a role"),
                    Map.entry("access.role.revoked", "A role of yours was revoked"),
                    Map.entry("access.delegated", "Somebody delegated rights to you"),
                    Map.entry("access.review.opened", "An access review waits for you"),
                    Map.entry("access.glass.broken", "Somebody broke the glass"),
                    Map.entry("access.approval.approved", "What you asked for was approved"),
                    Map.entry("access.approval.refused", "What you asked for was refused"),
                    Map.entry("analytics.alert.fired", "An alert fired"),
                    Map.entry("privacy.export.ready", "Your data is ready to be fetched"),
                    Map.entry("privacy.export.failed", "Your data could not be collected"),
                    Map.entry("privacy.erasure.waiting", "Your account is going to be erased"));

    /** Kinds that may mean an attack. */
    private static final Set<String> ALARMING =
            Set.of(
                    "identity.device.added",
                    "identity.session.moved",
                    "identity.refresh.reused",
                    "identity.code.reused",
                    "identity.provider.linked",
                    "identity.factor.removed",
                    "identity.password.reset",
                    "identity.recovery.opened",
                    "identity.passkey.counter-went-back",
                    "access.glass.broken",
                    "privacy.erasure.waiting");

    /** Facts that say something to a person, in this order; identifiers do not. */
    private static final List<String> TOLD =
            List.of(
                    "name", "summary", "title", "role", "what", "factor", "state", "address",
                    "minutes", "limit", "reason", "due");

    private NewsWords() {}

    /** One sentence without a full stop; a kind that is not known is spelled out. */
    static String headline(NoticeView notice) {
        String known = SENTENCES.get(notice.kind());
        if (known != null) {
            return known;
        }
        String words = notice.kind().replace('.', ' ').replace('-', ' ');
        return words.isEmpty()
                ? "Notice"
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The facts, separated by middle dots; empty if there are none to tell. */
    static String detail(NoticeView notice) {
        List<String> facts =
                TOLD.stream()
                        .filter(notice.details()::containsKey)
                        .map(fact -> fact(fact, notice.details().getOrDefault(fact, "")))
                        .filter(words -> !words.isBlank())
                        .toList();
        return String.join("  ·  ", facts);
    }

    static boolean isAlarming(NoticeView notice) {
        return ALARMING.contains(notice.kind());
    }

    private static String fact(String name, String value) {
        return switch (name) {
            case "state" -> "PENDING".equals(value) ? "waits to be confirmed" : "";
            case "address" -> "from " + value;
            case "minutes" -> "for " + value + " min";
            case "limit" -> "no more than " + value + " at once";
            case "due" -> "on " + time(value);
            case "factor", "role", "name", "title", "summary", "what", "reason" -> value;
            default -> name + " " + value;
        };
    }

    private static String time(String value) {
        try {
            return Times.of(Instant.parse(value)) + " UTC";
        } catch (DateTimeException e) {
            return value;
        }
    }
}
