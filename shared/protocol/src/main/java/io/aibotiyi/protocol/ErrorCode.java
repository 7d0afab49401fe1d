package io.aibotiyi.protocol;

/**
 * The catalogue of errors. A code is stable for ever; its text may improve. REST answers carry it
 * in an RFC 9457 problem, streams in an error frame.
 */
public enum ErrorCode {
    // access
    UNAUTHENTICATED(401, "Sign in first"),
    BAD_CREDENTIALS(401, "User name or password is wrong"),
    SESSION_EXPIRED(401, "The session has ended; sign in again"),
    FORBIDDEN(403, "Not allowed"),
    SETUP_DONE(409, "This backend is set up already"),
    SETUP_REQUIRED(409, "This backend is not set up yet"),
    BAD_SETUP_SECRET(403, "The setup secret is wrong"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts; wait and try again"),
    STEP_UP_REQUIRED(401, "Prove again who you are, then repeat it"),
    SECOND_FACTOR_REQUIRED(401, "A second factor is needed"),
    APPROVAL_REQUIRED(403, "Somebody else must approve it first"),
    // credentials and sign-in flows
    BAD_PASSWORD_CHOICE(422, "That password is too easy to guess"),
    FLOW_ENDED(410, "This sign-in has ended; start again"),
    BAD_FACTOR(401, "That did not prove who you are"),
    BAD_LINK(410, "This link was used, has expired or is not one of ours"),
    LAST_FACTOR(409, "The last way of proving who you are must stay"),
    MAIL_NOT_CONFIGURED(409, "This backend sends no mail"),
    BAD_AUTHORIZATION(400, "This authorization was used, has expired or is not for this client"),
    BAD_ASSERTION(401, "The sign-in provider's answer does not hold"),
    NOT_LINKED(403, "Nobody here is linked to that account of the sign-in provider"),
    PROVIDER_UNAVAILABLE(503, "The sign-in provider does not answer as it should"),
    // sessions and devices
    BAD_PROOF(401, "The proof of the device's key is missing or wrong"),
    DEVICE_PENDING(403, "This device must be confirmed first"),
    // requests
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_FIELD(422, "A field is not valid"),
    NOT_FOUND(404, "No such thing"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    UNSUPPORTED(422, "Not supported here"),
    CONFLICT(409, "It was changed, or exists already"),
    RATE_LIMITED(429, "Too many requests; wait and try again"),
    TOO_LARGE(413, "The request is larger than is taken here"),
    ADDRESS_TOO_LONG(414, "The address is longer than is taken here"),
    HEADERS_TOO_LARGE(431, "The header fields are larger than is taken here"),
    TOO_SLOW(408, "The request took too long to arrive"),
    VERSION_REQUIRED(428, "Send If-Match with the version that you saw"),
    VERSION_CHANGED(412, "It was changed meanwhile; read it again"),
    SWITCHED_OFF(503, "An administrator has switched this off"),
    IDEMPOTENCY_KEY_REQUIRED(400, "Send an Idempotency-Key header"),
    IDEMPOTENCY_KEY_REUSED(409, "That Idempotency-Key was used for a different request"),
    // markets
    UNKNOWN_INSTRUMENT(404, "No such instrument"),
    BOOK_NOT_LIVE(503, "The book is out of sync and is being rebuilt"),
    FEED_UNAVAILABLE(503, "The feed is not available"),
    // orders
    ORDER_NOT_FOUND(404, "No such order"),
    ORDER_NOT_WORKING(409, "The order is no longer working"),
    PRICE_NOT_ON_TICK(422, "The price is not a multiple of the tick size"),
    QUANTITY_NOT_ON_LOT(422, "The quantity is not a multiple of the lot size"),
    BELOW_MINIMUM_NOTIONAL(422, "The order is worth less than the minimum"),
    INSUFFICIENT_FUNDS(422, "Not enough free funds"),
    VENUE_BUSY(503, "The venue takes no more commands right now; nothing was placed"),
    VENUE_REJECTED(422, "The venue refused the order"),
    TOO_MANY_OPEN_ORDERS(422, "Too many open orders"),
    ORDER_TYPE_UNSUPPORTED(422, "The venue cannot take such an order and it cannot be emulated"),
    TRIGGER_ALREADY_REACHED(422, "The price is at or beyond the trigger already"),
    ORDER_NOT_AMENDABLE(409, "The order cannot be amended now"),
    // risk
    ACCOUNT_HALTED(409, "Trading is halted for this account"),
    ORDER_TOO_LARGE(422, "The order is larger than the account's limit"),
    POSITION_TOO_LARGE(422, "The position would be larger than the account's limit"),
    PRICE_OUTSIDE_COLLAR(422, "The price is too far from the market"),
    ORDER_RATE_EXCEEDED(429, "The account places too many orders a second"),
    DAILY_LOSS_REACHED(409, "The account's loss limit of the day is reached"),
    // margin
    NOT_A_MARGIN_SYMBOL(422, "The instrument is not traded on margin"),
    LEVERAGE_TOO_HIGH(422, "The leverage is more than such a position may have"),
    LEVERAGE_UNSAFE(409, "The leverage would leave positions or orders without margin"),
    MARGIN_INSUFFICIENT(422, "Not enough free margin"),
    REDUCE_ONLY_WOULD_INCREASE(422, "There is no position that the order could reduce"),
    ACCOUNT_LIQUIDATING(409, "The account is being liquidated and takes no orders"),
    // parent orders
    PARENT_ORDER_NOT_FOUND(404, "No such parent order"),
    PARENT_ORDER_NOT_WORKING(409, "The parent order is no longer working"),
    TOO_MANY_PARENT_ORDERS(422, "Too many working parent orders"),
    NO_VOLUME_HISTORY(422, "Nothing is known of the market's volume at that time of day"),
    // market alerts
    TOO_MANY_ALERTS(422, "Too many alerts"),
    // journal
    TOO_MANY_TAGS(422, "Too many tags"),
    TOO_MANY_SNAPSHOTS(422, "Too many chart snapshots"),
    NOT_A_PICTURE(422, "That is not a PNG picture that can be kept"),
    // live trading
    LIVE_TRADING_OFF(503, "Trading with real money is switched off in this backend"),
    EXCHANGE_NOT_LIVE(503, "The account's connection to its exchange is not live"),
    EXCHANGE_UNAVAILABLE(503, "The exchange does not answer as it should"),
    EXCHANGE_KEY_REFUSED(422, "The exchange refuses this key"),
    EXCHANGE_KEY_TOO_STRONG(422, "The key may do more than trade"),
    // people and keys
    BAD_INVITATION(403, "The invitation is unknown, used or expired"),
    BAD_SIGNATURE(401, "The request's signature is not good"),
    // streams
    UNKNOWN_CHANNEL(404, "No such channel"),
    TOO_MANY_SUBSCRIPTIONS(429, "Too many subscriptions on this connection"),
    SLOW_CONSUMER(429, "The connection read too slowly and was closed"),
    // everything else
    OVERLOADED(503, "Too much at once; try again shortly"),
    INTERNAL(500, "Something went wrong here; the trace id names it in the log");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One sentence for a person. */
    public String title() {
        return title;
    }
}
