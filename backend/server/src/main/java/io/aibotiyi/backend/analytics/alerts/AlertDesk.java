package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.analytics.PersonalAlerts;
import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps people's alerts; the rounds hear of every change after it is durable. */
@Component
final class AlertDesk implements PersonalAlerts {

    private final ConditionRules rules;
    private final AlertStore alerts;
    private final FiringStore firings;
    private final OrderAccounts orderAccounts;
    private final AlertRounds rounds;
    private final AlertSettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** New and newly active ones come one after the other, so that the bounds hold. */
    private final ReentrantLock oneByOne = new ReentrantLock();

    AlertDesk(
            ConditionRules rules,
            AlertStore alerts,
            FiringStore firings,
            OrderAccounts orderAccounts,
            AlertRounds rounds,
            AlertSettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.alerts = alerts;
        this.firings = firings;
        this.orderAccounts = orderAccounts;
        this.rounds = rounds;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<MarketAlertView> all(UserId person) {
        return alerts.of(person).stream().map(this::view).toList();
    }

    @Override
    public MarketAlertView set(UserId person, SetAlert request, String idempotencyKey) {
        RequestKey key = RequestKey.of(idempotencyKey, request);
        Optional<Alert> before = answered(person, key);
        if (before.isPresent()) {
            return view(before.get());
        }
        rules.require(person, request.terms());
        Alert alert =
                new Alert(
                        new AlertId(ids.next()),
                        person,
                        request.terms(),
                        state(request),
                        null,
                        0,
                        0,
                        null,
                        1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        oneByOne.lock();
        try {
            return view(added(alert, key));
        } finally {
            oneByOne.unlock();
        }
    }

    private Alert added(Alert alert, RequestKey key) {
        Optional<Alert> before = answered(alert.person(), key);
        if (before.isPresent()) {
            return before.get();
        }
        if (alerts.countOf(alert.person()) >= settings.maxPerPerson()) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_ALERTS,
                    "You have " + settings.maxPerPerson() + " alerts already; delete one first");
        }
        requireRoom(alert);
        orderAccounts.add(alert.terms());
        alerts.add(alert, key);
        rounds.changed(alert.id());
        return alert;
    }

    private void requireRoom(Alert alert) {
        if (!alert.isActive()) {
            return;
        }
        if (isComputed(alert.terms())
                && alerts.countStudies(alert.person(), alert.id())
                        >= settings.maxStudiesPerPerson()) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_ALERTS,
                    "You have "
                            + settings.maxStudiesPerPerson()
                            + " active alerts on indicators and formulas already; pause one"
                            + " first");
        }
        if (alerts.countActive() >= settings.maxActive()) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED, "This backend watches as many alerts as it can");
        }
    }

    private static boolean isComputed(AlertTerms terms) {
        return terms.condition() instanceof IndicatorCondition
                || terms.condition() instanceof FormulaCondition;
    }

    @Override
    public MarketAlertView change(UserId person, AlertId id, SetAlert request) {
        own(person, id);
        rules.require(person, request.terms());
        return changed(person, id, alert -> alert.anew(request.terms(), state(request)));
    }

    @Override
    public MarketAlertView arm(UserId person, AlertId id) {
        return changed(
                person,
                id,
                alert -> {
                    if (alert.isActive()) {
                        return alert;
                    }
                    Instant expires = alert.terms().expires();
                    if (expires != null && !expires.isAfter(clock.instant())) {
                        throw new ProblemException(
                                ErrorCode.INVALID_FIELD,
                                "Its time is over: change when it expires.",
                                "terms.expires");
                    }
                    return alert.anew(alert.terms(), AlertState.ACTIVE);
                });
    }

    @Override
    public MarketAlertView pause(UserId person, AlertId id) {
        return changed(
                person,
                id,
                alert -> alert.isActive() ? alert.anew(alert.terms(), AlertState.PAUSED) : alert);
    }

    private MarketAlertView changed(UserId person, AlertId id, UnaryOperator<Alert> change) {
        oneByOne.lock();
        try {
            Alert now =
                    transaction.execute(_ -> {
                        Alert before =
                                alerts.lock(id)
                                        .filter(a -> a.person().equals(person))
                                        .orElseThrow(AlertDesk::unknown);
                        Alert after = change.apply(before);
                        if (after.version() != before.version()) {
                            requireRoom(after);
                            orderAccounts.add(after.terms());
                            alerts.store(after);
                        }
                        return after;
                    });
            rounds.changed(id);
            return view(Objects.requireNonNull(now));
        } finally {
            oneByOne.unlock();
        }
    }

    @Override
    public void delete(UserId person, AlertId id) {
        own(person, id);
        alerts.delete(id);
        rounds.changed(id);
    }

    @Override
    public FiringPage firings(
            UserId person, @Nullable AlertId alert, @Nullable UUID before, int limit) {
        return firings.page(person, alert, before, limit);
    }

    private void own(UserId person, AlertId id) {
        if (alerts.find(id).filter(a -> a.person().equals(person)).isEmpty()) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(ErrorCode.NOT_FOUND, "You have no such alert", "id");
    }

    private MarketAlertView view(Alert alert) {
        return alert.view(rounds.trouble(alert.id()));
    }

    private static AlertState state(SetAlert request) {
        return request.enabled() ? AlertState.ACTIVE : AlertState.PAUSED;
    }

    private Optional<Alert> answered(UserId person, RequestKey key) {
        return alerts.asked(person, key.key())
                .map(known -> {
                    key.requireSame(known.fingerprint(), "a new alert");
                    return known.alert();
                });
    }
}
