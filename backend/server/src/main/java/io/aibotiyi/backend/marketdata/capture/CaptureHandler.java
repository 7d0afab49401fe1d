package io.aibotiyi.backend.marketdata.capture;

/** Receives a capture in order, on the reading thread. */
public interface CaptureHandler {

    /**
     * A decoded line.
     *
     * @param message reused: true until this returns
     */
    void message(CaptureMessage message);

    /**
     * A line that is not a message; reading goes on after it.
     *
     * @param line from 1
     * @param reason for a person
     */
    void badLine(long line, String reason);
}
