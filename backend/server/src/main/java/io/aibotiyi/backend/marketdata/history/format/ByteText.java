package io.aibotiyi.backend.marketdata.history.format;

import java.nio.charset.StandardCharsets;

/** A stretch of bytes seen as Latin-1 characters, without copying; moved rather than recreated. */
final class ByteText implements CharSequence {

    private byte[] bytes = {};
    private int from;
    private int length;

    void set(byte[] source, int start, int end) {
        bytes = source;
        from = start;
        length = end - start;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[from + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text(start, end);
    }

    /** A copy of a part, read as UTF-8. */
    String text(int start, int end) {
        return new String(bytes, from + start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}
