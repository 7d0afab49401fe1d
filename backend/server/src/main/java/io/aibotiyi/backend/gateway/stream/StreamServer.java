package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.RightsChanged;
import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.backend.gateway.StreamMetrics;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.notifications.NoticeBox;
import io.aibotiyi.backend.notifications.NoticeTold;
import io.aibotiyi.backend.operations.StreamAddress;
import io.aibotiyi.backend.routing.ParentChanged;
import io.aibotiyi.backend.routing.ParentOrders;
import io.aibotiyi.backend.trading.FillBooked;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.backend.trading.TradingService;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Serves the streams on a port of their own; starts before and stops after the web server. */
@Component
class StreamServer implements StreamAddress, StreamMetrics, SmartLifecycle {

    private static final int MAX_FRAME = 64 * 1024;
    private static final WriteBufferWaterMark WATER_MARKS =
            new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    /** Sockets that have not shaken hands yet, beyond the connections. */
    private static final int MOST_STRANGERS = 1024;

    private final Identity identity;
    private final MarketData markets;
    private final Clock clock;
    private final OriginPolicy origins;
    private final StreamProperties properties;
    private final ConnectionRegistry registry = new ConnectionRegistry();
    private final StreamCounters counters = new StreamCounters();
    private final StreamHub hub = new StreamHub(counters);
    private final AtomicInteger sockets = new AtomicInteger();
    private final @Nullable SslContext tls;
    private final OverviewChannels overviews;
    private final AccountChannels accounts;
    private final NoticeChannel notices;
    private final Subscriptions subscriptions;
    private MarketData.@Nullable Subscription feedStates;
    private @Nullable EventLoopGroup loops;
    private volatile @Nullable Channel listening;

    @Autowired
    StreamServer(
            Identity identity,
            Access access,
            MarketData markets,
            TradingService trading,
            ParentOrders parents,
            NoticeBox box,
            Clock clock,
            OriginPolicy origins,
            StreamProperties properties,
            ObjectProvider<SslContext> tls) {
        this(
                identity,
                access,
                markets,
                trading,
                parents,
                box,
                clock,
                origins,
                properties,
                tls.getIfAvailable());
    }

    /**
     * @param tls serves wss if there is one
     */
    StreamServer(
            Identity identity,
            Access access,
            MarketData markets,
            TradingService trading,
            ParentOrders parents,
            NoticeBox box,
            Clock clock,
            OriginPolicy origins,
            StreamProperties properties,
            @Nullable SslContext tls) {
        this.tls = tls;
        this.identity = identity;
        this.markets = markets;
        this.clock = clock;
        this.origins = origins;
        this.properties = properties;
        BookChannel books = new BookChannel(hub, markets, clock);
        TradeChannel trades = new TradeChannel(hub, markets, properties.history(), counters);
        CandleChannel candles = new CandleChannel(hub, markets);
        overviews = new OverviewChannels(hub, markets);
        accounts = new AccountChannels(hub, trading, parents, properties.history(), counters);
        notices = new NoticeChannel(hub, box, properties.history(), counters);
        hub.add(books);
        hub.add(trades);
        hub.add(candles);
        hub.add(overviews);
        hub.add(accounts);
        hub.add(notices);
        subscriptions =
                new Subscriptions(
                        hub,
                        new ChannelPermissions(access),
                        markets,
                        books,
                        trades,
                        candles,
                        overviews,
                        accounts,
                        notices);
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
        return URI.create(
                (tls == null ? "ws://" : "wss://")
                        + host
                        + ":"
                        + bound.getPort()
                        + HandshakeGuard.PATH);
    }

