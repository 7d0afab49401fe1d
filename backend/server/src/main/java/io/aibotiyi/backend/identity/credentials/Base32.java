package io.aibotiyi.backend.identity.credentials;

/** Base32 without padding (RFC 4648 §6), as authenticator applications take their secret. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        return encode(bytes, ALPHABET);
    }

    /**
     * @param alphabet of 32 characters
     */
    static String encode(byte[] bytes, String alphabet) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(alphabet.charAt((buffer >> bits) & 31));
            }
            buffer &= 0xff;
        }
        if (bits > 0) {
            text.append(alphabet.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
