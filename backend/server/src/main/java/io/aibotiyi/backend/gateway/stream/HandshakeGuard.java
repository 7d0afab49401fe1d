package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** Lets a WebSocket handshake of an allowed origin pass and answers anything else as a problem. */
final class HandshakeGuard extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final OriginPolicy origins;
    private final String path;
    private final ConnectionRegistry registry;
    private final int maxConnections;

    HandshakeGuard(
            OriginPolicy origins, String path, ConnectionRegistry registry, int maxConnections) {
        this.origins = origins;
        this.path = path;
        this.registry = registry;
        this.maxConnections = maxConnections;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        Problem refusal = refusal(request);
        if (refusal == null) {
            ctx.pipeline().remove(this);
            ctx.fireChannelRead(request.retain());
            return;
        }
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

    private @Nullable Problem refusal(FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return Problem.of(ErrorCode.INVALID_REQUEST, "The request is malformed.", null);
        }
        String refusal =
                origins.refusal(
                                request.headers().get(HttpHeaderNames.HOST),
                                request.headers().get(HttpHeaderNames.ORIGIN))
                        .orElse(null);
        if (refusal != null) {
            return Problem.of(ErrorCode.FORBIDDEN, refusal, null);
        }
        if (!request.uri().equals(path)) {
            return Problem.of(ErrorCode.NOT_FOUND, "The streams are at " + path + ".", null);
        }
        if (!"websocket".equalsIgnoreCase(request.headers().get(HttpHeaderNames.UPGRADE))) {
            return Problem.of(ErrorCode.INVALID_REQUEST, "Connect with a WebSocket.", null);
        }
        if (registry.size() >= maxConnections) {
            return Problem.of(
                    ErrorCode.OVERLOADED, "No more stream connections are taken now.", null);
        }
        return null;
    }
}
