package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.operations.StreamAddress;
import io.aibotiyi.backend.trading.FillBooked;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.backend.trading.TradingService;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Serves the streams on a port of their own; starts before and stops after the web server. */
@Component
class StreamServer implements StreamAddress, SmartLifecycle {

    static final String PATH = "/api/v1/stream";

    private static final int MAX_FRAME = 64 * 1024;
    private static final WriteBufferWaterMark WATER_MARKS =
            new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    /** What clients are asked to wait when the backend stops. */
    private static final long RETRY_AFTER_MILLIS = 1000;

    /** Readers slower than this do not hear that the backend stops. */
    private static final long STOP_WITHIN_MILLIS = 1500;

    private final Identity identity;
    private final MarketData markets;
    private final Clock clock;
    private final OriginPolicy origins;
    private final StreamProperties properties;
    private final ConnectionRegistry registry = new ConnectionRegistry();
    private final StreamHub hub = new StreamHub();
    private final OverviewChannels overviews;
    private final AccountChannels accounts;
    private final Subscriptions subscriptions;
    private MarketData.@Nullable Subscription feedStates;
    private @Nullable EventLoopGroup loops;
    private volatile @Nullable Channel listening;

    StreamServer(
            Identity identity,
            MarketData markets,
            TradingService trading,
            Clock clock,
            OriginPolicy origins,
            StreamProperties properties) {
        this.identity = identity;
        this.markets = markets;
        this.clock = clock;
        this.origins = origins;
        this.properties = properties;
        BookChannel books = new BookChannel(hub, markets, clock);
        TradeChannel trades = new TradeChannel(hub, markets);
        CandleChannel candles = new CandleChannel(hub, markets);
        overviews = new OverviewChannels(hub, markets);
        accounts = new AccountChannels(hub, trading);
        hub.add(books);
        hub.add(trades);
        hub.add(candles);
        hub.add(overviews);
        hub.add(accounts);
        subscriptions =
                new Subscriptions(hub, markets, books, trades, candles, overviews, accounts);
    }

    @Override
    public URI uri() {
        if (properties.publicUri() != null) {
            return properties.publicUri();
        }
        Channel channel = listening;
        if (channel == null) {
            throw new IllegalStateException("the streams are not served yet");
        }
        InetSocketAddress bound = (InetSocketAddress) channel.localAddress();
        String host = bound.getAddress().getHostAddress();
        if (bound.getAddress().isAnyLocalAddress()) {
            host = "127.0.0.1";
        } else if (host.contains(":")) {
            host = "[" + host + "]";
        }
        return URI.create("ws://" + host + ":" + bound.getPort() + PATH);
    }

    @Override
    public void start() {
        int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(
                        threads,
                        new DefaultThreadFactory("stream-io", true),
                        NioIoHandler.newFactory());
        loops = group;
        try {
            listening =
                    new ServerBootstrap()
                            .group(group)
                            .channel(NioServerSocketChannel.class)
                            .option(ChannelOption.SO_BACKLOG, 512)
                            .childOption(ChannelOption.TCP_NODELAY, true)
                            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                            .childHandler(pipeline())
                            .bind(InetAddress.getByName(properties.address()), properties.port())
                            .syncUninterruptibly()
                            .channel();
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(
                    "aibot.stream.address '" + properties.address() + "' is not known here", e);
        }
        feedStates = markets.onFeeds(status -> overviews.feedChanged());
        hub.start(properties.flushInterval());
    }

    private ChannelInitializer<SocketChannel> pipeline() {
        WebSocketServerProtocolConfig config =
                WebSocketServerProtocolConfig.newBuilder()
                        .websocketPath(PATH)
                        .maxFramePayloadLength(MAX_FRAME)
                        .handshakeTimeoutMillis(properties.authenticateWithin().toMillis())
                        .build();
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline()
                        .addLast(
                                new IdleStateHandler(
                                        properties.idleTimeout().toMillis(),
                                        properties.pingInterval().toMillis(),
                                        0,
                                        TimeUnit.MILLISECONDS))
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(8 * 1024))
                        .addLast(
                                new HandshakeGuard(
                                        origins, PATH, registry, properties.maxConnections()))
                        .addLast(new WebSocketServerProtocolHandler(config))
                        .addLast(new WebSocketFrameAggregator(MAX_FRAME))
                        .addLast(
                                new StreamConnection(
                                        identity, clock, properties, registry, subscriptions));
            }
        };
    }

    @Override
    public void stop() {
        Channel channel = listening;
        if (channel == null) {
            return;
        }
        listening = null;
        var _ = channel.close().syncUninterruptibly();
        registry.stopAll(RETRY_AFTER_MILLIS, STOP_WITHIN_MILLIS);
        if (feedStates != null) {
            feedStates.close();
        }
        if (loops != null) {
            var _ = loops.shutdownGracefully(0, 1_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
        }
        hub.stop();
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 8192;
    }

    @EventListener
    void on(OrderChanged event) {
        accounts.orderChanged(event.order());
    }

    @EventListener
    void on(FillBooked event) {
        accounts.fillBooked(event.fill());
    }

    @EventListener
    void on(PortfolioChanged event) {
        accounts.portfolioChanged(event.account());
    }

    @EventListener
    void on(SessionEnded event) {
        registry.sessionEnded(event.session(), event.reason());
    }
}
