package org.videostreamer.output.tiles;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.output.LateViewer;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.TileForm;
import org.videostreamer.stream.Viewer;
import org.videostreamer.stream.ViewerCount;
import org.videostreamer.stream.ViewerProgress;

/** A stream in view of a page: a viewer that keeps the newest picture alone until the page's next burst. On the page's event loop. */
final class Tile implements Viewer, LateViewer {

    private final TilePage page;
    private final String name;
    private final Stream stream;
    private final ViewerCount count = new ViewerCount();
    private Optional<Subscription> place = Optional.empty();
    private Optional<EncodedFrame> newest = Optional.empty();
    /** Owned by the message that is on its way into the socket. */
    private Optional<EncodedFrame> inFlight = Optional.empty();

    private long skipped;
    private boolean left;

    /**
     * One that does not watch yet.
     *
     * @param name what the page calls the stream
     */
    Tile(TilePage page, String name, Stream stream) {
        this.page = page;
        this.name = name;
        this.stream = stream;
    }

    /** Watches from soon on; once. */
    void join(TileForm form) {
        place = Optional.of(stream.join(form.of(stream.config()), this));
    }

    /** Shows another form from soon on, and up to then what it shows. */
    void change(TileForm form) {
        place.ifPresent(watched -> watched.move(form.of(stream.config())));
    }

    /** Watches no more, and lets its picture go. */
    void leave() {
        left = true;
        place.ifPresent(Subscription::close);
        newest.ifPresent(EncodedFrame::release);
        newest = Optional.empty();
        page.late().remove(this);
    }

    @Override
    public Executor loop() {
        return page.loop();
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (left) {
            return;
        }
        count.offered(frame);
        newest.ifPresent(older -> {
            older.release();
            if (page.isLate()) {
                count.skipped(++skipped);
            }
        });
        newest = Optional.of(frame.retain());
    }

    /** Whether there is a picture that the page has not got. */
    boolean isFresh() {
        return newest.isPresent();
    }

    /** The bytes of that picture. */
    long freshBytes() {
        return newest.map(EncodedFrame::pictureLength).orElse(0);
    }

    /** The message with its newest picture, which is in flight from now on, and the caller's. There is one. */
    ByteBuf send(ByteBufAllocator memory, long burst, boolean last) {
        EncodedFrame frame = newest.orElseThrow();
        ByteBuf message = TileMessage.of(memory, frame, name, burst, last);
        newest = Optional.empty();
        inFlight = Optional.of(frame);
        return message;
    }

    /** Tells those that are late of its picture, if it is in flight still. */
    void tellLate() {
        inFlight.ifPresent(frame -> page.late().add(this, frame));
    }

    /** What was in flight is so no more; before its release. */
    void landed(boolean taken) {
        page.late().remove(this);
        if (taken) {
            inFlight.ifPresent(count::taken);
        }
        inFlight = Optional.empty();
    }

    @Override
    public String peer() {
        return page.peer();
    }

    @Override
    public ViewerProgress progress() {
        return count.progress();
    }

    @Override
    public void ended(String reason) {
        page.ended(name, reason);
    }

    @Override
    public String name() {
        return page.peer() + " watching " + name + " among others";
    }

    @Override
    public void drop() {
        page.drop();
    }
}
