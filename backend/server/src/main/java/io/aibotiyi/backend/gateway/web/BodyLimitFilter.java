package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body beyond the limit, at once where its length is declared, else while it is read; and
 * one that trickles in for longer than a request's body may take.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final ToLongFunction<HttpServletRequest> limits;
    private final Duration within;
    private final ProblemWriter problems;

    /**
     * @param limits in bytes
     * @param within from the first read of a body to its end
     */
    BodyLimitFilter(
            ToLongFunction<HttpServletRequest> limits, Duration within, ProblemWriter problems) {
        this.limits = limits;
        this.within = within;
        this.problems = problems;
    }

    /** The body went on beyond the limit. */
    static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        BodyTooLargeException(long limit) {
            super(text(limit));
        }
    }

    /** The body did not arrive in time. */
    static final class BodyTooSlowException extends IOException {

        private static final long serialVersionUID = 1L;

        BodyTooSlowException(Duration within) {
            super("The body did not arrive within " + within.toSeconds() + " s.");
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limits.applyAsLong(request);
        if (request.getContentLengthLong() > limit) {
            response.setHeader("Connection", "close");
            problems.write(request, response, Problem.of(ErrorCode.TOO_LARGE, text(limit), null));
            return;
        }
        chain.doFilter(
                request.getContentLengthLong() == 0 ? request : new Limited(request, limit, within),
                response);
    }

    private static String text(long limit) {
        return "The body is larger than the " + limit / 1024 + " KiB that are taken here.";
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;
        private final Duration within;

        Limited(HttpServletRequest request, long limit, Duration within) {
            super(request);
            this.limit = limit;
            this.within = within;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit, within);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private final long limit;
        private final Duration within;
        private final long end;
        private long left;

        LimitedStream(ServletInputStream in, long limit, Duration within) {
            this.in = in;
            this.limit = limit;
            this.within = within;
            this.end = System.nanoTime() + within.toNanos();
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int b = timely(in::read);
            if (b >= 0) {
                taken(1);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = timely(() -> in.read(into, offset, length));
            if (n > 0) {
                taken(n);
            }
            return n;
        }

        private interface Read {
            int bytes() throws IOException;
        }

        /** A silent connection ends a read by itself; this ends a trickle. */
        private int timely(Read read) throws IOException {
            try {
                int result = read.bytes();
                if (result >= 0 && System.nanoTime() - end > 0) {
                    throw new BodyTooSlowException(within);
                }
                return result;
            } catch (SocketTimeoutException e) {
                BodyTooSlowException slow = new BodyTooSlowException(within);
                slow.initCause(e);
                throw slow;
            }
        }

        private void taken(int n) throws IOException {
            left -= n;
            if (left < 0) {
                throw new BodyTooLargeException(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
