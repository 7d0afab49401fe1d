package io.aibotiyi.backend.notifications.mail;

import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.backend.vault.SealBrokenException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Works the queue off on one thread, and looks for retries that have become due every few seconds.
 * A mail that was sent right before a crash is sent again: at least once, not exactly once.
 */
@Component
public final class MailDelivery implements Mailer, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final Duration POLL = Duration.ofSeconds(5);

    private final MailSettings settings;
    private final MailQueue queue;
    private final SmtpTransport smtp;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    public MailDelivery(MailSettings settings, MailQueue queue, SmtpTransport smtp) {
        this.settings = settings;
        this.queue = queue;
        this.smtp = smtp;
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    @Override
    public void send(Mail mail) {
        queue(mail, false);
    }

    @Override
    public void pretend(Mail mail) {
        queue(mail, true);
    }

    private void queue(Mail mail, boolean decoy) {
        if (!configured()) {
            throw new IllegalStateException("No SMTP server is configured (aibot.mail.host)");
        }
        queue.add(mail, decoy);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            signal.release();
                        }
                    });
        } else {
            signal.release();
        }
    }

    @Override
    public synchronized void start() {
        if (!running && configured()) {
            running = true;
            thread = Thread.ofVirtual().name("mail-delivery").start(this::run);
        }
    }

    /** Finishes the mail at hand; what waits is sent after the next start. */
    @Override
    public void stop() {
        Thread stopping;
        synchronized (this) {
            running = false;
            stopping = thread;
            thread = null;
        }
        signal.release();
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            drain();
            try {
                if (running && signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void drain() {
        try {
            queue.forgetDead();
            while (running && deliverNext()) {
                // until nothing is due
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The mail queue cannot be read, trying again: {}", e.getMessage());
        }
    }

    /** Sends what has been due longest; false if nothing is due. */
    boolean deliverNext() {
        Optional<MailQueue.Due> next;
        try {
            next = queue.lease();
        } catch (SealBrokenException e) {
            LOG.error("A waiting mail cannot be opened and stays in notifications_mail", e);
            return true;
        }
        next.ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(MailQueue.Due due) {
        Mail mail = due.mail();
        if (mail == null) {
            queue.sent(due);
            return;
        }
        try {
            smtp.send(mail);
            queue.sent(due);
        } catch (MessagingException e) {
            boolean dead =
                    queue.failed(due, String.valueOf(e.getMessage()), SmtpTransport.hopeless(e));
            if (dead) {
                LOG.error(
                        "Mail {} was given up after {} attempts; it stays in notifications_mail:"
                                + " {}",
                        due.id(),
                        due.attempts(),
                        e.getMessage());
            } else {
                LOG.warn("Mail {} was not taken, trying again: {}", due.id(), e.getMessage());
            }
        }
    }
}
