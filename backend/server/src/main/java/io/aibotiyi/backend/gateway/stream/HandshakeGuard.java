package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a WebSocket handshake of an allowed origin pass, to whichever face its path names, and
 * answers anything else as a problem. Nothing secret is taken from an address: whatever a query
 * carries beyond what Engine.IO itself puts there is refused (ASVS 5.0, 4.4.1 and 14.2.1).
 */
final class HandshakeGuard extends SimpleChannelInboundHandler<FullHttpRequest> {

    static final String PATH = "/api/v1/stream";
    static final String SOCKET_IO_PATH = "/socket.io/";

    private static final Set<String> ENGINE_IO = Set.of("EIO", "transport", "t");

    private final OriginPolicy origins;
    private final boolean socketIo;
    private final BooleanSupplier full;
    private final Duration within;
    private final StreamCounters counters;
    private final Next next;
    private @Nullable ScheduledFuture<?> deadline;

    /** Builds the rest of the pipeline. */
    interface Next {
        void pass(ChannelPipeline pipeline, boolean socketIo);
    }

    /**
     * @param socketIo whether Socket.IO is served
     * @param full whether no more connections are taken
     * @param within which the handshake must come
     */
    HandshakeGuard(
            OriginPolicy origins,
            boolean socketIo,
            BooleanSupplier full,
            Duration within,
            StreamCounters counters,
            Next next) {
        this.origins = origins;
        this.socketIo = socketIo;
        this.full = full;
        this.within = within;
        this.counters = counters;
        this.next = next;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        deadline =
                ctx.executor()
                        .schedule(
                                () -> {
                                    var _ = ctx.close();
                                },
                                within.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        QueryStringDecoder address = new QueryStringDecoder(request.uri());
        Problem refusal = refusal(request, address);
        if (refusal == null) {
            next.pass(ctx.pipeline(), address.path().equals(SOCKET_IO_PATH));
            request.setUri(PATH);
            ctx.fireChannelRead(request.retain());
            ctx.pipeline().remove(this);
            return;
        }
        counters.refused.increment();
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(refusal.status()),
                        Unpooled.wrappedBuffer(Json.mapper().writeValueAsBytes(refusal)));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        var _ = ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // not HTTP, or not TLS: there is nobody to answer
        var _ = ctx.close();
    }

    private @Nullable Problem refusal(FullHttpRequest request, QueryStringDecoder address) {
        if (!request.decoderResult().isSuccess()) {
            return problem(ErrorCode.INVALID_REQUEST, "The request is malformed.");
        }
        String refusal =
                origins.refusal(
                                request.headers().get(HttpHeaderNames.HOST),
                                request.headers().get(HttpHeaderNames.ORIGIN))
                        .orElse(null);
        if (refusal != null) {
            return problem(ErrorCode.FORBIDDEN, refusal);
        }
        Problem misplaced = misplaced(address);
        if (misplaced != null) {
            return misplaced;
        }
        if (!"websocket".equalsIgnoreCase(request.headers().get(HttpHeaderNames.UPGRADE))) {
            return problem(ErrorCode.INVALID_REQUEST, "Connect with a WebSocket.");
        }
        return full.getAsBoolean()
                ? problem(ErrorCode.OVERLOADED, "No more stream connections are taken now.")
                : null;
    }

    private @Nullable Problem misplaced(QueryStringDecoder address) {
        Map<String, List<String>> query;
        try {
            query = address.parameters();
        } catch (IllegalArgumentException e) {
            return problem(ErrorCode.INVALID_REQUEST, "The address is malformed.");
        }
        if (socketIo && address.path().equals(SOCKET_IO_PATH)) {
            return engineIo(query);
        }
        if (!address.path().equals(PATH)) {
            return problem(ErrorCode.NOT_FOUND, "The streams are at " + PATH + ".");
        }
        return query.isEmpty()
                ? null
                : problem(
                        ErrorCode.INVALID_REQUEST,
                        "The address takes no query; the token belongs in the first message.");
    }

    private static @Nullable Problem engineIo(Map<String, List<String>> query) {
        if (!List.of("4").equals(query.get("EIO"))) {
            return problem(
                    ErrorCode.UNSUPPORTED,
                    "Only Engine.IO protocol 4 is spoken; use socket.io-client 3 or 4.");
        }
        if (!List.of("websocket").equals(query.get("transport"))) {
            return problem(
                    ErrorCode.UNSUPPORTED,
                    "Only the WebSocket transport is served; connect with transports:"
                            + " [\"websocket\"].");
        }
        return ENGINE_IO.containsAll(query.keySet())
                ? null
                : problem(
                        ErrorCode.INVALID_REQUEST,
                        "The address takes no query of yours; the token belongs in auth.");
    }

    private static Problem problem(ErrorCode code, String detail) {
        return Problem.of(code, detail, null);
    }
}
