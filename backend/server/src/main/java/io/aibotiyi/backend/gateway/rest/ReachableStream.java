package io.aibotiyi.backend.gateway.rest;

import java.net.URI;

/** The streams' address as the asking client can reach it. */
final class ReachableStream {

    private static final String LOOPBACK = "127.0.0.1";

    private ReachableStream() {}

    /**
     * A backend bound to every address knows none of its names: whoever reached REST by one reaches
     * the streams by the same.
     *
     * @param askedHost the host of the request, IPv6 with or without brackets
     */
    static URI of(URI stream, String askedHost) {
        boolean foreign =
                !askedHost.equals("localhost")
                        && !askedHost.startsWith("127.")
                        && !askedHost.equals("::1")
                        && !askedHost.equals("[::1]");
        if (!LOOPBACK.equals(stream.getHost()) || !foreign) {
            return stream;
        }
        String host =
                askedHost.contains(":") && !askedHost.startsWith("[")
                        ? "[" + askedHost + "]"
                        : askedHost;
        return URI.create(
                stream.getScheme() + "://" + host + ":" + stream.getPort() + stream.getRawPath());
    }
}
