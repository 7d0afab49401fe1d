package io.aibotiyi.backend.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a class logs until this is closed; it does not reach the console meanwhile. */
public final class CapturedLog implements AutoCloseable {

    /**
     * @param cause simple name of the class that was thrown; empty without one
     */
    public record Line(String level, String message, String cause) {}

    private static final class Listening extends AppenderBase<ILoggingEvent> {

        private final List<Line> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String cause =
                    event.getThrowableProxy() == null
                            ? ""
                            : event.getThrowableProxy().getClassName();
            lines.add(
                    new Line(
                            event.getLevel().toString(),
                            event.getFormattedMessage(),
                            cause.substring(cause.lastIndexOf('.') + 1)));
        }
    }

    private final Logger logger;
    private final Listening listening = new Listening();

    public CapturedLog(Class<?> of) {
        logger = (Logger) LoggerFactory.getLogger(of);
        listening.setContext(logger.getLoggerContext());
        listening.start();
        logger.setAdditive(false);
        logger.addAppender(listening);
    }

    public List<Line> lines() {
        return listening.lines;
    }

    @Override
    public void close() {
        logger.detachAppender(listening);
        logger.setAdditive(true);
    }
}
