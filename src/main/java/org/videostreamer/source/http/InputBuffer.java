package org.videostreamer.source.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The bytes of a camera's answer that were read and not yet taken, in direct memory in which pictures can stay: what is
 * taken is not copied. Places in it are distances from its first byte. For one thread.
 *
 * <p>It reads into a block. When a picture is taken, the block goes with it, and the few bytes behind the picture move
 * to another block: one whose picture nobody has any more, or a new one.
 */
final class InputBuffer implements AutoCloseable {

    private static final int LEAST_BLOCK = 64 * 1024;
    /** Less room than this is not worth a read. */
    private static final int LEAST_READ = 8 * 1024;
    /** Pictures of one camera that are somewhere on their way; more are never free at once. */
    private static final int MOST_BLOCKS = 4;

    private final int largest;
    private final Deque<ByteBuf> lent = new ArrayDeque<>();
    private ByteSource in = ByteSource.NOTHING;
    private ByteBuf block;
    private ByteBuffer bytes;
    private int start;
    private int end;
    /** What a block needs to hold for pictures like the last. */
    private int usual = LEAST_BLOCK;

    /** @param limit how many bytes it can hold at least before it is full for good */
    InputBuffer(int limit) {
        this.largest = limit + LEAST_BLOCK;
        use(newBlock(LEAST_BLOCK));
    }

    /** Forgets all bytes and goes on with those of another answer. */
    void restart(ByteSource other) {
        in = other;
        start = 0;
        end = 0;
    }

    int size() {
        return end - start;
    }

    byte get(int at) {
        return bytes.get(start + at);
    }

    /** The memory, whose bytes from {@link #start()} to {@link #end()} are those here; valid until the next call. */
    ByteBuffer bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The first bytes as text, a character each. */
    String text(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) (get(i) & 0xFF));
        }
        return text.toString();
    }

    /** Gives up the first bytes. */
    void drop(int count) {
        start += count;
    }

    /**
     * Takes the first bytes, uncopied.
     *
     * @return direct memory that the caller owns
     */
    ByteBuf take(int count) {
        ByteBuf picture = block.retainedSlice(start, count);
        start += count;
        // Room for a picture a quarter larger than this one, so that few are moved while they arrive.
        usual = (int) Math.min(largest, Math.max(LEAST_BLOCK, count + count / 4L + LEAST_READ));
        ByteBuf used = block;
        lent.addLast(used);
        moveTo(freeBlock(Math.max(usual, size() + LEAST_READ)));
        return picture;
    }

    /**
     * Waits for more bytes, as few as one.
     *
     * @return false at the end of the answer
     */
    boolean fill() throws IOException {
        makeRoom();
        int count = in.read(bytes.limit(bytes.capacity()).position(end));
        end += Math.max(count, 0);
        return count >= 0;
    }

    /** Waits until this many bytes are here; false if the answer ends before. */
    boolean fillTo(int count) throws IOException {
        if (count > bytes.capacity() - start) {
            grow(count + LEAST_READ);
        }
        while (size() < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private void makeRoom() {
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (bytes.capacity() - end >= LEAST_READ) {
            return;
        }
        // Moving the lesser half costs no more than was read since, whatever the sizes of the pictures.
        if (start >= bytes.capacity() / 2 || bytes.capacity() >= largest) {
            ByteBuffer rest = bytes.duplicate().limit(end).position(start).slice();
            bytes.duplicate().clear().put(rest);
            end -= start;
            start = 0;
        } else {
            grow(2L * bytes.capacity());
        }
    }

    private void grow(long capacity) {
        ByteBuf small = block;
        moveTo(newBlock((int) Math.min(capacity, Math.max(largest, size() + LEAST_READ))));
        small.release();
    }

    private void moveTo(ByteBuf other) {
        ByteBuffer rest = bytes.duplicate().limit(end).position(start);
        int count = size();
        use(other);
        bytes.duplicate().clear().put(rest);
        start = 0;
        end = count;
    }

    private void use(ByteBuf other) {
        block = other;
        bytes = other.nioBuffer(0, other.capacity());
    }

    /** A block that came back from its picture, or a new one. Blocks of the wrong size are left to their pictures. */
    private ByteBuf freeBlock(int capacity) {
        for (Iterator<ByteBuf> all = lent.iterator(); all.hasNext(); ) {
            ByteBuf candidate = all.next();
            boolean fits = candidate.capacity() >= capacity && candidate.capacity() / 4 <= capacity;
            if (fits && candidate.refCnt() == 1) {
                all.remove();
                return candidate;
            }
            if (!fits) {
                all.remove();
                candidate.release();
            }
        }
        while (lent.size() >= MOST_BLOCKS) {
            lent.removeFirst().release();
        }
        return newBlock(capacity);
    }

    private static ByteBuf newBlock(int capacity) {
        return Unpooled.directBuffer(capacity, capacity);
    }

    /** Gives the memory back, but for that of pictures that others still have. */
    @Override
    public void close() {
        block.release();
        lent.forEach(ByteBuf::release);
    }
}
