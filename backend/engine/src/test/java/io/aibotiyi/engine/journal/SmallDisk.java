package io.aibotiyi.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Files on a disk that takes so many bytes, writes what fits and then fails as a full disk does.
 */
final class SmallDisk implements SegmentFile.Opener {

    long room;
    boolean failsToForce;
    boolean failsToTruncate;

    SmallDisk(long room) {
        this.room = room;
    }

    @Override
    public SegmentFile open(Path path) throws IOException {
        SegmentFile file = SegmentFile.open(path);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes, long position) throws IOException {
                int fits = (int) Math.min(room, bytes.remaining());
                boolean full = fits < bytes.remaining();
                room -= fits;
                file.write(bytes.slice(bytes.position(), fits), position);
                bytes.position(bytes.position() + fits);
                if (full) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void force() throws IOException {
                if (failsToForce) {
                    throw new IOException("Input/output error");
                }
                file.force();
            }

            @Override
            public void truncate(long size) throws IOException {
                if (failsToTruncate) {
                    throw new IOException("Input/output error");
                }
                file.truncate(size);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
