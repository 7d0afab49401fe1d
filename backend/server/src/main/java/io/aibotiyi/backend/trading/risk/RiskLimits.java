package io.aibotiyi.backend.trading.risk;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limits of accounts. The owner's and the desk's are kept apart, and the stricter of the two
 * holds, limit by limit: nobody can loosen what the other set.
 */
@Component
public final class RiskLimits {

    private static final BigDecimal MOST_MONEY = new BigDecimal("1e15");
    private static final BigDecimal WIDEST_COLLAR = BigDecimal.TEN;
    private static final int MOST_ORDERS = 10_000;

    /**
     * @param own {@link Limits#NONE} while the owner set none
     * @param desk the backend's defaults while the desk set none
     */
    public record Known(
            Limits own, Limits desk, Limits effective, long version, long deskVersion) {}

    private final LimitStore store;
    private final RiskSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    RiskLimits(LimitStore store, RiskSettings settings, AuditLog audit, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    public Known of(AccountId account) {
        Map<Level, LimitStore.Versioned> set = store.of(account);
        LimitStore.Versioned own = set.get(Level.OWN);
        LimitStore.Versioned desk = set.get(Level.DESK);
        Limits ownLimits = own == null ? Limits.NONE : own.limits();
        Limits deskLimits = desk == null ? settings.limits() : desk.limits();
        return new Known(
                ownLimits,
                deskLimits,
                stricter(ownLimits, deskLimits),
                own == null ? 0 : own.version(),
                desk == null ? 0 : desk.version());
    }

    /**
     * Replaces a level's limits; in the caller's transaction, which holds the account's lock.
     *
     * @param seen the version that the caller read
     * @throws ProblemException VERSION_CHANGED, INVALID_FIELD
     */
    public void change(AccountId account, Level level, UserId by, long seen, Limits limits) {
        require(limits);
        Known now = of(account);
        long present = level == Level.OWN ? now.version() : now.deskVersion();
        if (seen != present) {
            throw new ProblemException(
                    ErrorCode.VERSION_CHANGED,
                    "You saw version " + seen + ", it is now version " + present + ".",
                    "If-Match");
        }
        store.store(
                account, level, new LimitStore.Versioned(limits, present + 1), by, clock.instant());
        audit.append(
                AuditEvent.done("trading.risk.changed", "account:" + account)
                        .with(facts(level, limits)));
    }

    private static Map<String, String> facts(Level level, Limits limits) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("level", level.name());
        facts.put("maxOrderNotional", text(limits.maxOrderNotional()));
        facts.put("maxPositionNotional", text(limits.maxPositionNotional()));
        facts.put("priceCollar", text(limits.priceCollar()));
        facts.put("maxOrdersPerSecond", text(limits.maxOrdersPerSecond()));
        facts.put("maxDailyLoss", text(limits.maxDailyLoss()));
        return facts;
    }

    private static String text(@Nullable Object limit) {
        return limit == null ? "none" : limit.toString();
    }

    private static Limits stricter(Limits a, Limits b) {
        return new Limits(
                smaller(a.maxOrderNotional(), b.maxOrderNotional()),
                smaller(a.maxPositionNotional(), b.maxPositionNotional()),
                smaller(a.priceCollar(), b.priceCollar()),
                smaller(a.maxOrdersPerSecond(), b.maxOrdersPerSecond()),
                smaller(a.maxDailyLoss(), b.maxDailyLoss()));
    }

    private static <T extends Comparable<T>> @Nullable T smaller(@Nullable T a, @Nullable T b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static void require(Limits limits) {
        positive("maxOrderNotional", limits.maxOrderNotional(), MOST_MONEY);
        positive("maxPositionNotional", limits.maxPositionNotional(), MOST_MONEY);
        positive("priceCollar", limits.priceCollar(), WIDEST_COLLAR);
        positive("maxDailyLoss", limits.maxDailyLoss(), MOST_MONEY);
        Integer perSecond = limits.maxOrdersPerSecond();
        if (perSecond != null && (perSecond < 1 || perSecond > MOST_ORDERS)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "maxOrdersPerSecond is 1 to " + MOST_ORDERS + ", or absent for none",
                    "maxOrdersPerSecond");
        }
    }

    private static void positive(String name, @Nullable BigDecimal limit, BigDecimal most) {
        if (limit == null) {
            return;
        }
        if (limit.signum() <= 0 || limit.compareTo(most) > 0 || limit.scale() > 18) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    name
                            + " is more than 0 and at most "
                            + most.toPlainString()
                            + " with 18 decimals, or absent for none",
                    name);
        }
    }
}
