package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.StartParent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts parent orders: each is stored whole with its schedule, its news and its key before it is
 * answered. They are started one after the other, so that the bound of an account holds.
 */
@Component
final class ParentStarts {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final ParentRules rules;
    private final ParentStore parents;
    private final ParentNews news;
    private final ParentRounds rounds;
    private final RoutingSettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ReentrantLock oneByOne = new ReentrantLock();

    ParentStarts(
            ParentRules rules,
            ParentStore parents,
            ParentNews news,
            ParentRounds rounds,
            RoutingSettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.parents = parents;
        this.news = news;
        this.rounds = rounds;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    ParentView start(UserId user, StartParent request, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                    "An idempotency key has 1 to 64 printable ASCII characters without spaces");
        }
        String fingerprint = fingerprint(request);
        Optional<Parent> before = answered(user, key, fingerprint);
        if (before.isPresent()) {
            return before.get().view();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ParentOrderId id = new ParentOrderId(ids.next());
        Terms terms = rules.terms(user, request, now, id.value().getLeastSignificantBits());
        Parent parent =
                new Parent(
                        id,
                        user,
                        terms,
                        Progress.begin(Tape.from(EpochNanos.of(terms.start())), terms.start()),
                        1,
                        now,
                        now);
        oneByOne.lock();
        try {
            return stored(parent, key, fingerprint).view();
        } finally {
            oneByOne.unlock();
            rounds.wake();
        }
    }

    private Parent stored(Parent parent, String key, String fingerprint) {
        Optional<Parent> before = answered(parent.owner(), key, fingerprint);
        if (before.isPresent()) {
            return before.get();
        }
        if (parents.countWorking(parent.terms().account()) >= settings.maxWorking()) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_PARENT_ORDERS,
                    "An account has at most "
                            + settings.maxWorking()
                            + " working parent orders; cancel one first");
        }
        transaction.executeWithoutResult(status -> {
            parents.add(parent, key, fingerprint);
            news.changed(parent);
        });
        return parent;
    }

    private Optional<Parent> answered(UserId user, String key, String fingerprint) {
        return parents.asked(user, key)
                .map(known -> {
                    if (!known.fingerprint().equals(fingerprint)) {
                        throw new ProblemException(
                                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                                "Use a new key for a new parent order");
                    }
                    return known.parent();
                });
    }

    private static String fingerprint(StartParent request) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            Json.mapper()
                                                    .writeValueAsString(request)
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
