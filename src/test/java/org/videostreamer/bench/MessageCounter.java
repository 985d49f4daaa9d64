package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Counts WebSocket messages (RFC 6455 section 5.2), each of which is a picture; a ping is none. */
final class MessageCounter implements PictureCounter {

    private static final int LAST = 0x80;
    private static final int OPCODE = 0x0F;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int LENGTH = 0x7F;

    private final ByteBuffer header = ByteBuffer.allocate(10);
    private boolean inPayload;
    private long left;

    @Override
    public int count(ByteBuffer bytes) throws IOException {
        int pictures = 0;
        while (bytes.hasRemaining()) {
            if (inPayload) {
                int skipped = (int) Math.min(left, bytes.remaining());
                bytes.position(bytes.position() + skipped);
                left -= skipped;
            } else {
                header.put(bytes.get());
                inPayload = isHeaderComplete();
                left = inPayload ? length() : 0;
            }
            if (inPayload && left == 0) {
                pictures += end();
            }
        }
        return pictures;
    }

    private boolean isHeaderComplete() {
        return header.position() >= 2 && header.position() == 2 + lengthBytes();
    }

    /** How many bytes tell the length after the two that are always there. */
    private int lengthBytes() {
        return switch (header.get(1) & LENGTH) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
    }

    private long length() {
        return switch (lengthBytes()) {
            case 2 -> header.getShort(2) & 0xFFFF;
            case 8 -> header.getLong(2);
            default -> header.get(1) & LENGTH;
        };
    }

    private int end() throws IOException {
        int first = header.get(0);
        header.clear();
        inPayload = false;
        if ((first & OPCODE) == CLOSE) {
            throw new IOException("the server closed the WebSocket");
        }
        return (first & LAST) != 0 && (first & OPCODE) <= BINARY ? 1 : 0;
    }
}
