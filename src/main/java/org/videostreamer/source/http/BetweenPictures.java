package org.videostreamer.source.http;

import java.util.Optional;

/**
 * What stands between two pictures: line ends, boundaries, headers of the next part, parts that are no pictures, and
 * anything else. It is read line by line, and keeps the headers of the part that it is in. For one thread.
 */
final class BetweenPictures {

    private final Runnable bad;
    private final PartHeaders headers = new PartHeaders();
    private Boundary boundary;
    private boolean boundarySeen;
    private String lineBefore = "";
    private boolean inPart;
    private boolean inBody;
    private boolean hasContent;

    /**
     * @param contentType of the answer, which may announce a boundary
     * @param bad hears of each part that is no picture
     */
    BetweenPictures(String contentType, Runnable bad) {
        this.boundary = Boundary.announcedBy(contentType);
        this.bad = bad;
    }

    /** A picture has ended. */
    void begin() {
        headers.clear();
        inPart = false;
        inBody = false;
        hasContent = false;
        lineBefore = "";
    }

    /** Hears a line without its end. */
    void line(String text) {
        int found = boundary.findIn(text);
        if (found != Boundary.NONE) {
            boundary(text.substring(found));
        } else if (text.isBlank()) {
            inBody = true;
        } else if (PartHeaders.isHeader(text) && !adopt(text)) {
            headers.add(text);
        } else {
            hasContent = hasContent || inBody;
        }
        lineBefore = text.isBlank() ? lineBefore : text;
    }

    /** Some of a line has come that is longer than any line of a header. */
    void content() {
        hasContent = hasContent || inBody;
    }

    private void boundary(String line) {
        end();
        boundarySeen = true;
        String behind = boundary.behindIn(line);
        inPart = !behind.startsWith("--");
        inBody = false;
        hasContent = false;
        headers.clear();
        headers.add(behind.strip());
    }

    /** Cameras that announce one boundary, or none, and write another: it is the line before the first header. */
    private boolean adopt(String header) {
        if (boundarySeen) {
            return false;
        }
        Optional<Boundary> inHeader = header.startsWith("--") ? Boundary.usedIn(header) : Optional.empty();
        Optional<Boundary> used = inHeader.or(() -> Boundary.usedIn(lineBefore.strip()));
        used.ifPresent(other -> boundary = other);
        boundarySeen = used.isPresent();
        inHeader.ifPresent(other -> boundary(header));
        return inHeader.isPresent();
    }

    /** Nothing more comes of the part that it is in: one that was no picture is counted. */
    void end() {
        if (inPart && (hasContent || headers.bytes() > 0)) {
            bad.run();
        }
        inPart = false;
    }

    /** Whether an empty line has ended the headers: what comes next is the picture, if the part is one. */
    boolean isInBody() {
        return inBody && !hasContent;
    }

    /** What separates the parts, as far as is known. */
    Boundary boundary() {
        return boundary;
    }

    /** Whether parts were seen. */
    boolean hasParts() {
        return boundarySeen;
    }

    PartHeaders headers() {
        return headers;
    }
}
