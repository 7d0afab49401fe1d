package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.backend.trading.LiveAccounts;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.AdjustmentReason;
import io.aibotiyi.protocol.Connections.Difference;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the exchange's balances with the ledger's while nothing moves, and books what differs.
 *
 * <p>A difference may be a fill whose news is late. So it is booked only if it lasted, if nothing
 * moved while it was looked at, and if the exchange's list of open orders agrees with what is known
 * of ours. The balances of the beginning are booked at once. {@link #round} is for one thread; the
 * rest may be asked from any.
 */
final class BalanceCheck {

    private static final Duration SOON = Duration.ofMillis(200);

    /** A difference and when it was first seen. */
    private record Suspect(BigDecimal delta, long since) {}

    private final AccountId account;
    private final VenueId venue;
    private final LiveAccounts accounts;
    private final LiveSettings settings;
    private final Clock clock;
    private final LongSupplier activity;
    private final Map<String, Suspect> suspects = new HashMap<>();
    private volatile List<Difference> differences = List.of();
    private volatile Map<String, BigDecimal> boundElsewhere = Map.of();
    private volatile @Nullable Instant comparedAt;
    private final Set<String> openingLeft = new HashSet<>();
    private boolean opened;
    private long next = Long.MIN_VALUE;

    /**
     * @param opened the balances of the beginning are booked
     * @param activity changes whenever an order, fill or request of the account moves; negative
     *     while something is under way
     */
    BalanceCheck(
            AccountId account,
            VenueId venue,
            LiveAccounts accounts,
            LiveSettings settings,
            Clock clock,
            boolean opened,
            LongSupplier activity) {
        this.account = account;
        this.venue = venue;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
        this.opened = opened;
        this.activity = activity;
    }

    boolean opened() {
        return opened;
    }

    List<Difference> differences() {
        return differences;
    }

    Optional<Instant> comparedAt() {
        return Optional.ofNullable(comparedAt);
    }

    /** What orders that are not ours have bound of an asset at the exchange, when last seen. */
    BigDecimal boundElsewhere(String asset) {
        return boundElsewhere.getOrDefault(asset, BigDecimal.ZERO);
    }

    /** Compares if it is time. */
    void round(Trading trading) throws VenueException {
        long now = System.nanoTime();
        if (next != Long.MIN_VALUE && now - next < 0) {
            return;
        }
        long before = activity.getAsLong();
        if (before < 0 || accounts.unbooked() > 0) {
            again(SOON);
            return;
        }
        List<Balance> told = trading.balances();
        boolean agree = ordersAgree(trading);
        Map<String, BigDecimal> ledger = accounts.totals(account);
        if (accounts.unbooked() > 0 || activity.getAsLong() != before) {
            again(SOON);
            return;
        }
        compare(told, ledger, agree);
        comparedAt = clock.instant();
        again(
                suspects.isEmpty() && openingLeft.isEmpty()
                        ? settings.compareEvery()
                        : shorter(settings.confirmAfter(), settings.compareEvery()));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private void again(Duration in) {
        next = System.nanoTime() + in.toNanos();
    }

    private void compare(List<Balance> told, Map<String, BigDecimal> ledger, boolean agree) {
        Map<String, BigDecimal> there = new HashMap<>();
        told.forEach(b -> there.put(b.asset(), b.total()));
        bound(told);
        TreeSet<String> assets = new TreeSet<>(there.keySet());
        assets.addAll(ledger.keySet());
        List<Difference> left = new ArrayList<>();
        for (String asset : assets) {
            BigDecimal venueTotal = there.getOrDefault(asset, BigDecimal.ZERO);
            BigDecimal ledgerTotal = ledger.getOrDefault(asset, BigDecimal.ZERO);
            if (venueTotal.compareTo(ledgerTotal) == 0) {
                suspects.remove(asset);
                continue;
            }
            settle(asset, venueTotal, ledgerTotal, agree)
                    .ifPresent(
                            note -> left.add(new Difference(asset, venueTotal, ledgerTotal, note)));
        }
        differences = List.copyOf(left);
        opened = true;
    }

    private void bound(List<Balance> told) {
        Map<String, BigDecimal> ours = accounts.boundAtVenue(account);
        Map<String, BigDecimal> others = new HashMap<>();
        for (Balance balance : told) {
            BigDecimal other =
                    balance.held().subtract(ours.getOrDefault(balance.asset(), BigDecimal.ZERO));
            if (other.signum() > 0) {
                others.put(balance.asset(), other);
            }
        }
        boundElsewhere = Map.copyOf(others);
    }

    private Optional<String> settle(
            String asset, BigDecimal venueTotal, BigDecimal ledgerTotal, boolean agree) {
        BigDecimal delta = venueTotal.subtract(ledgerTotal);
        if (!opened || openingLeft.contains(asset)) {
            Optional<String> note =
                    accounts.adjust(
                            account,
                            venue,
                            asset,
                            venueTotal,
                            ledgerTotal,
                            AdjustmentReason.OPENING);
            if (note.isPresent()) {
                openingLeft.add(asset);
            } else {
                openingLeft.remove(asset);
            }
            return note;
        }
        long now = System.nanoTime();
        Suspect suspect = suspects.get(asset);
        if (!agree || suspect == null || suspect.delta().compareTo(delta) != 0) {
            suspects.put(asset, new Suspect(delta, now));
            return Optional.of(
                    agree
                            ? "Seen just now; it is booked if it lasts"
                            : "Waits for the exchange's news of an order");
        }
        if (now - suspect.since() < settings.confirmAfter().toNanos()) {
            return Optional.of("It is booked if it lasts");
        }
        Optional<String> note =
                accounts.adjust(
                        account,
                        venue,
                        asset,
                        venueTotal,
                        ledgerTotal,
                        delta.signum() > 0
                                ? AdjustmentReason.FOUND_AT_VENUE
                                : AdjustmentReason.MISSING_AT_VENUE);
        if (note.isEmpty()) {
            suspects.remove(asset);
        }
        return note;
    }

    /** Whether each order that we think is working is open there and as far filled. */
    private boolean ordersAgree(Trading trading) throws VenueException {
        Map<String, OrderReport> open = new HashMap<>();
        trading.openOrders().forEach(report -> open.put(report.clientOrderId(), report));
        for (LiveAccounts.Working working : accounts.working(account)) {
            Optional<OrderState> state = trading.order(working.order().id());
            OrderReport there = open.get(working.order().id().toString());
            if (state.isEmpty() || there == null) {
                return false;
            }
            BigDecimal filled = there.filled();
            if (filled != null && filled.compareTo(state.get().filled()) != 0) {
                return false;
            }
        }
        return true;
    }
}
