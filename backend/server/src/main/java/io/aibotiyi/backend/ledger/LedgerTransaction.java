package io.aibotiyi.backend.ledger;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Postings that happen together or not at all.
 *
 * @param key names the event for ever, 1 to 200 characters; the same key is posted once
 * @param memo for a person, at most 200 characters
 * @param postings at least two; per asset they add up to zero
 */
public record LedgerTransaction(String key, String memo, List<Posting> postings) {

    /**
     * @throws IllegalArgumentException naming the asset and its sum if they do not add up to zero
     */
    public LedgerTransaction {
        postings = List.copyOf(postings);
        if (key.isBlank() || key.length() > 200 || memo.length() > 200) {
            throw new IllegalArgumentException(
                    "A ledger transaction needs a key of 1 to 200 characters and a memo of at most"
                            + " 200; key was '"
                            + key
                            + "'");
        }
        if (postings.size() < 2) {
            throw new IllegalArgumentException("'" + key + "' has fewer than two postings");
        }
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Posting posting : postings) {
            if (posting.amount().stripTrailingZeros().scale() > 18) {
                throw new IllegalArgumentException(
                        "'" + key + "' posts " + posting.amount() + ": more than 18 decimals");
            }
            sums.merge(posting.account().asset(), posting.amount(), BigDecimal::add);
        }
        sums.forEach((asset, sum) -> {
            if (sum.signum() != 0) {
                throw new IllegalArgumentException(
                        "'"
                                + key
                                + "' does not balance: its "
                                + asset
                                + " postings add up to "
                                + sum.toPlainString());
            }
        });
    }
}
