package io.aibotiyi.workstation.admin.audit;

import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.MerkleProofs;
import io.aibotiyi.protocol.SignedNote;
import io.aibotiyi.workstation.table.Badge;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What checking an entry's proof here came to: the entry's hash is that of its canonical form, the
 * proof leads from it to the checkpoint's root (RFC 9162), and the checkpoint is signed (C2SP
 * signed-note).
 */
record ProofCheck(boolean holds, String words) {

    /**
     * @param key verifier key of the log
     */
    static ProofCheck of(EntryProof given, String key) {
        byte[] leaf = MerkleProofs.leaf(given.canonical().getBytes(StandardCharsets.UTF_8));
        if (!Arrays.equals(leaf, hex(given.entry().hash()))) {
            return broken("The entry's hash is not that of its content.");
        }
        SignedNote note;
        try {
            note = SignedNote.verified(given.checkpoint().note(), key);
        } catch (IllegalArgumentException e) {
            return broken("The checkpoint does not hold: " + e.getMessage() + ".");
        }
        String[] lines = note.text().split("\n", -1);
        long size = Long.parseLong(lines[1]);
        byte[] root = java.util.Base64.getDecoder().decode(lines[2]);
        List<byte[]> path = given.proof().stream().map(ProofCheck::hex).toList();
        if (!MerkleProofs.includes(leaf, given.entry().seq(), size, path, root)) {
            return broken("The proof does not lead to the checkpoint's root.");
        }
        return new ProofCheck(
                true,
                String.format(
                        Locale.ROOT,
                        "Entry %,d is in the log of %,d entries that %s signed; %d hashes checked"
                                + " here.",
                        given.entry().seq(),
                        size,
                        note.name(),
                        path.size()));
    }

    Badge badge() {
        return holds ? Badge.good("proved") : Badge.danger("broken");
    }

    private static ProofCheck broken(String why) {
        return new ProofCheck(false, why);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