    @Override
    public void start() {
        requireSafe(properties.publicUri());
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
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "aibot.stream.address '" + properties.address() + "' is not known here", e);
        }
        feedStates =
                markets.onFeeds(status -> {
                    overviews.feedChanged();
                    hub.execute(batch -> subscriptions.feedChanged(status, batch));
                });
        hub.start(properties.flushInterval());
    }

    /** Tokens must not travel in plain text (ASVS 5.0, 4.4.1). */
    private static void requireSafe(@Nullable URI address) {
        if (address == null || "wss".equals(address.getScheme())) {
            return;
        }
        try {
            if ("ws".equals(address.getScheme())
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            // refused below: what is not known is not loopback
        }
        throw new IllegalStateException(
                "aibot.stream.public-uri is "
                        + address
                        + ", which would show tokens to the network; it must begin with wss://");
    }

    private ChannelInitializer<SocketChannel> pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.closeFuture().addListener(closed -> sockets.decrementAndGet());
                if (sockets.incrementAndGet() > properties.maxConnections() + MOST_STRANGERS) {
                    counters.refused.increment();
                    var _ = channel.close();
                    return;
                }
                ChannelPipeline pipeline = channel.pipeline();
                if (tls != null) {
                    pipeline.addLast(tls.newHandler(channel.alloc()));
                }
                pipeline.addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(8 * 1024))
                        .addLast(
                                new HandshakeGuard(
                                        origins,
                                        properties.socketIo(),
                                        () -> registry.size() >= properties.maxConnections(),
                                        properties.authenticateWithin(),
                                        counters,
                                        StreamServer.this::webSocket));
            }
        };
    }

    private void webSocket(ChannelPipeline pipeline, boolean socketIo) {
        WebSocketServerProtocolConfig config =
                WebSocketServerProtocolConfig.newBuilder()
                        .websocketPath(HandshakeGuard.PATH)
                        .decoderConfig(
                                WebSocketDecoderConfig.newBuilder()
                                        .maxFramePayloadLength(MAX_FRAME)
                                        .allowExtensions(true)
                                        .build())
                        .dropPongFrames(false)
                        .handshakeTimeoutMillis(properties.authenticateWithin().toMillis())
                        .build();
        Deflate deflate = new Deflate(MAX_FRAME);
        Face face =
                socketIo
                        ? new SocketIoFace(
                                properties.pingInterval(),
                                properties.idleTimeout().minus(properties.pingInterval()),
                                MAX_FRAME)
                        : Face.PLAIN;
        pipeline.addLast(new WebSocketServerExtensionHandler(deflate))
                .addLast(new WebSocketServerProtocolHandler(config))
                .addLast(new WebSocketFrameAggregator(MAX_FRAME))
                .addLast(
                        new StreamConnection(
                                identity,
                                clock,
                                properties,
                                registry,
                                subscriptions,
                                counters,
                                face,
                                this::uri,
                                deflate::agreed));
    }

    @Override
    public Figures figures() {
        return new Figures(
                registry.size(),
                counters.socketIo.intValue(),
                counters.subscriptions.intValue(),
                properties.maxConnections(),
                counters.refused.sum(),
                counters.sentFrames.sum(),
                counters.sentBytes.sum(),
                counters.conflated.sum(),
                counters.skippedTicks.sum(),
                counters.dropped.sum(),
                counters.slowConsumerCloses.sum(),
                counters.resumed.sum(),
                counters.notResumed.sum());
    }

    @Override
    public void stop() {
        Channel channel = listening;
        if (channel == null) {
            return;
        }
        listening = null;
        var _ = channel.close().syncUninterruptibly();
        registry.stopAll(properties.drain());
        if (feedStates != null) {
            feedStates.close();
        }
        if (loops != null) {
            var _ = loops.shutdownGracefully(0, 1_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
        }
        hub.stop();
    }

    /** For tests: what a network does that fails. */
    void cutConnections() {
        registry.cut();
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
    void on(ParentChanged event) {
        accounts.parentChanged(event.parent());
    }

    @EventListener
    void on(NoticeTold event) {
        notices.told(event.person(), event.notice());
    }

    @EventListener
    void on(PortfolioChanged event) {
        accounts.portfolioChanged(event.account());
    }

    @TransactionalEventListener
    void on(RightsChanged event) {
        registry.rightsChanged(event.people());
    }

    @EventListener
    void on(SessionEnded event) {
        registry.sessionEnded(event.session(), event.reason());
    }
}
