package org.videostreamer.source.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.source.SourceException;

/**
 * Shows a picture in a file once a second, so that whoever waits for pictures sees that it is alive, and reads the file
 * anew when it has changed. Used by one thread.
 */
final class StillPicture {

    private static final long SECOND = 1_000_000_000L;

    private final MediaAddress address;
    private final MediaOpener opener;
    private final Path file;
    private final StopSignal stop;
    private final Delivery delivery;
    private final PictureCopy copy;
    private Optional<FileTime> shownSince = Optional.empty();
    private byte[] jpeg = new byte[0];
    private Optional<Pixels> pixels = Optional.empty();
    /** Of each sample in the file. */
    private int bits = Byte.SIZE;

    StillPicture(MediaAddress address, MediaOpener opener, StopSignal stop, Delivery delivery, PictureCopy copy) {
        this.address = address;
        this.opener = opener;
        this.file = address.file();
        this.stop = stop;
        this.delivery = delivery;
        this.copy = copy;
    }

    /** Shows it until the source is closed. */
    void show() throws SourceException, InterruptedException {
        try {
            while (!stop.isClosed()) {
                refresh();
                deliver();
                stop.pause(SECOND);
            }
        } finally {
            forget();
        }
    }

    private void refresh() throws SourceException, InterruptedException {
        if (changed()) {
            try {
                load();
            } catch (SourceException e) {
                // Perhaps it is being written just now.
                stop.pause(SECOND);
                changed();
                load();
            }
        }
    }

    private boolean changed() throws SourceException {
        try {
            Optional<FileTime> written = Optional.of(Files.getLastModifiedTime(file));
            boolean changed = !written.equals(shownSince);
            shownSince = written;
            return changed;
        } catch (IOException e) {
            throw new SourceException(address + " cannot be opened: no such file", e);
        }
    }

    private void load() throws SourceException, InterruptedException {
        Optional<Pixels> deep = deep();
        if (deep.isPresent()) {
            forget();
            pixels = deep;
            bits = deep.get().format().samples().bits();
            return;
        }
        try (MediaInput input = opener.open()) {
            MediaInput.Next next = input.next();
            if (next == MediaInput.Next.END && !stop.isClosed()) {
                throw MediaFailure.noVideo(address);
            }
            if (next == MediaInput.Next.JPEG) {
                forget();
                jpeg = Arrays.copyOf(input.jpeg(), input.jpegLength());
            } else if (next == MediaInput.Next.PICTURE) {
                forget();
                pixels = Optional.of(copy.copy(input.frame(), delivery.pool()));
                bits = PictureCopy.sampleBits(input.frame());
            }
        }
    }

    private Optional<Pixels> deep() throws SourceException {
        try {
            return DeepFile.read(file, delivery.pool());
        } catch (PictureException e) {
            throw new SourceException(address + " cannot be shown: " + e.getMessage(), e);
        }
    }

    private void deliver() {
        if (!stop.isClosed()) {
            pixels.ifPresentOrElse(
                    kept -> delivery.pixels(kept.retain(), bits), () -> delivery.jpeg(jpeg, jpeg.length));
        }
    }

    private void forget() {
        pixels.ifPresent(Pixels::release);
        pixels = Optional.empty();
    }
}
