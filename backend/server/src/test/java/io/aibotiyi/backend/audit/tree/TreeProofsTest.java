package io.aibotiyi.backend.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.protocol.MerkleProofs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * RFC 9162, section 2.1, against the vectors that Certificate Transparency logs are tested with.
 */
class TreeProofsTest {

    private static final HexFormat HEX = HexFormat.of();

    private static final List<byte[]> LEAVES =
            List.of(
                    HEX.parseHex(""),
                    HEX.parseHex("00"),
                    HEX.parseHex("10"),
                    HEX.parseHex("2021"),
                    HEX.parseHex("3031"),
                    HEX.parseHex("40414243"),
                    HEX.parseHex("5051525354555657"),
                    HEX.parseHex("606162636465666768696a6b6c6d6e6f"));

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<byte[]> hashes(int size) {
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] data =
                    size <= LEAVES.size()
                            ? LEAVES.get(i)
                            : ("leaf " + i).getBytes(StandardCharsets.UTF_8);
            hashes.add(MerkleProofs.leaf(data));
        }
        return hashes;
    }

    /** MTH of section 2.1.1, as it is written there. */
    private static byte[] mth(List<byte[]> hashes) {
        TreeHash hash = new TreeHash();
        if (hashes.isEmpty()) {
            return hash.empty();
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int k = Integer.highestOneBit(hashes.size() - 1);
        return hash.node(mth(hashes.subList(0, k)), mth(hashes.subList(k, hashes.size())));
    }

    private static TreeProofs proofs(List<byte[]> hashes) {
        return new TreeProofs((level, index) ->
                mth(hashes.subList((int) (index << level), (int) ((index + 1) << level))));
    }

    private static List<String> hex(List<byte[]> proof) {
        return proof.stream().map(HEX::formatHex).toList();
    }

    @Test
    @DisplayName("H3 The roots of trees of 0 to 8 leaves are those of the known vectors")
    void rootsAreThoseOfTheVectors() {
        for (int size = 0; size <= 8; size++) {
            List<byte[]> hashes = hashes(size).subList(0, size);
            Frontier frontier = new Frontier();
            hashes.forEach(leaf -> frontier.append(leaf, (endsAt, level, root) -> {}));

            assertThat(HEX.formatHex(frontier.root())).isEqualTo(ROOTS.get(size));
            assertThat(HEX.formatHex(proofs(hashes).root(size))).isEqualTo(ROOTS.get(size));
            assertThat(Frontier.of(size, frontier.bytes()).root()).isEqualTo(frontier.root());
        }
    }

    @Test
    @DisplayName("H3 Inclusion and consistency proofs are those of the known vectors")
    void proofsAreThoseOfTheVectors() {
        TreeProofs proofs = proofs(hashes(8));

        assertThat(hex(proofs.inclusion(0, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(proofs.consistency(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(proofs.consistency(0, 8)).isEmpty();
        assertThat(proofs.consistency(8, 8)).isEmpty();
    }

    @Test
    @DisplayName(
            "H3 Every inclusion proof of trees of 1, 2, 3, 7, 8 and 1000 leaves holds, altered none")
    void inclusionHoldsAndAlteredFails() {
        for (int size : new int[] {1, 2, 3, 7, 8, 1000}) {
            List<byte[]> hashes = hashes(size).subList(0, size);
            TreeProofs proofs = proofs(hashes);
            byte[] root = mth(hashes);
            int step = Math.max(1, size / 50);
            for (int i = 0; i < size; i += step) {
                List<byte[]> proof = proofs.inclusion(i, size);
                byte[] leaf = hashes.get(i);
                int at = i;

                assertThat(MerkleProofs.includes(leaf, i, size, proof, root)).isTrue();
                assertThat(MerkleProofs.includes(flipped(leaf), i, size, proof, root)).isFalse();
                assertThat(MerkleProofs.includes(leaf, i, size, proof, flipped(root))).isFalse();
                assertThat(MerkleProofs.includes(leaf, i + 1, size, proof, root)).isFalse();
                alterations(proof)
                        .forEach(altered ->
                                assertThat(MerkleProofs.includes(leaf, at, size, altered, root))
                                        .isFalse());
            }
        }
        assertThatThrownBy(() -> proofs(List.of()).inclusion(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName(
            "H3 Every consistency proof between trees of up to 1000 leaves holds, altered none")
    void consistencyHoldsAndAlteredFails() {
        int[] sizes = {0, 1, 2, 3, 7, 8, 512, 767, 1000};
        List<byte[]> hashes = hashes(1000);
        TreeProofs proofs = proofs(hashes);
        for (int first : sizes) {
            for (int second : sizes) {
                if (first > second) {
                    continue;
                }
                byte[] a = mth(hashes.subList(0, first));
                byte[] b = mth(hashes.subList(0, second));
                List<byte[]> proof = proofs.consistency(first, second);

                assertThat(MerkleProofs.extended(first, a, second, b, proof))
                        .as("%d to %d", first, second)
                        .isTrue();
                assertThat(MerkleProofs.extended(first, flipped(a), second, b, proof)).isFalse();
                if (first > 0) {
                    assertThat(MerkleProofs.extended(first, a, second, flipped(b), proof))
                            .isFalse();
                }
                alterations(proof)
                        .forEach(altered ->
                                assertThat(MerkleProofs.extended(first, a, second, b, altered))
                                        .as("altered %d to %d", first, second)
                                        .isFalse());
            }
        }
        assertThatThrownBy(() -> proofs.consistency(3, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One hash changed, one more, one fewer. */
    private static List<List<byte[]>> alterations(List<byte[]> proof) {
        List<List<byte[]>> altered = new ArrayList<>();
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> changed = new ArrayList<>(proof);
            changed.set(i, flipped(proof.get(i)));
            altered.add(changed);
        }
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        altered.add(longer);
        if (!proof.isEmpty()) {
            altered.add(proof.subList(0, proof.size() - 1));
            List<byte[]> shorter = new ArrayList<>(proof);
            shorter.set(0, new byte[31]);
            altered.add(shorter);
        }
        return altered;
    }

    private static byte[] flipped(byte[] hash) {
        byte[] flipped = hash.clone();
        flipped[7] ^= 1;
        return flipped;
    }
}
