package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.FeatureSupport;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.Support;
import io.aibotiyi.protocol.Trading.SupportLevel;
import io.aibotiyi.protocol.Trading.TimeSupport;
import io.aibotiyi.protocol.Trading.TypeSupport;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What orders a venue takes: by itself, with this backend's help, or not at all.
 *
 * <p>Emulated are triggers, trailing, expiry where the venue's time is the present, and orders that
 * belong together. Nothing of a post-only or iceberg order can be emulated: it is the venue that
 * must not trade or must not show.
 */
@Component
final class OrderSupports {

    private static final Support NATIVE = new Support(SupportLevel.NATIVE, null);

    private final Venues venues;

    OrderSupports(Venues venues) {
        this.venues = venues;
    }

    /**
     * @throws ProblemException NOT_FOUND if nothing executes there now
     */
    OrderSupport at(VenueId venue) {
        return venues.find(venue)
                .map(ExecutionVenue::capabilities)
                .map(able -> of(venue, able))
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.NOT_FOUND,
                                "Nothing executes orders at " + venue + " now",
                                "venue"));
    }

    /**
     * What a live account's exchange takes, also while it is not connected.
     *
     * @throws ProblemException NOT_FOUND if the account does not trade there
     */
    OrderSupport live(AccountId account, VenueId venue) {
        return venues.live(account)
                .filter(v -> v.id().equals(venue))
                .map(v -> of(venue, v.capabilities()))
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.NOT_FOUND,
                                "The account does not trade at " + venue + " now",
                                "venue"));
    }

    static OrderSupport of(VenueId venue, VenueCapabilities able) {
        return new OrderSupport(
                venue,
                Stream.of(OrderType.values()).map(t -> new TypeSupport(t, type(t, able))).toList(),
                Stream.of(TimeInForce.values())
                        .map(t -> new TimeSupport(t, time(t, able)))
                        .toList(),
                Stream.of(OrderFeature.values())
                        .map(f -> new FeatureSupport(f, feature(f, able)))
                        .toList());
    }

    private static Support type(OrderType type, VenueCapabilities able) {
        if (able.types().contains(type)) {
            return NATIVE;
        }
        return switch (type) {
            case LIMIT, MARKET -> refused("The venue takes none");
            case TRAILING_STOP ->
                    emulated(
                            "The trigger follows the trades seen here; if the backend is killed, its"
                                    + " moves of the last second may be lost");
            case STOP, STOP_LIMIT, MARKET_IF_TOUCHED, LIMIT_IF_TOUCHED ->
                    emulated(
                            "The trigger is watched here; nothing fires while the backend is down");
        };
    }

    private static Support time(TimeInForce time, VenueCapabilities able) {
        boolean expires = able.timesInForce().contains(TimeInForce.GTD);
        return switch (time) {
            case GTC, IOC, FOK ->
                    able.timesInForce().contains(time) ? NATIVE : refused("The venue takes none");
            case GTD, DAY -> {
                if (expires) {
                    yield NATIVE;
                }
                yield able.present()
                        ? emulated("Cancelled by this backend when its time is over")
                        : refused("The venue plays back the past; a time of today means nothing");
            }
        };
    }

    private static Support feature(OrderFeature feature, VenueCapabilities able) {
        return switch (feature) {
            case POST_ONLY ->
                    able.postOnly() ? NATIVE : refused("The venue takes no post-only orders");
            case ICEBERG ->
                    able.iceberg()
                            ? NATIVE
                            : refused(
                                    able.live()
                                            ? "This connection sends no icebergs"
                                            : "Orders here stand in no book that somebody could"
                                                    + " see");
            case AMEND -> able.amend() ? NATIVE : refused("The venue cannot amend; cancel instead");
            case REDUCE_ONLY ->
                    able.reduceOnly()
                            ? new Support(
                                    SupportLevel.NATIVE,
                                    "In perpetuals; every sale of a spot account is, a buy there has"
                                            + " nothing to reduce")
                            : emulated(
                                    "Every sale of a spot account is; a buy has nothing to reduce");
            case ONE_CANCELS_OTHER, BRACKET ->
                    emulated("The stop is watched here and sent once the target is cancelled");
        };
    }

    private static Support emulated(String note) {
        return new Support(SupportLevel.EMULATED, note);
    }

    private static Support refused(String note) {
        return new Support(SupportLevel.REFUSED, note);
    }

    /**
     * @throws ProblemException ORDER_TYPE_UNSUPPORTED naming the field
     */
    static void require(PlaceOrder order, VenueId venue, VenueCapabilities able) {
        require(venue, order.type().name(), type(order.type(), able), "type");
        TimeInForce time = order.timeInForce();
        if (time != null) {
            require(venue, time.name(), time(time, able), "timeInForce");
        }
        if (Boolean.TRUE.equals(order.postOnly())) {
            require(venue, "POST_ONLY", feature(OrderFeature.POST_ONLY, able), "postOnly");
        }
        if (order.displayQuantity() != null) {
            require(venue, "ICEBERG", feature(OrderFeature.ICEBERG, able), "displayQuantity");
        }
    }

    /**
     * What must be the venue's own work in a perpetual.
     *
     * @throws ProblemException ORDER_TYPE_UNSUPPORTED naming the field
     */
    static void requireOnMargin(PlaceOrder order, VenueId venue, VenueCapabilities able) {
        if (Boolean.TRUE.equals(order.reduceOnly()) && !able.reduceOnly()) {
            require(
                    venue,
                    "REDUCE_ONLY",
                    refused("It knows no positions that an order could be held to"),
                    "reduceOnly");
        }
    }

    private static void require(VenueId venue, String what, Support support, String field) {
        if (support.level() == SupportLevel.REFUSED) {
            throw new ProblemException(
                    ErrorCode.ORDER_TYPE_UNSUPPORTED,
                    venue + " and " + what + ": " + support.note(),
                    field);
        }
    }
}
