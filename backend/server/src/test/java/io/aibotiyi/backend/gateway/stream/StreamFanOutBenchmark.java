package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Access.Session;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Book frames a second that reach 500 connections in all, from a book that never rests; server,
 * feed and clients share this process.
 */
public final class StreamFanOutBenchmark implements Benchmark {

    private static final int CONNECTIONS = 500;

    @Override
    public String name() {
        return "stream-fan-out";
    }

    @Override
    public Result run() throws Exception {
        StreamProperties fast =
                new StreamProperties(
                        "127.0.0.1",
                        0,
                        null,
                        Duration.ofMillis(2),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        CONNECTIONS,
                        20,
                        20,
                        100,
                        64,
                        64);
        LongAdder received = new LongAdder();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        AtomicBoolean over = new AtomicBoolean();
        try (StreamFixture fixture = new StreamFixture(fast)) {
            fixture.markets.snapshot(100);
            Session session = fixture.identity.signIn("bench");
            for (int i = 0; i < CONNECTIONS; i++) {
                connect(loops, fixture.server().uri(), session.accessToken(), received);
            }
            Thread feed = Thread.ofPlatform().start(() -> move(fixture.markets, over));
            Await.until("every connection to be fed", () -> received.sum() > 20L * CONNECTIONS);
            double[] rates = new double[5];
            for (int i = 0; i < rates.length; i++) {
                long before = received.sum();
                long began = System.nanoTime();
                Thread.sleep(1_000);
                rates[i] = (received.sum() - before) * 1e9 / (System.nanoTime() - began);
            }
            over.set(true);
            feed.join();
            Arrays.sort(rates);
            return new Result(
                    rates[2],
                    "frames/s",
                    null,
                    Double.NaN,
                    "50,000 frames a second, clients in the same process",
                    rates[2] >= 50_000);
        } finally {
            var _ = loops.shutdownGracefully().syncUninterruptibly();
        }
    }

    private static void move(FakeMarkets markets, AtomicBoolean over) {
        Random random = new Random(1);
        while (!over.get()) {
            for (int i = 0; i < 4; i++) {
                markets.change(
                        Side.BUY, 100_000 - random.nextInt(10), 1 + random.nextInt(1_000_000));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }

    private static void connect(
            EventLoopGroup loops, URI address, String token, LongAdder received) {
        WebSocketClientProtocolConfig config =
                WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(address)
                        .maxFramePayloadLength(1 << 20)
                        .build();
        var _ =
                new Bootstrap()
                        .group(loops)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline()
                                                .addLast(new HttpClientCodec())
                                                .addLast(new HttpObjectAggregator(8192))
                                                .addLast(new WebSocketClientProtocolHandler(config))
                                                .addLast(new Counter(token, received));
                                    }
                                })
                        .connect(address.getHost(), address.getPort())
                        .syncUninterruptibly();
    }

    /** Signs in, subscribes and counts. */
    private static final class Counter extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final String token;
        private final LongAdder received;

        Counter(String token, LongAdder received) {
            this.token = token;
            this.received = received;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event
                    == WebSocketClientProtocolHandler.ClientHandshakeStateEvent
                            .HANDSHAKE_COMPLETE) {
                var _ =
                        ctx.write(
                                new TextWebSocketFrame(
                                        "{\"op\":\"authenticate\",\"id\":1,\"token\":\""
                                                + token
                                                + "\"}"));
                var _ =
                        ctx.writeAndFlush(
                                new TextWebSocketFrame(
                                        "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"BOOK\","
                                                + "\"instrument\":\"sim:BTC-USDT\",\"depth\":10}"));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            received.increment();
        }
    }
}
