package io.aibotiyi.backend.notifications;

/** Sends mail. Safe from any thread. */
public interface Mailer {

    /** False where no SMTP server is configured; what needs mail is then not offered. */
    boolean configured();

    /**
     * Queues a mail in the caller's transaction; it is sent at least once after the commit, retried
     * with growing pauses for a day, then kept as failed.
     *
     * @throws IllegalStateException if no SMTP server is configured
     */
    void send(Mail mail);
}
