package io.aibotiyi.backend.marketdata.history.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file's content, opened through gzip or a zip archive with one file in it, known by their first
 * bytes. Counts what was read from disk, for progress.
 */
public final class SourceFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;

    public SourceFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** Bytes on disk. */
    public long size() throws IOException {
        return Files.size(path);
    }

    /** Opens the content from its beginning; the caller closes it. */
    public Content open() throws IOException {
        byte[] magic = new byte[4];
        int length;
        try (InputStream in = Files.newInputStream(path)) {
            length = in.readNBytes(magic, 0, magic.length);
        }
        if (length >= 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b) {
            Counting raw = new Counting(Files.newInputStream(path));
            try {
                return new Content(new GZIPInputStream(raw, BUFFER), raw, "gzip");
            } catch (IOException e) {
                raw.close();
                throw broken("gzip", e);
            }
        }
        if (length == 4 && magic[0] == 'P' && magic[1] == 'K') {
            return openZip();
        }
        Counting raw = new Counting(Files.newInputStream(path));
        return new Content(raw, raw, "file");
    }

    private Content openZip() throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw broken("zip archive", e);
        }
        try {
            List<? extends ZipEntry> files =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            if (files.size() != 1) {
                throw new UnusableFileException(
                        "the zip archive holds "
                                + files.size()
                                + " files, one expected; unpack it and import them one by one");
            }
            ZipEntry entry = files.getFirst();
            Counting raw = new Counting(zip.getInputStream(entry));
            raw.scale(entry.getCompressedSize(), entry.getSize());
            raw.with(zip);
            return new Content(raw, raw, "zip archive");
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static UnusableFileException broken(String container, IOException e) {
        boolean cut = e instanceof EOFException;
        return new UnusableFileException(
                "the "
                        + container
                        + (cut
                                ? " is truncated: it ends in the middle"
                                : " is damaged: " + e.getMessage())
                        + "; nothing was imported, fetch the file again",
                e);
    }

    /** Content being read. */
    public static final class Content extends InputStream {
        private final InputStream in;
        private final Counting raw;
        private final String container;

        private Content(InputStream in, Counting raw, String container) {
            this.in = in;
            this.raw = raw;
            this.container = container;
        }

        /** Bytes taken from disk so far, with what is buffered. */
        public long bytesRead() {
            return raw.bytes();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (EOFException | ZipException e) {
                throw broken(container, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;
        private long onDisk = 1;
        private long unpacked = 1;
        private ZipFile[] archive = {};

        Counting(InputStream in) {
            super(new BufferedInputStream(in, BUFFER));
        }

        /** Entries of an archive are counted unpacked and told in proportion. */
        void scale(long compressed, long size) {
            onDisk = Math.max(1, compressed);
            unpacked = Math.max(1, size);
        }

        void with(ZipFile zip) {
            archive = new ZipFile[] {zip};
        }

        long bytes() {
            return Math.round((double) count * onDisk / unpacked);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                count++;
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read > 0) {
                count += read;
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            super.close();
            for (ZipFile zip : archive) {
                zip.close();
            }
        }
    }
}
