package org.videostreamer.source.http;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.pixels.ImageHeader;
import org.videostreamer.source.SourceException;

/**
 * Takes the pictures out of a camera's answer, each as soon as its last byte is here; or all of it, where that is a PNG or TIFF
 * file. For one thread.
 *
 * <p>A JPEG picture begins at its start-of-image marker and ends behind its end-of-image marker, wherever these lie and
 * whatever stands between two pictures. What the camera says of boundaries and lengths helps where it is right: a length
 * that was right for the picture before spares the search for this one's end, and a boundary ends a picture that was cut
 * short. PNG and TIFF files begin where a part does, and end where the next boundary is, or where the part's length says once
 * that was right.
 */
final class PictureReader implements AutoCloseable {

    private static final byte LINE_FEED = '\n';
    private static final byte MARKER = (byte) 0xFF;
    private static final byte START_OF_IMAGE = (byte) 0xD8;
    /** What PNG files begin with, and TIFF files of both byte orders. */
    private static final byte PNG = (byte) 0x89;

    private static final byte LITTLE_TIFF = 'I';
    private static final byte BIG_TIFF = 'M';
    /** So many bytes tell them from all else. */
    private static final int SIGNATURE = 8;
    /** A start, an end, and no segment at all between them. */
    private static final int SHORTEST = 4;

    private static final byte END_OF_IMAGE = (byte) 0xD9;

    private final HttpFailure reasons;
    private final Runnable bad;
    private final Limits limits;
    private final int mostOfPicture;
    private final int mostOfLine;
    private final InputBuffer input;
    private final JpegEnd jpegEnd = new JpegEnd();
    private BetweenPictures between;
    private boolean lengthsAreTrue;
    /** Whether nothing of the answer was looked at, which may be a PNG or TIFF file as a whole. */
    private boolean mayBeFile;
    /** Whether the picture that has begun is a PNG or TIFF file. */
    private boolean inFile;

    private long pictures;
    private long skipped;

    /** @param bad hears of each part that is no picture */
    PictureReader(HttpFailure reasons, Runnable bad, Limits limits) {
        this.reasons = reasons;
        this.bad = bad;
        this.limits = limits;
        this.mostOfPicture = limits.intOf(Limit.CAMERA_PICTURE_BYTES);
        this.mostOfLine = limits.intOf(Limit.CAMERA_HEADER_LINE_BYTES);
        this.input = new InputBuffer(Math.max(mostOfPicture, mostOfLine));
        this.between = new BetweenPictures("", bad);
    }

    /**
     * Begins with another answer.
     *
     * @param contentType which may announce a boundary
     */
    void restart(ByteSource in, String contentType) {
        input.restart(in);
        between = new BetweenPictures(contentType, bad);
        lengthsAreTrue = false;
        mayBeFile = !contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
        pictures = 0;
    }

    /**
     * Waits for the next picture.
     *
     * @return its file, direct memory that the caller owns; empty at the end of the answer
     * @throws SourceException if a picture, or what is none, goes on beyond the limit
     */
    Optional<ByteBuf> next() throws IOException, SourceException {
        if (mayBeFile && isFile()) {
            return Optional.of(wholeAnswer());
        }
        between.begin();
        skipped = 0;
        int length;
        do {
            if (!skipToPicture()) {
                between.end();
                return Optional.empty();
            }
            length = inFile ? lengthOfFile() : lengthOfPicture();
            if (length == 0) {
                return Optional.empty();
            }
        } while (isTooShort(length));
        pictures++;
        return Optional.of(input.take(length));
    }

    private boolean isFile() throws IOException {
        mayBeFile = false;
        return beginsFile();
    }

    private boolean beginsFile() throws IOException {
        input.fillTo(SIGNATURE);
        ByteBuffer begin = input.bytes().duplicate().limit(input.end()).position(input.start());
        return ImageHeader.isPng(begin) || ImageHeader.isTiff(begin);
    }

    private ByteBuf wholeAnswer() throws IOException, SourceException {
        do {
            checked(input.size());
        } while (input.fill());
        pictures++;
        return input.take(input.size());
    }

    /** Whether another start follows so closely that the first began no picture; it is passed over then. */
    private boolean isTooShort(int length) throws SourceException {
        if (length >= SHORTEST) {
            return false;
        }
        between.content();
        skip(length);
        return true;
    }

    /** What the camera says of when the last picture was taken, if anything. */
    Optional<String> timestamp() {
        return between.headers().timestamp();
    }

    /** Whether one picture has come, no boundary, and no start of a second picture. */
    boolean hasOnePicture() {
        boolean begun = input.size() >= 2 && input.get(0) == MARKER && input.get(1) == START_OF_IMAGE;
        return pictures == 1 && !between.hasParts() && !begun;
    }

    /** Whether no picture has come. */
    boolean hasNoPicture() {
        return pictures == 0;
    }

    private boolean skipToPicture() throws IOException, SourceException {
        int seen = 0;
        boolean tooLong = false;
        inFile = false;
        while (true) {
            if (seen == 0 && mayBeginFile() && beginsFile()) {
                inFile = true;
                return true;
            }
            seen = untilDecision(seen);
            if (seen > mostOfLine) {
                checkHeader(seen, tooLong);
                between.content();
                skip(seen);
                seen = 0;
                tooLong = true;
            } else if (seen < input.size() && input.get(seen) == LINE_FEED) {
                hear(seen, tooLong);
                skip(seen + 1);
                seen = 0;
                tooLong = false;
            } else if (isStart(seen)) {
                // Some cameras forget the empty line, and some the line's end.
                hear(seen, tooLong);
                input.drop(seen);
                return true;
            } else if (!input.fill()) {
                hear(input.size(), tooLong);
                return false;
            }
        }
    }

