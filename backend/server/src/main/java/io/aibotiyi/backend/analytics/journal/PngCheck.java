package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks whether bytes are one PNG picture (ISO/IEC 15948) and nothing else: signature, chunks with
 * their checksums, header first, end last, and picture data that unpack to exactly the pixels that
 * the header announces. Interlaced pictures, which no chart makes, are refused.
 */
final class PngCheck {

    /** Most pixels on a side. */
    static final int LONGEST_SIDE = 8_192;

    record Size(int width, int height) {}

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int HEADER = 13;

    private final ByteBuffer in;
    private final Inflater inflater = new Inflater();
    private final byte[] sink = new byte[8_192];
    private long unpacked;
    private long expected;

    private PngCheck(byte[] png) {
        in = ByteBuffer.wrap(png);
    }

    /**
     * @throws ProblemException NOT_A_PICTURE with what is wrong
     */
    static Size of(byte[] png) {
        PngCheck check = new PngCheck(png);
        try {
            return check.run();
        } catch (DataFormatException e) {
            throw wrong("its picture data do not unpack");
        } finally {
            check.inflater.end();
        }
    }

    private Size run() throws DataFormatException {
        byte[] signature = new byte[SIGNATURE.length];
        if (in.remaining() < signature.length) {
            throw wrong("it does not begin as a PNG does");
        }
        in.get(signature);
        if (!Arrays.equals(signature, SIGNATURE)) {
            throw wrong("it does not begin as a PNG does");
        }
        Size size = header(chunk("IHDR"));
        while (true) {
            String type = peekType();
            ByteBuffer data = chunk(type);
            if (type.equals("IDAT")) {
                unpack(data);
            } else if (type.equals("IEND")) {
                break;
            } else if (type.equals("IHDR")) {
                throw wrong("it has two headers");
            }
        }
        if (in.hasRemaining()) {
            throw wrong("something follows its end");
        }
        if (unpacked != expected || !inflater.finished()) {
            throw wrong("its picture data are not of its size");
        }
        return size;
    }

    private Size header(ByteBuffer data) {
        if (data.remaining() != HEADER) {
            throw wrong("its header has the wrong length");
        }
        int width = data.getInt();
        int height = data.getInt();
        int depth = data.get();
        int colour = data.get();
        int packing = data.get();
        int filters = data.get();
        if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw wrong("a side is not of 1 to " + LONGEST_SIDE + " pixels");
        }
        if (packing != 0 || filters != 0 || data.get() != 0) {
            throw wrong("it is interlaced, or packed in a way that PNG does not know");
        }
        int bits = bitsOfPixel(depth, colour);
        expected = height * (1 + ((long) width * bits + 7) / 8);
        return new Size(width, height);
    }

    private static int bitsOfPixel(int depth, int colour) {
        boolean byteDepth = depth == 8 || depth == 16;
        boolean smallDepth = depth == 1 || depth == 2 || depth == 4;
        return switch (colour) {
            case 0 -> checked(byteDepth || smallDepth, depth);
            case 2 -> checked(byteDepth, 3 * depth);
            case 3 -> checked(smallDepth || depth == 8, depth);
            case 4 -> checked(byteDepth, 2 * depth);
            case 6 -> checked(byteDepth, 4 * depth);
            default -> throw wrong("its colours are of no kind that PNG knows");
        };
    }

    private static int checked(boolean known, int bits) {
        if (!known) {
            throw wrong("its colours have a depth that PNG does not know");
        }
        return bits;
    }

    private String peekType() {
        if (in.remaining() < 12) {
            throw wrong("it ends too early");
        }
        byte[] type = new byte[4];
        in.get(in.position() + 4, type);
        return new String(type, StandardCharsets.US_ASCII);
    }

    /** The data of the next chunk, which must be of a type and whole. */
    private ByteBuffer chunk(String type) {
        if (!peekType().equals(type)) {
            throw wrong("it does not begin with its header");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining() - 8) {
            throw wrong("it ends too early");
        }
        CRC32 sum = new CRC32();
        sum.update(in.slice(in.position(), 4 + length));
        ByteBuffer data = in.slice(in.position() + 4, length);
        in.position(in.position() + 4 + length);
        if (in.getInt() != (int) sum.getValue()) {
            throw wrong("a checksum is wrong");
        }
        return data;
    }

    /** Stops as soon as there is more than there may be: nothing unpacks to more than that. */
    private void unpack(ByteBuffer data) throws DataFormatException {
        inflater.setInput(data);
        while (!inflater.needsInput() && !inflater.finished()) {
            int count = inflater.inflate(sink);
            unpacked += count;
            if (unpacked > expected || (count == 0 && inflater.needsDictionary())) {
                throw wrong("its picture data are not of its size");
            }
        }
        if (inflater.finished() && data.hasRemaining()) {
            throw wrong("its picture data go on after their end");
        }
    }

    private static ProblemException wrong(String what) {
        return new ProblemException(
                ErrorCode.NOT_A_PICTURE, "This is not a PNG picture: " + what + ".", "png");
    }
}
