package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;

import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.limits.Limit;
import org.videostreamer.natives.MissingLibraryException;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/**
 * Shows what FFmpeg reads: a video in a file again and again at its own pace, a picture in a file once a second, a live
 * camera as it comes.
 */
final class MediaSource implements FrameSource {

    private static final long BYTES_A_PIXEL = 4;
    /** What FFmpeg needs beside pictures: its buffers, and packets. */
    private static final long LEAST_MEMORY = 67_108_864;

    private final MediaAddress address;
    private final StopSignal stop = new StopSignal();

    MediaSource(MediaAddress address) {
        this.address = address;
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        if (stop.isClosed()) {
            return;
        }
        loadLibraries();
        // Of the whole process: FFmpeg refuses to take more at a time, whatever a camera makes it ask for.
        av_max_alloc(Math.max(LEAST_MEMORY, BYTES_A_PIXEL * sink.limits().of(Limit.PICTURE_PIXELS)));
        MediaOpener opener = new MediaOpener(address, stop, sink.pool(), sink::wantsPictures);
        Delivery delivery = new Delivery(sink);
        Pacer pacer = new Pacer(System::nanoTime);
        try (PictureCopy copy = new PictureCopy()) {
            while (!stop.isClosed()) {
                round(opener, delivery, pacer, copy);
            }
        } catch (SourceException e) {
            // What breaks because it was closed is no failure.
            if (!stop.isClosed()) {
                throw e;
            }
        } catch (PictureException e) {
            throw new SourceException(address + " cannot be shown: " + e.getMessage(), e);
        }
    }

    private void loadLibraries() throws SourceException {
        try {
            if (address.isDevice()) {
                NativeLibraries.loadFfmpegWithDevices();
            } else {
                NativeLibraries.loadFfmpeg();
            }
        } catch (MissingLibraryException e) {
            throw new SourceException(e.getMessage(), e);
        }
    }

    private void round(MediaOpener opener, Delivery delivery, Pacer pacer, PictureCopy copy)
            throws SourceException, InterruptedException {
        if (address.isFile() && DeepFile.isDeep(address.file(), delivery.pool().limits())) {
            new StillPicture(address, opener, stop, delivery, copy).show();
            return;
        }
        try (MediaInput input = opener.open()) {
            if (!input.isStill()) {
                play(input, delivery, pacer, copy);
                return;
            }
        }
        new StillPicture(address, opener, stop, delivery, copy).show();
    }

    /** Plays it until it is closed, or has to be opened anew for another round. */
    private void play(MediaInput input, Delivery delivery, Pacer pacer, PictureCopy copy)
            throws SourceException, InterruptedException {
        do {
            long pictures = 0;
            for (MediaInput.Next next = input.next(); next != MediaInput.Next.END; next = input.next()) {
                deliver(next, input, delivery, pacer, copy);
                pictures++;
            }
            if (pictures == 0 && !stop.isClosed()) {
                throw MediaFailure.noVideo(address);
            }
        } while (!stop.isClosed() && input.rewind());
    }

    private void deliver(MediaInput.Next next, MediaInput input, Delivery delivery, Pacer pacer, PictureCopy copy)
            throws InterruptedException {
        delivery.reason(input.reason());
        switch (next) {
            case JPEG -> {
                pace(input, pacer);
                delivery.jpeg(input.jpeg(), input.jpegLength());
            }
            case UNIT -> {
                pace(input, pacer);
                delivery.unit(input);
            }
            default -> deliverPixels(input, delivery, pacer, copy);
        }
    }

    private void deliverPixels(MediaInput input, Delivery delivery, Pacer pacer, PictureCopy copy)
            throws InterruptedException {
        // Copied before the wait, so that it goes out on time.
        Pixels pixels = copy.copy(input.frame(), delivery.pool());
        int bits = PictureCopy.sampleBits(input.frame());
        if (input.number().isPresent()) {
            // Its time came when it was passed on undecoded.
            delivery.pixels(input.number().getAsLong(), pixels, bits);
            return;
        }
        try {
            pace(input, pacer);
            pixels.retain();
            delivery.pixels(pixels, bits);
        } finally {
            pixels.release();
        }
    }

    private void pace(MediaInput input, Pacer pacer) throws InterruptedException {
        if (!address.isLive()) {
            stop.pause(pacer.delay(input.stamp(), input.duration()));
        }
    }

    @Override
    public void close() {
        stop.close();
    }
}
