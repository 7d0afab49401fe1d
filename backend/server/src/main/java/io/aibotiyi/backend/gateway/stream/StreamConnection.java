package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.StreamCommand.Authenticate;
import io.aibotiyi.protocol.StreamCommand.Ping;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamCommand.Unsubscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectWriter;

/**
 * One client's connection: who it is, what it subscribed to, what waits for it. Confined to its
 * event loop; other threads reach it through {@link #loop()}.
 */
final class StreamConnection extends SimpleChannelInboundHandler<WebSocketFrame> {

    /** Close code for a reader that was too slow; the private range begins at 4000. */
    static final int SLOW_CONSUMER = 4008;

    private static final int POLICY_VIOLATION = 1008;
    private static final int GOING_AWAY = 1001;
    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);
    private static final ObjectWriter FRAMES = Json.mapper().writerFor(StreamFrame.class);

    private final InstantSource clock;
    private final StreamProperties limits;
    private final ConnectionRegistry registry;
    private final StreamCounters counters;
    private final Face face;
    private final BooleanSupplier deflate;
    private final CommandRate rate;
    private final OwnSubscriptions subscriptions;
    private final TokenCheck check;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Outlet outlet;
    private @Nullable ScheduledFuture<?> heartbeat;
    private long heardAt;
    private volatile @Nullable AuthenticatedUser user;
    private @Nullable ScheduledFuture<?> deadline;
    private String host = "";
    private boolean closing;

    /**
     * @param face what the client speaks
     * @param address of the streams, which a proof of a device's key must name
     * @param deflate asked once, after the handshake: whether compression was agreed on
     */
    StreamConnection(
            Identity identity,
            InstantSource clock,
            StreamProperties limits,
            ConnectionRegistry registry,
            Subscriptions channels,
            StreamCounters counters,
            Face face,
            Supplier<URI> address,
            BooleanSupplier deflate) {
        this.clock = clock;
        this.limits = limits;
        this.registry = registry;
        this.counters = counters;
        this.face = face;
        this.deflate = deflate;
        subscriptions = new OwnSubscriptions(this, channels, counters, limits.maxSubscriptions());
        check = new TokenCheck(identity, channels, address);
        rate =
                new CommandRate(
                        limits.commandsPerSecond(), limits.commandBurst(), System.nanoTime());
    }

    // ---- life

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete handshake) {
            host = handshake.requestHeaders().get(HttpHeaderNames.HOST, "");
            opened(ctx);
        } else {
            super.userEventTriggered(ctx, event);
        }
    }

    private void opened(ChannelHandlerContext ctx) {
        outlet = new Outlet(ctx, face, deflate.getAsBoolean(), limits, counters);
        registry.add(this);
        if (face instanceof SocketIoFace) {
            counters.socketIo.increment();
        }
        heardAt = System.nanoTime();
        long interval = limits.pingInterval().toNanos();
        heartbeat =
                ctx.executor()
                        .scheduleAtFixedRate(this::beat, interval, interval, TimeUnit.NANOSECONDS);
        deadline(
                limits.authenticateWithin(),
                () ->
                        close(
                                POLICY_VIOLATION,
                                ErrorCode.UNAUTHENTICATED,
                                "No valid token came within "
                                        + limits.authenticateWithin().toSeconds()
                                        + " s.",
                                0));
        String greeting = face.greeting();
        if (greeting != null) {
            outlet().say(greeting);
            outlet().flush();
        }
    }

    /** Sees that the client is still there. Says nothing about whether a person is. */
    private void beat() {
        if (closing) {
            return;
        }
        long silent = System.nanoTime() - heardAt;
        if (silent > limits.idleTimeout().toNanos()) {
            drop();
            return;
        }
        String heartbeat = face.heartbeat();
        if (heartbeat != null) {
            outlet().say(heartbeat);
            outlet().flush();
        } else if (silent >= limits.pingInterval().toNanos() / 2) {
            outlet().ping();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        subscriptions.endAll();
        for (ScheduledFuture<?> timer : Arrays.asList(deadline, heartbeat)) {
            if (timer != null) {
                timer.cancel(false);
            }
        }
        if (outlet != null) {
            outlet.release();
            if (face instanceof SocketIoFace) {
                counters.socketIo.decrement();
            }
        }
        registry.remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof java.io.IOException)) {
            LOG.debug("Stream connection closed: {}", cause.toString());
        }
        drop();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (closing || outlet == null || !ctx.channel().isWritable()) {
            return;
        }
        boolean wrote = outlet().writeWaiting();
        for (Subscriber subscriber : subscriptions.all()) {
            if (!writable()) {
                break;
            }
            guarded(subscriber::writable);
            wrote = true;
        }
        if (wrote) {
            outlet().flush();
        }
    }

    private void deadline(Duration after, Runnable task) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        deadline = context().executor().schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    // ---- commands

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        heardAt = System.nanoTime();
        if (closing || frame instanceof PongWebSocketFrame) {
            return;
        }
        if (!(frame instanceof TextWebSocketFrame text)) {
            violation("Commands are text frames of JSON.");
            return;
        }
        if (frame.rsv() != 0) {
            violation("Compression was not agreed on.");
            return;
        }
        if (!rate.take(System.nanoTime())) {
            close(
                    POLICY_VIOLATION,
                    ErrorCode.OVERLOADED,
                    "More than "
                            + limits.commandsPerSecond()
                            + " commands a second came; send them slower.",
                    1000);
            return;
        }
        if (!check.isRunning()) {
            message(text.text());
        } else if (!check.hold(text.text())) {
            violation("Too much came before the answer to authenticate.");
        }
    }

    private void message(String text) {
        switch (face.read(text)) {
            case Face.Command(String json) -> command(json);
            case Face.SignIn(long id, String token, String proof) ->
                    authenticate(new Authenticate(id, token, proof));
            case Face.Reply(String reply) -> {
                outlet().say(reply);
                outlet().flush();
            }
            case Face.Bye _ -> drop();
            case Face.Violation(String reason) -> violation(reason);
            case Face.Nothing _ -> {}
        }
    }

    private void violation(String reason) {
        close(POLICY_VIOLATION, ErrorCode.INVALID_REQUEST, reason, 0);
    }

    private void command(String json) {
        switch (Commands.read(json)) {
            case Commands.Refused refused -> fail(refused.id(), null, refused.problem());
            case Commands.Understood(Authenticate command) -> authenticate(command);
            case Commands.Understood(var command) when user == null ->
                    fail(
                            command.id(),
                            null,
                            Problem.of(
                                    ErrorCode.UNAUTHENTICATED,
                                    "The first command must be authenticate.",
                                    null));
            case Commands.Understood(Ping command) ->
                    answer(new StreamFrame.Pong(command.id(), clock.instant()));
            case Commands.Understood(Subscribe command) -> subscribe(command);
            case Commands.Understood(Unsubscribe command) -> subscriptions.leave(command);
        }
    }

    private void authenticate(Authenticate command) {
        check.begin(
                command,
                host,
                String.valueOf(context().channel().remoteAddress()),
                loop(),
                (next, refusal) -> authenticated(command.id(), next, refusal));
    }

    private void authenticated(
            long id, @Nullable AuthenticatedUser next, @Nullable Problem refusal) {
        if (closing) {
            return;
        }
        AuthenticatedUser before = user;
        if (next == null) {
            fail(id, null, refusal == null ? Problem.of(ErrorCode.INTERNAL, null, null) : refusal);
        } else if (before != null && !before.id().equals(next.id())) {
            fail(
                    id,
                    null,
                    Problem.of(
                            ErrorCode.FORBIDDEN,
                            "This connection belongs to another user; open a new one.",
                            null));
        } else {
            signIn(id, next);
        }
        check.end(this::message, () -> closing);
    }

    private void signIn(long id, AuthenticatedUser next) {
        user = next;
        registry.signedIn(this);
        Duration left = Duration.between(clock.instant(), next.expires());
        deadline(
                left.isNegative() ? Duration.ZERO : left,
                () ->
                        close(
                                POLICY_VIOLATION,
                                ErrorCode.SESSION_EXPIRED,
                                "The access token ended; authenticate with a newer one in time.",
                                0));
        answer(new StreamFrame.Ack(id, null));
    }

    private void subscribe(Subscribe command) {
        AuthenticatedUser who = user;
        if (who != null) {
            subscriptions.request(command, who);
        }
    }

    /** The subscription stands: frames may follow. Returns false if the connection has ended. */
    boolean accepted(long id, Subscriber subscriber) {
        return subscriptions.accepted(id, subscriber, closing);
    }

    /** The subscription does not stand. */
    void refused(long id, Problem problem) {
        subscriptions.refused(id, problem);
    }

    /** A standing subscription cannot go on. */
    void ended(Subscriber subscriber, Problem problem) {
        subscriptions.ended(subscriber, problem);
    }

    // ---- output

    /** True while the connection takes conflated data. */
    boolean writable() {
        return !closing && outlet().writable();
    }

    /** A frame was merged into a later one. */
    void conflated() {
        if (!closing) {
            counters.conflated.increment();
        }
    }

    /** Writes a data frame; the caller flushes, or the batch it runs in does. */
    void write(FrameBytes frame, long number) {
        if (!closing) {
            outlet().write(frame, number);
            touch();
        }
    }

    /** Writes a frame that must not be dropped: at once, or when the reader is ready for it. */
    void writeReliably(FrameBytes frame, long number) {
        if (closing) {
            return;
        }
        if (outlet().writeReliably(frame, number)) {
            touch();
        } else {
            counters.slowConsumerCloses.increment();
            close(
                    SLOW_CONSUMER,
                    ErrorCode.SLOW_CONSUMER,
                    ErrorCode.SLOW_CONSUMER.title() + ".",
                    1000);
        }
    }

    /** Answers with a problem. */
    void fail(@Nullable Long id, @Nullable Long subscription, Problem problem) {
        answer(new StreamFrame.Failed(id, subscription, problem));
    }

    /** Sends a frame that is not data, at once. */
    void answer(StreamFrame frame) {
        if (!closing) {
            outlet().say(face.answer(frame, FRAMES.writeValueAsString(frame)));
            outlet().flush();
        }
    }

    private void touch() {
        if (outlet().touch()) {
            PendingFlushes.add(outlet());
        }
    }

    /** Runs a delivery; what it throws costs this connection, nobody else. */
    void guarded(Runnable delivery) {
        try {
            delivery.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** A frame for this connection could not be made. */
    void failed(RuntimeException e) {
        LOG.error("A stream frame could not be made; closing the connection", e);
        drop();
    }

    // ---- ends

    void sessionEnded(String reason) {
        close(POLICY_VIOLATION, ErrorCode.SESSION_EXPIRED, reason, 0);
    }

    /** Announces the end, which comes after {@code closesAfterMillis}. */
    void serverStops(long closesAfterMillis, long closesWithinMillis, long retryAfterMillis) {
        answer(new StreamFrame.ServerShutdown(closesWithinMillis));
        var _ =
                context()
                        .executor()
                        .schedule(
                                () ->
                                        close(
                                                GOING_AWAY,
                                                ErrorCode.OVERLOADED,
                                                "The backend is stopping.",
                                                retryAfterMillis),
                                closesAfterMillis,
                                TimeUnit.MILLISECONDS);
    }

    private void close(int status, ErrorCode code, String reason, long retryAfterMillis) {
        if (closing) {
            return;
        }
        outlet().discardWaiting();
        subscriptions.endAll();
        answer(new StreamFrame.Closing(code + ": " + reason, retryAfterMillis));
        closing = true;
        String farewell = face.farewell();
        if (farewell != null) {
            outlet().say(farewell);
            outlet().flush();
        }
        ChannelHandlerContext ctx = context();
        // closing with input unread would reset the connection, and the peer would lose the reason:
        // its own close frame ends it (RFC 6455, 7.1.1)
        var _ = ctx.writeAndFlush(new CloseWebSocketFrame(status, code.name()));
        // a peer that does not read or answer cannot hold the connection open
        var _ = ctx.executor().schedule(this::drop, 2, TimeUnit.SECONDS);
    }

    /** Breaks the connection. */
    void drop() {
        var _ = context().close();
    }

    // ---- for others

    EventLoop loop() {
        return context().channel().eventLoop();
    }

    ChannelFuture closed() {
        return context().channel().closeFuture();
    }

    @Nullable AuthenticatedUser user() {
        return user;
    }

    private Outlet outlet() {
        Outlet now = outlet;
        if (now == null) {
            throw new IllegalStateException("the handshake is not complete");
        }
        return now;
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext now = context;
        if (now == null) {
            throw new IllegalStateException("not in a pipeline yet");
        }
        return now;
    }
}
