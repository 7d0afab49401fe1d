package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.StreamCommand.Channel;
import java.util.Locale;

/** The permission that each channel of the streams needs. */
public final class ChannelPermissions {

    private final Access access;

    ChannelPermissions(Access access) {
        this.access = access;
    }

    /** A channel without one does not compile. */
    public static Permission of(Channel channel) {
        return switch (channel) {
            case BOOK, TRADES, CANDLES, TICKERS, FEEDS -> Permission.MARKET_READ;
            case ORDERS, FILLS, PORTFOLIO, PARENT_ORDERS -> Permission.ACCOUNT_READ;
            case NOTICES -> Permission.SELF_READ;
        };
    }

    /**
     * May look into the database.
     *
     * @throws ProblemException FORBIDDEN, STEP_UP_REQUIRED
     */
    void require(AuthenticatedUser user, Channel channel) {
        CallContext.system("streams")
                .by(user.actor(), user.session(), user.device())
                .call(() ->
                        access.require(
                                user.subject(),
                                of(channel),
                                Resource.any("stream." + channel.name().toLowerCase(Locale.ROOT))));
    }
}
