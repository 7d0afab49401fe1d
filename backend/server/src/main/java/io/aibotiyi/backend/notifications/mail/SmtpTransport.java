package io.aibotiyi.backend.notifications.mail;

import io.aibotiyi.backend.notifications.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.stereotype.Component;

/** Hands one mail to the SMTP server (RFC 5321), a connection each. Safe from any thread. */
@Component
public final class SmtpTransport {

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;

    /**
     * @throws IllegalStateException if the certificates cannot be read
     */
    public SmtpTransport(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    /**
     * @throws MessagingException if the server did not take it
     */
    void send(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        try (Transport transport =
                session.getTransport(
                        settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp")) {
            if (settings.username().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.username(), settings.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** True if the server will never take that mail (a reply of 5yz, RFC 5321 §4.2.1). */
    static boolean hopeless(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            int reply =
                    switch (e) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException send -> send.getReturnCode();
                        default -> 0;
                    };
            if (reply / 100 == 5) {
                return true;
            }
        }
        return failure instanceof jakarta.mail.internet.AddressException;
    }

    private static @org.jspecify.annotations.Nullable Exception next(Exception e) {
        return e instanceof MessagingException m ? m.getNextException() : null;
    }

    private static Properties properties(MailSettings settings) {
        boolean tls = settings.security() == MailSettings.Security.TLS;
        String prefix = tls ? "mail.smtps." : "mail.smtp.";
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put(prefix + "host", settings.host());
        properties.put(prefix + "port", Integer.toString(settings.port()));
        properties.put(prefix + "auth", Boolean.toString(!settings.username().isEmpty()));
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (settings.security() == MailSettings.Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (!settings.certificates().isBlank()) {
            properties.put(prefix + "ssl.socketFactory", trusting(settings.certificates()));
        }
        return properties;
    }

    private static SSLSocketFactory trusting(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + count++, certificate);
            }
            if (count == 0) {
                throw new IllegalStateException(
                        "aibot.mail.certificates names " + file + ", which holds no certificate");
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "aibot.mail.certificates names "
                            + file
                            + ", which cannot be read: "
                            + e.getMessage(),
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "aibot.mail.certificates names "
                            + file
                            + ", which is not PEM: "
                            + e.getMessage(),
                    e);
        }
    }
}
