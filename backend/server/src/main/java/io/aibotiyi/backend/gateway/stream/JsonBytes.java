package io.aibotiyi.backend.gateway.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows bytes of ASCII JSON: literals, whole numbers, scaled decimals. Not thread-safe. */
final class JsonBytes {

    private byte[] bytes = new byte[1024];
    private int size;

    JsonBytes text(String ascii) {
        int length = ascii.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    JsonBytes raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    JsonBytes number(long value) {
        return decimal(value, 0);
    }

    /**
     * Plain decimal with exactly {@code scale} decimals, as {@code FixedPoint.format} writes it.
     */
    JsonBytes decimal(long value, int scale) {
        if (value == Long.MIN_VALUE) {
            return text(io.aibotiyi.domain.FixedPoint.format(value, scale));
        }
        room(24);
        long rest = Math.abs(value);
        if (value < 0) {
            bytes[size++] = '-';
        }
        int digits = Math.max(digits(rest), scale + 1);
        int end = size + digits + (scale > 0 ? 1 : 0);
        int at = end;
        for (int i = 0; i < digits; i++) {
            if (i == scale && scale > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size = end;
        return this;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    int size() {
        return size;
    }

    /** Forgets what was written after {@code size}. */
    void truncate(int to) {
        size = to;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.US_ASCII);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
