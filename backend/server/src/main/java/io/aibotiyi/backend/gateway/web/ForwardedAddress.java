package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.AddressRange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells where a request comes from. {@code X-Forwarded-For} is believed only where the connection
 * itself comes from a proxy that the configuration trusts, and only back to the first hop that is
 * not one; from anybody else it is noise.
 */
final class ForwardedAddress extends OncePerRequestFilter {

    private final List<AddressRange> trusted;

    ForwardedAddress(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String peer = request.getRemoteAddr();
        if (trusted.isEmpty() || !trusts(peer)) {
            chain.doFilter(request, response);
            return;
        }
        String caller = callerOf(peer, Collections.list(request.getHeaders("X-Forwarded-For")));
        boolean secure = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        chain.doFilter(new Forwarded(request, caller, secure), response);
    }

    /** The nearest hop that is no proxy of ours; what is unreadable ends the search. */
    String callerOf(String peer, List<String> headers) {
        List<String> hops = new ArrayList<>();
        for (String header : headers) {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        String caller = peer;
        for (String hop : hops.reversed()) {
            if (!trusts(caller) || AddressRange.literal(hop) == null) {
                return caller;
            }
            caller = hop;
        }
        return caller;
    }

    private boolean trusts(String address) {
        InetAddress literal = AddressRange.literal(address);
        return literal != null && trusted.stream().anyMatch(range -> range.contains(literal));
    }

    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String caller;
        private final boolean secure;

        Forwarded(HttpServletRequest request, String caller, boolean secure) {
            super(request);
            this.caller = caller;
            this.secure = secure || request.isSecure();
        }

        @Override
        public String getRemoteAddr() {
            return caller;
        }

        @Override
        public String getRemoteHost() {
            return caller;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }
    }
}
