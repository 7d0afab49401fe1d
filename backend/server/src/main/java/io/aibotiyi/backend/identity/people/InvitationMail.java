package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.Mailer;
import org.springframework.stereotype.Component;

/** Mails an invitation, where mail is configured. */
@Component
public final class InvitationMail {

    private final Mailer mailer;

    public InvitationMail(Mailer mailer) {
        this.mailer = mailer;
    }

    /** In the caller's transaction; false if no mail goes out from here. */
    boolean send(String email, String username, Invitations.Issued invitation) {
        if (!mailer.configured()) {
            return false;
        }
        mailer.send(
                new Mail(
                        email,
                        "Your invitation to AIBOT IYI",
                        """
                        You are invited to AIBOT IYI.

                        With this code you choose your password:

                            %s

                        Your user name is %s. The code works once, until %s.
                        If you did not expect this, do nothing: without the code nobody can use it.
                        """
                                .formatted(invitation.token(), username, invitation.expires())));
        return true;
    }
}
