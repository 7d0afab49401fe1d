package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires alerts: history, what the alert has seen, notice and mail are one transaction, so that an
 * event is told once or, if the process dies before, seen again afterwards.
 */
@Component
final class Firings {

    static final String KIND = "analytics.alert.fired";

    /** An alert fires at most once within it; what meets its condition meanwhile is not told. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LONGEST = 500;
    private static final int REACHED_SCALE = 12;

    private final AlertStore alerts;
    private final FiringStore firings;
    private final Notices notices;
    private final Mailer mailer;
    private final PeopleDirectory people;
    private final AlertSettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Firings(
            AlertStore alerts,
            FiringStore firings,
            Notices notices,
            Mailer mailer,
            PeopleDirectory people,
            AlertSettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.alerts = alerts;
        this.firings = firings;
        this.notices = notices;
        this.mailer = mailer;
        this.people = people;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Fires an alert by those of the events that count: one for ONCE, one a bar, one a second. The
     * same event a second time changes nothing.
     *
     * @param alert as the events were found with
     * @param seen its last difference, to be stored with them; null if none is known
     * @return the alert as it is now; empty if it was changed meanwhile and nothing was done
     */
    Optional<Alert> fire(Alert alert, List<Event> events, @Nullable Double seen, long seenAt) {
        Optional<Alert> now =
                transaction.execute(_ ->
                        alerts.lock(alert.id())
                                .filter(row -> row.isActive() && row.version() == alert.version())
                                .map(row -> fired(row.seen(seen, seenAt), events)));
        return Objects.requireNonNull(now);
    }

    private Alert fired(Alert alert, List<Event> events) {
        Alert then = alert;
        for (Event event : events) {
            then = then.isActive() ? fired(then, event) : then;
        }
        alerts.store(then);
        return then;
    }

    private Alert fired(Alert alert, Event event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant before = alert.firedAt();
        Frequency frequency = alert.terms().frequency();
        boolean tooSoon =
                frequency == Frequency.EVERY_TIME
                        && event.marketTime() != null
                        && before != null
                        && Duration.between(before, now).compareTo(PAUSE) < 0;
        if (tooSoon || firings.has(alert.id(), event.key())) {
            return alert;
        }
        tell(alert, event, now);
        return alert.fired(
                1, now, frequency == Frequency.ONCE ? AlertState.FIRED : AlertState.ACTIVE);
    }

    private void tell(Alert alert, Event event, Instant now) {
        AlertTerms terms = alert.terms();
        boolean told =
                firings.toldSince(alert.person(), now.minus(MINUTE)) < settings.maxToldPerMinute();
        InstrumentId instrument = Watched.by(terms.condition()).instrument();
        FiringView firing =
                new FiringView(
                        ids.next(),
                        alert.id(),
                        instrument,
                        now,
                        event.marketTime() == null
                                ? null
                                : EpochNanos.toInstant(event.marketTime()),
                        cut(event.what()),
                        rounded(event.reached()),
                        terms.note(),
                        terms.sound(),
                        told);
        firings.add(alert.person(), event.key(), firing, event.marketTime());
        if (told) {
            notices.tell(alert.person(), KIND, details(firing));
            if (terms.mail()) {
                mail(alert, firing);
            }
        }
    }

    private static Map<String, String> details(FiringView firing) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("summary", firing.what());
        details.put("alert", firing.alert().toString());
        details.put("firing", firing.id().toString());
        if (firing.instrument() != null) {
            details.put("instrument", firing.instrument().toString());
        }
        if (firing.note() != null) {
            details.put("note", firing.note());
        }
        if (firing.sound() != null) {
            details.put("sound", firing.sound());
        }
        return details;
    }

    private void mail(Alert alert, FiringView firing) {
        String address = people.get(alert.person()).email();
        if (address == null || !mailer.configured()) {
            return;
        }
        String note = firing.note();
        mailer.send(
                new Mail(
                        address,
                        "AIBOT IYI: " + cut(firing.what().replaceAll("\\s+", " "), 120),
                        """
                        %s.

                            when: %s
                        %s
                        You asked to be told by mail; change the alert in the workstation.
                        """
                                .formatted(
                                        firing.what(),
                                        firing.at(),
                                        note == null ? "" : "    note: " + note + "\n")));
    }

    private static String cut(String text) {
        return cut(text, LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number) {
        return number == null || number.scale() <= REACHED_SCALE
                ? number
                : number.setScale(REACHED_SCALE, RoundingMode.HALF_UP);
    }
}
