package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.videostreamer.source.SourceException;

/**
 * Takes a {@code multipart/x-mixed-replace} stream apart, each part as soon as its last byte is here. For one thread.
 *
 * <p>A part ends where its Content-Length says, else behind the JPEG's end-of-image marker, else before the next
 * boundary, whichever is known first. Whatever lies between the end of a part and the next boundary is dropped, so any
 * damage is over at the next boundary.
 */
final class MultipartReader {

    /** The largest part in bytes. */
    static final int LIMIT = 64 * 1024 * 1024;

    /** Enough of an unannounced boundary's surroundings to recognise it. */
    private static final int PREAMBLE = 4096;

    private final Reasons reasons;
    private final int limit;
    private final InputBuffer input;
    private final PartHeaders headers = new PartHeaders();
    private final JpegEnd jpegEnd = new JpegEnd();
    private Boundary boundary;
    private boolean boundarySeen;
    private boolean lengthsAreTrue = true;
    private int length;
    /** Bytes of the current part that {@link #next()} has yet to drop, so that they stay valid until then. */
    private int taken;

    /**
     * @param contentType of the answer, which announces the boundary
     */
    MultipartReader(InputStream in, String contentType, Reasons reasons) {
        this(in, contentType, reasons, LIMIT);
    }

    MultipartReader(InputStream in, String contentType, Reasons reasons, int limit) {
        this.boundary = Boundary.announcedBy(contentType);
        this.reasons = reasons;
        this.limit = limit;
        this.input = new InputBuffer(in, limit);
    }

    /**
     * Waits for the next part. What the last one returned is no longer valid.
     *
     * @return false at the end of the stream; a part that it tears is dropped
     * @throws SourceException if a part, or what is no part, goes on beyond the limit
     */
    boolean next() throws IOException, SourceException {
        input.drop(taken);
        taken = 0;
        return skipToBoundary() && readHeaders() && readBody();
    }

    /** The array with the bytes of the part. */
    byte[] bytes() {
        return input.bytes();
    }

    /** Where in {@link #bytes()} the part starts. */
    int offset() {
        return input.start();
    }

    /** The bytes of the part. */
    int length() {
        return length;
    }

    /** @param name of a header of the part, lower case */
    Optional<String> header(String name) {
        return headers.get(name);
    }

    private boolean skipToBoundary() throws IOException, SourceException {
        long skipped = 0;
        while (true) {
            // Not only at the start of a line: a part that was cut short may be followed by it without a line end.
            int found = boundary.find(input.bytes(), input.start(), input.start(), input.end(), false);
            if (found != Boundary.NONE) {
                input.drop(found - input.start());
                boundarySeen = true;
                int line = lineLength();
                if (line < 0) {
                    return false;
                }
                boolean closing = boundary.isClosing(input.bytes(), input.start(), input.start() + line);
                input.drop(line);
                if (!closing) {
                    return true;
                }
            } else if (!adoptOther()) {
                int keep = Math.min(input.size(), boundarySeen ? boundary.reach() : PREAMBLE);
                skipped += input.size() - keep;
                input.drop(input.size() - keep);
                if (skipped > limit) {
                    throw reasons.noBoundary(boundary, limit);
                }
                if (!input.fill()) {
                    return false;
                }
            }
        }
    }

    /** Cameras that announce one boundary, or none, and write another. */
    private boolean adoptOther() {
        if (boundarySeen) {
            return false;
        }
        Optional<Boundary> other = Boundary.usedIn(input.bytes(), input.start(), input.end());
        other.ifPresent(used -> boundary = used);
        return other.isPresent();
    }

    private boolean readHeaders() throws IOException, SourceException {
        headers.clear();
        while (input.fillTo(2)) {
            if (JpegEnd.startsAt(input.bytes(), input.start(), input.end())) {
                return true; // some cameras forget the empty line
            }
            int line = lineLength();
            if (line < 0) {
                return false;
            }
            int start = input.start();
            String text = new String(input.bytes(), start, line, StandardCharsets.ISO_8859_1).strip();
            if (boundary.find(input.bytes(), start, start, start + line, true) == start) {
                headers.clear();
            }
            headers.add(text);
            input.drop(line);
            if (text.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Waits for a whole line; its bytes with the line end, or −1 at the end of the stream. */
    private int lineLength() throws IOException, SourceException {
        int seen = 0;
        while (true) {
            for (; seen < input.size(); seen++) {
                if (input.bytes()[input.start() + seen] == '\n') {
                    return seen + 1;
                }
            }
            checkLimit();
            if (!input.fill()) {
                return -1;
            }
        }
    }

    private boolean readBody() throws IOException, SourceException {
        int announced = lengthsAreTrue ? headers.contentLength(limit) : 0;
        if (announced > 0 && input.fillTo(announced)) {
            lengthsAreTrue = isTrue(announced);
            if (lengthsAreTrue) {
                return take(announced);
            }
        }
        return searchEnd();
    }

    /** Whether a JPEG of this length is one; a camera that lies once about lengths is not believed again. */
    private boolean isTrue(int announced) throws IOException {
        int start = input.start();
        if (!JpegEnd.startsAt(input.bytes(), start, start + announced)
                || JpegEnd.endsAt(input.bytes(), start, start + announced)) {
            return true;
        }
        if (boundary.find(input.bytes(), start, start, start + announced, true) != Boundary.NONE) {
            return false;
        }
        // Only what follows can tell now, so these few pictures wait for two bytes more.
        if (!input.fillTo(announced + 2)) {
            return true;
        }
        byte first = input.bytes()[input.start() + announced];
        byte second = input.bytes()[input.start() + announced + 1];
        return first == '\r' && second == '\n' || (first == '\n' || first == '-') && second == '-';
    }

    private boolean searchEnd() throws IOException, SourceException {
        jpegEnd.reset();
        int searched = 0;
        while (true) {
            int start = input.start();
            int from = start + Math.max(0, searched - boundary.reach());
            int next = boundary.find(input.bytes(), start, from, input.end(), true);
            int end = jpegEnd.find(input.bytes(), start, next == Boundary.NONE ? input.end() : next);
            if (end != JpegEnd.NONE) {
                return take(end - start);
            }
            if (next != Boundary.NONE) {
                return take(withoutLineEnd(start, next) - start);
            }
            searched = input.size();
            checkLimit();
            if (!input.fill()) {
                return false;
            }
        }
    }

    private int withoutLineEnd(int start, int end) {
        int last = end;
        if (last > start && input.bytes()[last - 1] == '\n') {
            last--;
        }
        if (last > start && input.bytes()[last - 1] == '\r') {
            last--;
        }
        return last;
    }

    private void checkLimit() throws SourceException {
        if (input.size() > limit) {
            throw reasons.tooLarge(limit);
        }
    }

    private boolean take(int count) {
        length = count;
        taken = count;
        return true;
    }
}
