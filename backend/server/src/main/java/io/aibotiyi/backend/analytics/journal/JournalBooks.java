package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.trading.BookedFills;
import io.aibotiyi.backend.trading.BookedFills.BookedFill;
import io.aibotiyi.backend.trading.BookedFills.FundingPaid;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.FillView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings journals up to what trading has booked. How far an account is and what its fills made of
 * it change in one transaction under the account's lock here, and fills are read from behind that
 * place: a crash loses and doubles nothing, and an account from before there was a journal is only
 * one that is far behind.
 */
@Component
final class JournalBooks {

    /** Fills of one transaction. */
    static final int BATCH = 500;

    /** Funding is paid at most an hour late; so far back it is looked for again. */
    private static final Duration LATE_FUNDING = Duration.ofDays(1);

    private final BookedFills booked;
    private final TradingService trading;
    private final TripStore entries;
    private final FillWalk walk;
    private final TransactionTemplate transaction;

    JournalBooks(
            BookedFills booked,
            TradingService trading,
            TripStore entries,
            MarketListings listings,
            PlatformTransactionManager transactions) {
        this.booked = booked;
        this.trading = trading;
        this.entries = entries;
        this.walk = new FillWalk(listings);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All accounts of a person; they hold every fill that was booked before when this returns. */
    List<AccountView> catchUp(UserId person) {
        List<AccountView> accounts = trading.accounts(person);
        accounts.forEach(account -> catchUp(person, account.id()));
        return accounts;
    }

    private void catchUp(UserId person, AccountId account) {
        TripStore.Progress progress = entries.progress(account).orElse(null);
        if (progress == null) {
            if (booked.after(account, 0, 1).isEmpty()) {
                return;
            }
            entries.begin(account, person);
        } else if (isCurrent(account, progress)) {
            return;
        }
        boolean more = true;
        while (more) {
            more =
                    Objects.requireNonNull(
                            transaction.execute(_ -> new Round(person, account).run()));
        }
    }

    private boolean isCurrent(AccountId account, TripStore.Progress progress) {
        return booked.after(account, progress.booking(), 1).isEmpty()
                && funding(account, progress.fundedTo()).size()
                        == entries.countFunding(account, fundingFrom(progress.fundedTo()))
                && entries.open(account).stream().noneMatch(trip -> stopOf(trip) != null);
    }

    private List<FundingPaid> funding(AccountId account, @Nullable Instant fundedTo) {
        return booked.funding(account, fundingFrom(fundedTo));
    }

    private static Instant fundingFrom(@Nullable Instant fundedTo) {
        return fundedTo == null ? Instant.EPOCH : fundedTo.minus(LATE_FUNDING);
    }

    /** The stop that a trip without one has got meanwhile; null if it has one, or none came. */
    private @Nullable BigDecimal stopOf(RoundTrip trip) {
        RoundTrip.Origin origin = trip.origin();
        if (trip.stop() != null || origin.transferred()) {
            return null;
        }
        return booked.firstStop(
                        origin.account(),
                        origin.instrument(),
                        origin.closingSide(),
                        trip.entryPrice(),
                        origin.orderedAt(),
                        Instant.parse("9999-01-01T00:00:00Z"))
                .orElse(null);
    }

    /** One transaction's work on an account. */
    private final class Round {

        private final UserId person;
        private final AccountId account;
        private final Map<InstrumentId, RoundTrip> open = new HashMap<>();
        private final Set<RoundTrip> changed = new LinkedHashSet<>();

        Round(UserId person, AccountId account) {
            this.person = person;
            this.account = account;
        }

        /** False if all is in. */
        boolean run() {
            TripStore.Progress before = entries.lock(account);
            entries.open(account).forEach(trip -> open.put(trip.origin().instrument(), trip));
            List<BookedFill> fills = booked.after(account, before.booking(), BATCH);
            fills.forEach(this::add);
            open.values().forEach(this::lookForStop);
            changed.forEach(entries::store);
            boolean more = fills.size() == BATCH;
            Instant fundedTo = before.fundedTo();
            if (!more) {
                fundedTo = fund(fundedTo);
            }
            entries.reached(
                    account,
                    new TripStore.Progress(
                            fills.isEmpty() ? before.booking() : fills.getLast().number(),
                            fundedTo));
            return more;
        }

        private void add(BookedFill fill) {
            InstrumentId instrument = fill.fill().instrument();
            for (Leg leg : walk.apply(fill, open.get(instrument))) {
                RoundTrip trip = leg.trip();
                if (trip.fills() == 1) {
                    entries.add(person, trip);
                }
                entries.add(person, leg);
                if (leg.unpriced()) {
                    entries.addUnpriced(
                            person, trip.origin().id(), fill.fill().feeAsset(), leg.fee());
                }
                changed.add(trip);
                if (trip.isOpen()) {
                    open.put(instrument, trip);
                } else {
                    open.remove(instrument, trip);
                    closed(trip, fill);
                }
            }
        }

        /** Looks for the stop that was there before the trip closed. */
        private void closed(RoundTrip trip, BookedFill last) {
            RoundTrip.Origin origin = trip.origin();
            if (trip.stop() == null && !origin.transferred()) {
                FillView fill = last.fill();
                Instant until =
                        last.orderedAt().isAfter(fill.time()) ? last.orderedAt() : fill.time();
                booked.firstStop(
                                account,
                                origin.instrument(),
                                origin.closingSide(),
                                trip.entryPrice(),
                                origin.orderedAt(),
                                until)
                        .ifPresent(trip::stopAt);
            }
        }

        private void lookForStop(RoundTrip trip) {
            BigDecimal stop = stopOf(trip);
            if (stop != null) {
                trip.stopAt(stop);
                changed.add(trip);
            }
        }

        private @Nullable Instant fund(@Nullable Instant fundedTo) {
            Instant to = fundedTo;
            for (FundingPaid paid : funding(account, fundedTo)) {
                RoundTrip trip = entries.fundedAt(account, paid).orElse(null);
                if (trip != null && entries.addFunding(person, trip.origin().id(), paid)) {
                    trip.fund(paid.payment());
                    entries.store(trip);
                }
                to = to == null || paid.endsAt().isAfter(to) ? paid.endsAt() : to;
            }
            return to;
        }
    }
}