    /** Whether a part's headers have ended, and what follows may begin a PNG or TIFF file. */
    private boolean mayBeginFile() {
        if (input.size() == 0 || !between.hasParts() || !between.isInBody()) {
            return false;
        }
        byte first = input.get(0);
        return first == PNG || first == LITTLE_TIFF || first == BIG_TIFF;
    }

    /** Goes on in a line to its end, to a picture, to what is too long for a line, or to where more is needed. */
    private int untilDecision(int from) {
        int at = from;
        while (at < input.size() && at <= mostOfLine) {
            byte next = input.get(at);
            if (next == LINE_FEED || next == MARKER && (at + 3 > input.size() || isStart(at))) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Two bytes are none in the midst of something else; where a picture is due they are enough. */
    private boolean isStart(int at) {
        boolean due = at == 0 && (skipped == 0 || between.isInBody());
        return at + 3 <= input.size()
                && input.get(at) == MARKER
                && input.get(at + 1) == START_OF_IMAGE
                && (due || input.get(at + 2) == MARKER);
    }

    private void skip(int count) throws SourceException {
        input.drop(count);
        skipped += count;
        if (skipped > mostOfPicture) {
            limits.reached(Limit.CAMERA_PICTURE_BYTES);
            throw reasons.noPicture(mostOfPicture);
        }
    }

    /** Hears a line, unless it is the rest of one that was too long, which was told of with its beginning. */
    private void hear(int length, boolean restOfLine) throws SourceException {
        if (restOfLine) {
            return;
        }
        between.line(input.text(length));
        int most = limits.intOf(Limit.CAMERA_HEADER_BYTES);
        if (between.headers().bytes() > most) {
            limits.reached(Limit.CAMERA_HEADER_BYTES);
            throw reasons.tooManyHeaders(most);
        }
    }

    private void checkHeader(int length, boolean restOfLine) throws SourceException {
        if (!restOfLine && PartHeaders.isHeader(input.text(length))) {
            limits.reached(Limit.CAMERA_HEADER_LINE_BYTES);
            throw reasons.tooLongHeader(mostOfLine);
        }
    }

    /** Waits for the end of the picture; its bytes, or 0 where it has none. */
    private int lengthOfPicture() throws IOException, SourceException {
        int announced = between.headers().contentLength(mostOfPicture);
        if (lengthsAreTrue && announced >= SHORTEST) {
            if (input.fillTo(announced)
                    && input.get(announced - 1) == END_OF_IMAGE
                    && input.get(announced - 2) == MARKER) {
                return announced;
            }
            lengthsAreTrue = false;
        }
        int length = searchEnd();
        lengthsAreTrue = length == announced;
        return length;
    }

    private int searchEnd() throws IOException, SourceException {
        jpegEnd.reset();
        int searched = 0;
        while (true) {
            int start = input.start();
            int from = start + Math.max(0, searched - between.boundary().reach());
            int next = between.boundary().find(input.bytes(), start, from, input.end(), true);
            int end = jpegEnd.find(input.bytes(), start, next == Boundary.NONE ? input.end() : next);
            if (end != JpegEnd.NONE) {
                return checked(end - start);
            }
            if (next != Boundary.NONE) {
                return checked(withoutLineEnd(next - start));
            }
            searched = checked(input.size());
            if (!input.fill()) {
                // All of an answer may be one picture without an end; of a stream it is torn.
                return pictures == 0 && !between.hasParts() ? input.size() : 0;
            }
        }
    }

    /** Waits for the end of a PNG or TIFF file in a part; its bytes, or 0 where it is torn. */
    private int lengthOfFile() throws IOException, SourceException {
        int announced = between.headers().contentLength(mostOfPicture);
        if (lengthsAreTrue && announced >= SIGNATURE && input.fillTo(announced)) {
            return announced;
        }
        int searched = 0;
        while (true) {
            int start = input.start();
            int from = start + Math.max(0, searched - between.boundary().reach());
            int next = between.boundary().find(input.bytes(), start, from, input.end(), true);
            if (next != Boundary.NONE) {
                int most = next - start;
                int least = withoutLineEnd(most);
                // The file's own last bytes may look like the end of a line.
                int length = announced > least && announced <= most ? announced : least;
                lengthsAreTrue = length == announced;
                return checked(length);
            }
            searched = checked(input.size());
            if (!input.fill()) {
                return announced == input.size() ? announced : 0;
            }
        }
    }

    private int checked(int length) throws SourceException {
        if (length > mostOfPicture) {
            limits.reached(Limit.CAMERA_PICTURE_BYTES);
            throw reasons.tooLarge(mostOfPicture);
        }
        return length;
    }

    private int withoutLineEnd(int length) {
        // The two bytes that it begins with are no line's end.
        int last = input.get(length - 1) == '\n' ? length - 1 : length;
        return input.get(last - 1) == '\r' ? last - 1 : last;
    }

    /** Gives the memory back, but for that of pictures that others still have. */
    @Override
    public void close() {
        input.close();
    }
}
