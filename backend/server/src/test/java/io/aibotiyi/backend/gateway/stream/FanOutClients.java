package io.aibotiyi.backend.gateway.stream;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Many WebSocket clients on one thread that cost as little as they can: they count book frames and,
 * when asked to, how old each is. The same for every server measured.
 */
final class FanOutClients implements AutoCloseable {

    private static final int BUCKET_MICROS = 10;
    private static final int BUCKETS = 500_000;
    private static final byte[] SEQUENCE = "\"sequence\":".getBytes(StandardCharsets.US_ASCII);

    final LongAdder received = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final AtomicInteger subscribed = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();
    private final long[] ages = new long[BUCKETS];
    private volatile boolean timing;
    private volatile @Nullable String failure;
    private volatile boolean closing;

    /** Adds connections that sign in and subscribe to the first {@code books} books. */
    void connect(int count, int port, String token, int books) throws InterruptedException {
        int before = subscribed.get();
        for (int i = 0; i < count; i++) {
            channels.add(
                    new Bootstrap()
                            .group(loop)
                            .channel(NioSocketChannel.class)
                            .handler(
                                    new ChannelInitializer<SocketChannel>() {
                                        @Override
                                        protected void initChannel(SocketChannel channel) {
                                            channel.pipeline()
                                                    .addLast(new Client(port, token, books));
                                        }
                                    })
                            .connect("127.0.0.1", port)
                            .sync()
                            .channel());
        }
        Await.until(
                count + " connections signed in and subscribed",
                () -> subscribed.get() == before + count);
    }

    /** Closes all connections. */
    void disconnect() {
        closing = true;
        channels.forEach(c -> c.close().syncUninterruptibly());
        channels.clear();
        closing = false;
        subscribed.set(0);
    }

    /** Throws if a connection was lost. */
    void requireAll() {
        if (lost.get() > 0) {
            throw new IllegalStateException(
                    lost.get()
                            + " connections were lost"
                            + (failure == null ? "" : ": " + failure));
        }
    }

    /** Starts to note how old frames are. */
    void startTiming() {
        loop.next()
                .submit(() -> {
                    java.util.Arrays.fill(ages, 0);
                    timing = true;
                })
                .syncUninterruptibly();
    }

    /** The age in milliseconds that the given part of the frames did not exceed. */
    double stopTiming(double part) {
        loop.next().submit(() -> timing = false).syncUninterruptibly();
        long all = 0;
        for (long count : ages) {
            all += count;
        }
        long within = 0;
        for (int i = 0; i < BUCKETS; i++) {
            within += ages[i];
            if (within >= part * all) {
                return (i + 1) * BUCKET_MICROS / 1000.0;
            }
        }
        throw new IllegalStateException("no frames were timed");
    }

    @Override
    public void close() {
        disconnect();
        var _ = loop.shutdownGracefully().syncUninterruptibly();
    }

    /** One connection. */
    private final class Client extends ByteToMessageDecoder {

        private final int port;
        private final String token;
        private final int books;
        private boolean open;
        private int acknowledged;

        Client(int port, String token, int books) {
            this.port = port;
            this.token = token;
            this.books = books;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            var _ =
                    ctx.writeAndFlush(
                            ByteBufUtil.writeAscii(
                                    ctx.alloc(),
                                    "GET "
                                            + HandshakeGuard.PATH
                                            + " HTTP/1.1\r\nHost: 127.0.0.1:"
                                            + port
                                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                            + "Sec-WebSocket-Version: 13\r\n"
                                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            if (!open && !shakeHands(ctx, in)) {
                return;
            }
            int frames = 0;
            int at = in.readerIndex();
            while (in.writerIndex() - at >= 2) {
                int code = in.getByte(at) & 0x0f;
                int length = in.getByte(at + 1) & 0x7f;
                int start = at + 2;
                if (length == 126) {
                    if (in.writerIndex() - at < 4) {
                        break;
                    }
                    length = in.getUnsignedShort(at + 2);
                    start = at + 4;
                } else if (length == 127) {
                    throw new IllegalStateException("no frame is that long here");
                }
                if (in.writerIndex() - start < length) {
                    break;
                }
                if (code == 1 && in.getByte(start + 9) == 'b') {
                    frames++;
                    if (timing) {
                        age(in, start, length);
                    }
                } else if (code == 9) {
                    send(ctx, 0x8a, "");
                } else if (code == 1) {
                    acknowledged();
                }
                at = start + length;
            }
            if (frames > 0) {
                received.add(frames);
                bytes.add(at - in.readerIndex());
            }
            in.readerIndex(at);
        }

        private boolean shakeHands(ChannelHandlerContext ctx, ByteBuf in) {
            int end =
                    ByteBufUtil.indexOf(
                            io.netty.buffer.Unpooled.wrappedBuffer(
                                    "\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                            in);
            if (end < 0) {
                return false;
            }
            if (!in.toString(in.readerIndex(), 12, StandardCharsets.US_ASCII).endsWith("101")) {
                throw new IllegalStateException(in.toString(StandardCharsets.US_ASCII));
            }
            in.readerIndex(end + 4);
            open = true;
            send(ctx, 0x81, "{\"op\":\"authenticate\",\"id\":1,\"token\":\"" + token + "\"}");
            for (int book = 0; book < books; book++) {
                send(
                        ctx,
                        0x81,
                        "{\"op\":\"subscribe\",\"id\":"
                                + (book + 2)
                                + ",\"channel\":\"BOOK\",\"depth\":10,\"instrument\":\""
                                + BenchMarkets.id(book)
                                + "\"}");
            }
            return true;
        }

        private void acknowledged() {
            if (++acknowledged == books + 1) {
                subscribed.incrementAndGet();
            }
        }

        private void age(ByteBuf in, int start, int length) {
            // after {"type":"book","subscription":1,"snapshot":…,"previous":…,
            int at = start + 60;
            int end = start + length;
            int matched = 0;
            while (at < end && matched < SEQUENCE.length) {
                byte next = in.getByte(at++);
                matched = next == SEQUENCE[matched] ? matched + 1 : next == SEQUENCE[0] ? 1 : 0;
            }
            long sequence = 0;
            for (int digit = in.getByte(at) - '0'; digit >= 0 && digit <= 9; ) {
                sequence = 10 * sequence + digit;
                digit = in.getByte(++at) - '0';
            }
            long micros = (System.nanoTime() - sequence) / 1000;
            ages[Math.clamp(micros / BUCKET_MICROS, 0, BUCKETS - 1)]++;
        }

        private void send(ChannelHandlerContext ctx, int code, String text) {
            byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
            ByteBuf frame = ctx.alloc().buffer(payload.length + 8).writeByte(code);
            if (payload.length < 126) {
                frame.writeByte(0x80 | payload.length);
            } else {
                frame.writeByte(0x80 | 126).writeShort(payload.length);
            }
            // a mask of zeros leaves the payload as it is
            var _ = ctx.writeAndFlush(frame.writeInt(0).writeBytes(payload));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (!closing) {
                lost.incrementAndGet();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            failure = cause.toString();
            var _ = ctx.close();
        }
    }
}
