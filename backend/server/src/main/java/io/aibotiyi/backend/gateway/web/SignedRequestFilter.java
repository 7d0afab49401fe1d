package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.RequestSignatures;
import io.aibotiyi.backend.identity.SignedRequest;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.signing.ContentDigest;
import io.aibotiyi.protocol.signing.SignedParts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes requests that an API key signed (RFC 9421), if there is a signature; a bad one is refused
 * even where none is needed, and one beside a bearer token always. Reads the body, which {@link
 * BodyLimitFilter} has bounded, to compare its digest.
 */
final class SignedRequestFilter extends OncePerRequestFilter {

    private static final String INPUT = "Signature-Input";

    private final RequestSignatures signatures;
    private final ProblemWriter problems;

    SignedRequestFilter(RequestSignatures signatures, ProblemWriter problems) {
        this.signatures = signatures;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.contains(SignedParts.STREAM_TOKEN)) {
            refuse(request, response, "That token is for streams; sign each request");
            return;
        }
        if (request.getHeader(INPUT) == null && request.getHeader("Signature") == null) {
            chain.doFilter(request, response);
            return;
        }
        if (authorization != null) {
            refuse(request, response, "Send a signature or a bearer token, not both");
            return;
        }
        byte[] body;
        AuthenticatedUser user;
        try {
            body = request.getInputStream().readAllBytes();
            user = signatures.authenticate(signed(request, body));
        } catch (BodyLimitFilter.BodyTooLargeException | BodyLimitFilter.BodyTooSlowException e) {
            problems.write(
                    request, response, Problem.of(ErrorCode.INVALID_REQUEST, e.getMessage(), null));
            return;
        } catch (ProblemException e) {
            problems.write(request, response, e.problem());
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new UserAuthentication(user));
        SecurityContextHolder.setContext(context);
        try {
            CallerFilter.run(
                    CallContext.current().by(user.actor(), user.session(), null),
                    chain,
                    new Replayed(request, body),
                    response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static SignedRequest signed(HttpServletRequest request, byte[] body) {
        return new SignedRequest(
                request.getMethod(),
                single(request, "Host"),
                request.getRequestURI(),
                request.getQueryString(),
                single(request, INPUT),
                single(request, "Signature"),
                optional(request, "Content-Digest"),
                optional(request, "Idempotency-Key"),
                body.length == 0 ? null : ContentDigest.of(body),
                request.getRemoteAddr());
    }

    private static String single(HttpServletRequest request, String header) {
        String value = optional(request, header);
        return value == null ? "" : value;
    }

    /** A header that comes twice could mean one thing here and another behind. */
    private static @Nullable String optional(HttpServletRequest request, String header) {
        List<String> all = Collections.list(request.getHeaders(header));
        if (all.size() > 1) {
            throw new ProblemException(
                    ErrorCode.BAD_SIGNATURE, "The header " + header + " came twice", header);
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        problems.write(request, response, Problem.of(ErrorCode.BAD_SIGNATURE, why, null));
    }

    /** The request with the body that was read already. */
    private static final class Replayed extends HttpServletRequestWrapper {

        private final byte[] body;

        Replayed(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(body);
        }

        @Override
        public java.io.BufferedReader getReader() {
            return new java.io.BufferedReader(
                    new java.io.InputStreamReader(
                            getInputStream(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream in;

        Bytes(byte[] body) {
            in = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return in.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is read already");
        }
    }
}
