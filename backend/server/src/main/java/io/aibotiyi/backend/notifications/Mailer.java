package io.aibotiyi.backend.notifications;

import io.aibotiyi.protocol.ProblemException;

/** Sends mail. Safe from any thread. */
public interface Mailer {

    /** False where no SMTP server is configured; what needs mail is then not offered. */
    boolean configured();

    /**
     * Queues a mail in the caller's transaction; it is sent at least once after the commit, retried
     * with growing pauses for a day, then kept as failed.
     *
     * @throws IllegalStateException if no SMTP server is configured
     * @throws ProblemException OVERLOADED if 10,000 mails wait already; nothing is queued
     */
    void send(Mail mail);

    /**
     * Does all the work of {@link #send} but sends nothing, so that an answer to a stranger takes
     * as long whether or not there is somebody to write to.
     */
    void pretend(Mail mail);
}
