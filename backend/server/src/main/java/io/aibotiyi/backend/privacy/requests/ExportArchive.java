package io.aibotiyi.backend.privacy.requests;

import io.aibotiyi.backend.personal.ExportTooLargeException;
import io.aibotiyi.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;

/** The zip of an export: {@code data.json} for programs, {@code data.txt} for people. */
final class ExportArchive {

    private ExportArchive() {}

    /**
     * @throws ExportTooLargeException if the zip would be larger than {@code most} bytes
     */
    static byte[] of(Map<String, Object> data, long most) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(new Bounded(bytes, most))) {
            zip.putNextEntry(entry("data.json"));
            zip.write(
                    Json.mapper()
                            .writer()
                            .with(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(data));
            zip.closeEntry();
            zip.putNextEntry(entry("data.txt"));
            StringBuilder text = new StringBuilder();
            write(data, 0, text);
            zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new ExportTooLargeException(String.valueOf(e.getMessage()));
        }
        return bytes.toByteArray();
    }

    /** Without a time of this machine: the same data is the same entry. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static void write(Object value, int depth, StringBuilder text) {
        String indent = "  ".repeat(depth);
        switch (value) {
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> field : map.entrySet()) {
                    text.append(indent).append(field.getKey()).append(':');
                    child(field.getValue(), depth, text);
                }
            }
            case List<?> list -> {
                for (Object item : list) {
                    text.append(indent).append('-');
                    child(item, depth, text);
                }
            }
            default -> text.append(indent).append(value).append('\n');
        }
    }

    private static void child(@Nullable Object value, int depth, StringBuilder text) {
        switch (value) {
            case null -> text.append(" (none)\n");
            case Map<?, ?> map when map.isEmpty() -> text.append(" (none)\n");
            case List<?> list when list.isEmpty() -> text.append(" (none)\n");
            case Map<?, ?> map -> {
                text.append('\n');
                write(map, depth + 1, text);
            }
            case List<?> list -> {
                text.append('\n');
                write(list, depth + 1, text);
            }
            default -> text.append(' ').append(value).append('\n');
        }
    }

    private static final class Bounded extends OutputStream {

        private final OutputStream out;
        private final long most;
        private long written;

        Bounded(OutputStream out, long most) {
            this.out = out;
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }

        private void count(int more) throws IOException {
            written += more;
            if (written > most) {
                throw new IOException(
                        "The export is larger than the " + (most >> 20) + " MiB that are taken");
            }
        }
    }
}
