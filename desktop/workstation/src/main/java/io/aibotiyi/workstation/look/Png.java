package io.aibotiyi.workstation.look;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * Writes an opaque image as PNG (ISO/IEC 15948): 8-bit RGB, each row filtered by the row above. Own
 * writer, so that no picture pulls in AWT.
 */
public final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int FILTER_UP = 2;

    private Png() {}

    public static void write(Image image, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(image, out);
        }
    }

    /** The picture in memory; from any thread. */
    public static byte[] bytes(Image image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(image, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return out.toByteArray();
    }

    private static void write(Image image, OutputStream raw) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        try (DataOutputStream out = new DataOutputStream(raw)) {
            out.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", pixels(image, width, height));
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] pixels(Image image, int width, int height) throws IOException {
        int[] argb = new int[width];
        byte[] above = new byte[width * 3];
        byte[] row = new byte[width * 3];
        byte[] filtered = new byte[width * 3];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(width * height / 8);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int y = 0; y < height; y++) {
                image.getPixelReader()
                        .getPixels(
                                0, y, width, 1, PixelFormat.getIntArgbInstance(), argb, 0, width);
                for (int x = 0; x < width; x++) {
                    row[3 * x] = (byte) (argb[x] >> 16);
                    row[3 * x + 1] = (byte) (argb[x] >> 8);
                    row[3 * x + 2] = (byte) argb[x];
                }
                for (int i = 0; i < row.length; i++) {
                    filtered[i] = (byte) (row[i] - above[i]);
                }
                out.write(FILTER_UP);
                out.write(filtered);
                byte[] spare = above;
                above = row;
                row = spare;
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
