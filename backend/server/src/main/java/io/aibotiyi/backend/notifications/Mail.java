package io.aibotiyi.backend.notifications;

/**
 * A plain-text mail.
 *
 * @param to one address; a line break in it or in the subject is refused
 */
public record Mail(String to, String subject, String text) {

    public Mail {
        if (to.isBlank() || hasBreak(to) || hasBreak(subject)) {
            throw new IllegalArgumentException(
                    "A mail needs one address, and no line breaks in address and subject");
        }
    }

    private static boolean hasBreak(String header) {
        return header.chars().anyMatch(c -> c == '\r' || c == '\n');
    }

    @Override
    public String toString() {
        return "Mail[subject=" + subject + "]";
    }
}
