package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.ParentOrders;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.PlannedSlice;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Tuning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parent orders of the sample account: one at work, one that ended. */
final class SampleParents implements ParentOrders {

    private final SampleMarkets markets;
    private final AccountId account;
    private final List<ParentView> parents = new ArrayList<>();
    private long ids = 0x7000;

    SampleParents(SampleMarkets markets, AccountId account, boolean used) {
        this.markets = markets;
        this.account = account;
        if (used) {
            SampleListing btc = markets.find(markets.instruments().getFirst().id());
            StartParent twap =
                    new StartParent(
                            account,
                            btc.view().id(),
                            Side.BUY,
                            new BigDecimal("0.5"),
                            Algorithm.TWAP,
                            null,
                            null,
                            1800L,
                            Tuning.STANDARD);
            ParentView working = view(twap, markets.ago(Duration.ofMinutes(11)));
            parents.add(moved(working, ParentStatus.WORKING, "0.18332", "0.42", "-0.18", 22, null));
            ParentView past = view(twap, markets.ago(Duration.ofHours(3)));
            parents.add(
                    moved(
                            past,
                            ParentStatus.EXPIRED,
                            "0.46",
                            "1.31",
                            "0.24",
                            58,
                            "Its time is over; 0.04 BTC is left"));
        }
    }

    private ParentView view(StartParent request, Instant start) {
        Long seconds = request.durationSeconds();
        Tuning tuning = request.tuning();
        return new ParentView(
                new ParentOrderId(new UUID(ids++, 0x8000000000000000L)),
                request.account(),
                request.instrument(),
                request.side(),
                request.quantity(),
                request.algorithm(),
                request.limitPrice(),
                start,
                start.plusSeconds(seconds == null ? 60 : seconds),
                tuning == null ? Tuning.STANDARD : tuning,
                ParentStatus.WORKING,
                BigDecimal.ZERO,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                1,
                start,
                start);
    }

    private ParentView moved(
            ParentView p,
            ParentStatus status,
            String filled,
            String arrival,
            String vwap,
            int children,
            @Nullable String reason) {
        BigDecimal price = markets.find(p.instrument()).last();
        return new ParentView(
                p.id(),
                p.account(),
                p.instrument(),
                p.side(),
                p.quantity(),
                p.algorithm(),
                p.limitPrice(),
                p.start(),
                p.end(),
                p.tuning(),
                status,
                new BigDecimal(filled),
                price,
                price,
                price,
                new BigDecimal(arrival),
                new BigDecimal(vwap),
                children,
                reason,
                p.version() + 1,
                p.createdAt(),
                markets.now());
    }

    @Override
    public synchronized ParentView start(StartParent request, String idempotencyKey) {
        ParentView view = view(request, markets.now());
        parents.add(view);
        return view;
    }

    /** Even parts, one each 30 seconds; VWAP has no history here and says so. */
    @Override
    public Preview preview(StartParent request) {
        long seconds = Objects.requireNonNullElse(request.durationSeconds(), 60L);
        Integer wanted = request.tuning() == null ? null : request.tuning().slices();
        int count = wanted == null ? (int) Math.clamp(seconds / 30, 2L, 100L) : wanted;
        List<PlannedSlice> slices = new ArrayList<>();
        BigDecimal part =
                request.quantity().divide(BigDecimal.valueOf(count), 5, RoundingMode.DOWN);
        for (int i = 0; i < count; i++) {
            slices.add(new PlannedSlice(markets.now().plusSeconds(seconds * i / count), part));
        }
        return new Preview(
                request.algorithm(),
                markets.now(),
                markets.now().plusSeconds(seconds),
                slices,
                List.of(),
                List.of(),
                null,
                count + " even parts of about " + part.toPlainString() + " each.");
    }

    @Override
    public synchronized ParentView cancel(ParentOrderId parent) {
        ParentView before = parent(parent);
        ParentView after =
                moved(
                        before,
                        ParentStatus.CANCELLED,
                        before.filled().toPlainString(),
                        "0",
                        "0",
                        before.children(),
                        "Cancelled by its owner");
        parents.set(parents.indexOf(before), after);
        return after;
    }

    @Override
    public synchronized List<ParentView> cancelAll(AccountId owner) {
        return working(owner).stream().map(p -> cancel(p.id())).toList();
    }

    @Override
    public synchronized ParentView parent(ParentOrderId parent) {
        return parents.stream().filter(p -> p.id().equals(parent)).findFirst().orElseThrow();
    }

    @Override
    public List<ChildView> children(ParentOrderId parent, int limit) {
        return List.of();
    }

    @Override
    public synchronized List<ParentView> working(AccountId owner) {
        return parents.stream().filter(p -> p.status().isWorking()).toList();
    }

    @Override
    public synchronized List<ParentView> history(AccountId owner, int limit) {
        return account.equals(owner) ? List.copyOf(parents) : List.of();
    }
}
