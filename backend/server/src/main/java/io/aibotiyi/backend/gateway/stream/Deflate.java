package io.aibotiyi.backend.gateway.stream;

import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilter;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandshaker;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Agrees with one client on permessage-deflate (RFC 7692), always without context takeover on
 * either side: no window is kept per connection, and a compressed frame can be shared by its
 * readers. What clients send is inflated in the pipeline, to at most {@code maxMessage} bytes; what
 * they are sent is compressed by {@link WireFrames}, so the pipeline's own encoder compresses
 * nothing.
 */
final class Deflate implements WebSocketServerExtensionHandshaker {

    private static final String NAME = "permessage-deflate";

    /** RFC 7692 section 7.1.1: the server may answer with either even if the client did not ask. */
    private static final List<String> NO_CONTEXT =
            List.of("server_no_context_takeover", "client_no_context_takeover");

    private static final WebSocketExtensionFilterProvider INBOUND_ONLY =
            new WebSocketExtensionFilterProvider() {
                @Override
                public WebSocketExtensionFilter encoderFilter() {
                    return WebSocketExtensionFilter.ALWAYS_SKIP;
                }

                @Override
                public WebSocketExtensionFilter decoderFilter() {
                    return WebSocketExtensionFilter.NEVER_SKIP;
                }
            };

    private final WebSocketServerExtensionHandshaker netty;
    private boolean agreed;

    Deflate(int maxMessage) {
        netty =
                new PerMessageDeflateServerExtensionHandshaker(
                        1,
                        false,
                        PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE,
                        true,
                        true,
                        PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE,
                        PerMessageDeflateServerExtensionHandshaker.DEFAULT_MEM_LEVEL,
                        INBOUND_ONLY,
                        maxMessage);
    }

    /** Known once the handshake is complete. */
    boolean agreed() {
        return agreed;
    }

    @Override
    public @Nullable WebSocketServerExtension handshakeExtension(WebSocketExtensionData offer) {
        if (!offer.name().equalsIgnoreCase(NAME)) {
            return null;
        }
        Map<String, @Nullable String> parameters = new HashMap<>(offer.parameters());
        NO_CONTEXT.forEach(side -> parameters.putIfAbsent(side, null));
        WebSocketServerExtension extension =
                netty.handshakeExtension(new WebSocketExtensionData(offer.name(), parameters));
        agreed |= extension != null;
        return extension;
    }
}
