package io.aibotiyi.protocol.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8032 section 7.1, and what its section 5.1.7 says must be refused. */
class Rfc8032Test {

    private static final HexFormat HEX = HexFormat.of();
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @ParameterizedTest(name = "TEST {0}")
    @CsvSource({
        "1, 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "2, 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "3, c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        "SHA(abc), 833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
                + " ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
                + " ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
                + " dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
    })
    @DisplayName("RFC 8032 7.1 vectors sign and verify")
    void vectors(String name, String secret, String publicKey, String message, String signature) {
        PrivateKey signer = Ed25519.privateKey(HEX.parseHex(secret));
        PublicKey verifier = Ed25519.publicKey(HEX.parseHex(publicKey));
        byte[] text = HEX.parseHex(message);

        byte[] signed = Ed25519.sign(signer, text);

        assertThat(HEX.formatHex(signed)).isEqualTo(signature);
        assertThat(Ed25519.verify(verifier, text, signed)).isTrue();
        assertThat(HEX.formatHex(Ed25519.raw(verifier))).isEqualTo(publicKey);
        assertThat(HEX.formatHex(Ed25519.raw(signer))).isEqualTo(secret);
        for (int bit = 0; bit < 512; bit += 37) {
            byte[] altered = signed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Ed25519.verify(verifier, text, altered)).as("bit %s", bit).isFalse();
        }
    }

    @Test
    void refusesASecondFormOfTheSameSignature() {
        PrivateKey signer =
                Ed25519.privateKey(
                        HEX.parseHex(
                                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        PublicKey verifier =
                Ed25519.publicKey(
                        HEX.parseHex(
                                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        byte[] signed = Ed25519.sign(signer, new byte[0]);
        byte[] reversed = new byte[32];
        for (int i = 0; i < 32; i++) {
            reversed[i] = signed[63 - i];
        }
        byte[] shifted = new BigInteger(1, reversed).add(ORDER).toByteArray();
        byte[] second = signed.clone();
        for (int i = 0; i < 32; i++) {
            int at = shifted.length - 1 - i;
            second[32 + i] = at < 0 ? 0 : shifted[at];
        }

        assertThat(Ed25519.verify(verifier, new byte[0], second)).isFalse();
        assertThat(Ed25519.verify(verifier, new byte[0], new byte[63])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "0102"
            })
    void refusesKeysOfSmallOrderAndOtherLengths(String key) {
        assertThatThrownBy(() -> Ed25519.publicKey(HEX.parseHex(key)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
