package org.videostreamer.source;

import java.util.Optional;
import java.util.function.Supplier;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.log.PeerText;

/**
 * Hands on the pictures of a source that goes on where one of them is bad, be it damaged or too large: the next may be
 * good. Used by one thread.
 */
public final class PictureDelivery {

    private final FrameSink sink;
    private final String unreadable;

    /** @param unreadable what is said of a picture whose conversion fails as nobody has thought of */
    public PictureDelivery(FrameSink sink, String unreadable) {
        this.sink = sink;
        this.unreadable = unreadable;
    }

    /**
     * Has a picture made and takes it over.
     *
     * @param making makes it; empty if there is nothing to show, which is no fault
     * @return why it cannot be shown, for people; empty if it was handed on, or there was nothing
     */
    public Optional<String> deliver(Supplier<Optional<Frame>> making) {
        Optional<Frame> made;
        try {
            made = making.get();
        } catch (PictureException | PictureTooLargeException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            // OpenCV's, for example.
            return Optional.of(unreadable + ": " + PeerText.of(e.toString()));
        }
        made.ifPresent(sink::deliver);
        return Optional.empty();
    }
}
