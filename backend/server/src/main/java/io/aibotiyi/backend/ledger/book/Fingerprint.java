package io.aibotiyi.backend.ledger.book;

import io.aibotiyi.backend.ledger.Posting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** SHA-256 of what a transaction posts, whatever the order of its lines. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(List<Posting> postings) {
        String text =
                postings.stream().map(Fingerprint::line).sorted().collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String line(Posting posting) {
        return posting.account().owner()
                + '|'
                + posting.account().kind()
                + '|'
                + posting.account().asset()
                + '|'
                + posting.amount().stripTrailingZeros().toPlainString();
    }
}
