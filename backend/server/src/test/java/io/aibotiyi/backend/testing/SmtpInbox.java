package io.aibotiyi.backend.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that keeps what it is given. */
public final class SmtpInbox implements AutoCloseable {

    /** A mail as it arrived. */
    public record Received(String to, String subject, String text) {}

    private static final Pattern TOKEN = Pattern.compile("#(\\S+)");
    private static final Pattern CODE = Pattern.compile("^ +(\\d{8})$", Pattern.MULTILINE);

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private volatile int refusal;

    public SmtpInbox() {
        this(builder -> builder);
    }

    public SmtpInbox(UnaryOperator<SMTPServer.Builder> options) {
        server =
                options.apply(
                                SMTPServer.port(0)
                                        .bindAddress(InetAddress.getLoopbackAddress())
                                        .hostName("localhost")
                                        .messageHandler(
                                                (context, from, to, data) -> arrived(to, data)))
                        .build();
        server.start();
    }

    private void arrived(String to, byte[] data) throws RejectException {
        if (refusal != 0) {
            throw new RejectException(refusal, "not now");
        }
        try {
            MimeMessage message =
                    new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(data));
            received.add(
                    new Received(
                            to,
                            message.getSubject(),
                            String.valueOf(message.getContent()).replace("\r\n", "\n")));
        } catch (MessagingException e) {
            throw new RejectException(554, "not a mail");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** Answers every mail with this code; 0 takes them again. */
    public void refuse(int code) {
        refusal = code;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The newest mail to somebody with that in its subject, once it is there. */
    public Received await(String to, String subject) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () ->
                                received.stream()
                                        .filter(m ->
                                                m.to().equals(to) && m.subject().contains(subject))
                                        .reduce((a, b) -> b),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    public void clear() {
        received.clear();
    }

    /** The token of the link in a mail. */
    public static String token(Received mail) {
        return first(TOKEN, mail);
    }

    /** The code in a mail. */
    public static String code(Received mail) {
        return first(CODE, mail);
    }

    private static String first(Pattern pattern, Received mail) {
        Matcher matcher = pattern.matcher(mail.text());
        if (!matcher.find()) {
            throw new AssertionError("nothing like " + pattern + " in " + mail.text());
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        server.stop();
    }
}
