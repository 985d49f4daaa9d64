package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.codec.Encoder;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.LatestSlot;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Fault;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.log.PeerText;
import org.videostreamer.picture.NoSignalCard;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.MadePicture;
import org.videostreamer.source.WantedRendition;

/**
 * One (codec, quality, view) of a stream: takes the newest frame, makes the picture, encodes it once, and hands the
 * bytes to its viewers. Has a thread of its own from the first viewer to the last, which goes on whatever is thrown.
 * What goes on as the camera sent it needs no other thread than the one that brings it.
 */
final class Rendition {

    private static final Logger LOG = LoggerFactory.getLogger(Rendition.class);
    /** Browsers show an MJPEG part late, and proxies cut silent connections: repeat a picture that does not change. */
    private static final long REPEAT_MILLIS = 1_000;
    /** A joiner's keyframe waits so long for the next picture before the last one is encoded again. */
    private static final long JOINER_WAITS_MILLIS = 100;

    private static final Size CARD = new Size(640, 480);

    private final String stream;
    private final LatestSlot<Frame> slot = new LatestSlot<>(Frame::release);
    private final KeyframeRequests keyframes = new KeyframeRequests();
    private final FanOut viewers;
    private final Consumer<WantedRendition> elsewhere;
    private final RenditionMeter meter = new RenditionMeter();
    private final PictureNews news;
    private final Consumer<Rendition> ended;
    /** Its lock is held where a frame and a picture as the camera sent it must not pass each other. */
    private final PassThrough passing = new PassThrough();

    private Optional<Thread> thread = Optional.empty();
    /** Changed on the stream's thread alone. */
    private volatile int viewerCount;
    /** What it is to be; changed on the stream's thread alone. */
    private volatile RenditionMaking wanted;

    private volatile long lastPublished = System.nanoTime();

    /** Held by whoever makes pictures: the rendition's thread, or the one that brings what goes on untouched. */
    private final ReentrantLock turn = new ReentrantLock();
    // Changed by the holder of the turn alone, like the encoder and the trouble.
    /** What it is. */
    private volatile RenditionMaking making;

    private Optional<Frame> shown = Optional.empty();
    private final RtpStamps stamps = new RtpStamps();
    private long sequence;
    private long droppedBefore;

    /**
     * A rendition that does not run yet.
     *
     * @param stream whose it is, for the log
     * @param encoders makes its encoder, again after each that failed
     * @param limits how much is kept for joiners
     * @param news hears of each picture that is handed out
     * @param elsewhere hears of each keyframe that is needed of whoever makes the pictures, where that is not here
     * @param ended hears that a thread of it has ended and holds nothing any more
     */
    Rendition(
            String stream,
            RenditionKey key,
            Viewing viewing,
            Supplier<Encoder> encoders,
            Limits limits,
            PictureNews news,
            Consumer<WantedRendition> elsewhere,
            Consumer<Rendition> ended) {
        this.stream = stream;
        this.making = RenditionMaking.of(stream, key, viewing, encoders);
        this.wanted = making;
        this.viewers = new FanOut(stream + " as " + key.codec(), limits, this::requestKeyframe);
        this.news = news;
        this.elsewhere = elsewhere;
        this.ended = ended;
    }

    /** Is another rendition of its codec from soon on, with the same viewers; on the stream's thread, which it does not hold up. */
    void change(RenditionKey key, Viewing viewing, Supplier<Encoder> encoders) {
        wanted = RenditionMaking.of(stream, key, viewing, encoders);
        slot.wake();
    }

    /** Becomes what it is to be. By the holder of the turn; whether that was another. */
    private boolean adopt() {
        RenditionMaking next = wanted;
        if (next == making) {
            return false;
        }
        RenditionMaking before = making;
        making = next;
        droppedBefore += before.pace().dropped();
        before.close();
        return true;
    }

    private String name() {
        return stream + " " + key();
    }

    /** Begins; throws whatever keeps the system from giving a thread. On the stream's thread. */
    void start() {
        LOG.debug("{}: starts", name());
        Thread made = new NamedThreads("rendition " + name()).newThread(this::run);
        made.start();
        thread = Optional.of(made);
    }

    /** Whether it has a thread, unless it is closed; on the stream's thread. */
    boolean isAlive() {
        return slot.isClosed() || thread.filter(Thread::isAlive).isPresent();
    }

    /** Whether it shows each picture that it can, not fewer than come. */
    boolean showsAll() {
        return !making.pace().isLimited();
    }

    RenditionKey key() {
        return wanted.key();
    }

    /** What it is called where it is made elsewhere. */
    WantedRendition wish() {
        return wanted.wish();
    }

    /** What it does now; any thread. */
    RenditionStatus status() {
        Optional<String> fault =
                meter.stuck(System.nanoTime()).or(() -> making.trouble().told());
        String made = passing.isFollowing() || key().codec() == Codec.H264
                ? passing.told(key())
                : PassThrough.told(making.picturing().isUntouched());
        return new RenditionStatus(
                key(), made, making.picturing().shown(), fault, viewerCount, meter.work(System.nanoTime()));
    }

    /** Takes the newest frame; any thread, which never waits for an encoder. */
    void offer(Frame frame) {
        if (!passOn(frame)) {
            synchronized (passing) {
                if (!frame.isSignal() || needsPictures()) {
                    slot.put(frame.retain());
                }
            }
        }
    }

    /** Takes the newest picture as the camera sent it; any thread, which never waits for an encoder. */
    void offer(AccessUnit unit) {
        synchronized (passing) {
            if (!passing.offer(unit, key())) {
                return;
            }
            slot.poll().ifPresent(Frame::release);
        }
        passWaitingOn();
    }

    /** Takes the newest picture that was made for it elsewhere; any thread, which never waits. */
    void offer(MadePicture picture) {
        synchronized (passing) {
            if (!passing.offer(picture.frame(), picture.camera(), picture.how())) {
                elsewhere.accept(wish());
                return;
            }
            slot.poll().ifPresent(Frame::release);
        }
        passWaitingOn();
    }

    private void passWaitingOn() {
        if (!turn.tryLock()) {
            slot.wake();
            return;
        }
        try {
            passUnitsOn();
        } catch (Throwable fault) {
            failed(fault);
        } finally {
            turn.unlock();
        }
    }

    /** The camera's pictures do not come as it sends them from here on; any thread. */
    void notAsSent(String reason) {
        passing.stop(reason);
    }

    /** Whether it cannot show the camera's pictures as they come; any thread. */
    boolean needsPictures() {
        return !passing.isFollowing();
    }

    /** By the holder of the turn. */
    private void passUnitsOn() {
        adopt();
        List<PassThrough.Passed> pictures = passing.take();
        try {
            for (PassThrough.Passed picture : pictures) {
                if (!slot.isClosed()) {
                    passOn(picture);
                }
            }
        } finally {
            pictures.forEach(picture -> picture.frame().release());
        }
    }

    private void passOn(PassThrough.Passed picture) {
        long began = System.nanoTime();
        EncodedFrame frame = picture.frame();
        making.picturing().passedOn(picture.camera(), frame.size());
        making.trouble().over();
        shown.ifPresent(Frame::release);
        shown = Optional.empty();
        handOut(frame.retain(), PixelGrid.of(picture.camera()), keyframes.count(), began);
    }

    private boolean passOn(Frame frame) {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            if (slot.isClosed()
                    || wanted != making
                    || making.pace().isLimited()
                    || making.trouble().reason().isPresent()) {
                return false;
            }
            Optional<EncodedFrame> untouched = making.picturing().passOn(frame);
            if (untouched.isEmpty()) {
                return false;
            }
            publish(frame, keyframe -> untouched.get());
            slot.poll().ifPresent(Frame::release);
            show(frame.retain());
            return true;
        } catch (Throwable fault) {
            failed(fault);
            return false;
        } finally {
            turn.unlock();
        }
    }

    /** Adds a viewer; on the stream's thread. */
    void add(Viewer viewer) {
        viewers.add(viewer);
        viewerCount++;
    }

    /** Asks for a keyframe as soon as one is allowed; any thread. */
    void requestKeyframe() {
        if (!key().codec().isIntraOnly() && needsPictures()) {
            keyframes.ask();
            slot.wake();
        } else if (!key().codec().isIntraOnly()) {
            // Where pictures are the camera's own, nobody but it makes keyframes.
            elsewhere.accept(wish());
        }
    }

    /** Removes a viewer; on the stream's thread. */
    void remove(Viewer viewer) {
        viewers.remove(viewer);
        viewerCount--;
    }

    /** Whether nobody watches; on the stream's thread. */
    boolean isEmpty() {
        return viewers.isEmpty();
    }

    /** Lets the viewers go and ends the thread, which frees what it holds; on the stream's thread. */
    void close() {
        slot.close();
        viewers.close();
    }

    private void run() {
        try {
            while (!slot.isClosed()) {
                guardedTurn();
            }
        } finally {
            free();
            ended.accept(this);
            LOG.debug("{}: ends", name());
        }
    }

    private void guardedTurn() {
        try {
            slot.await(TimeUnit.MILLISECONDS.toNanos(untilNextDuty()));
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", name());
        }
        turn.lock();
        try {
            takeTurn();
        } catch (Throwable fault) {
            failed(fault);
        } finally {
            meter.rests();
            turn.unlock();
        }
    }

    private void takeTurn() {
        long now = System.nanoTime();
        meter.works(now);
        boolean other = adopt();
        passUnitsOn();
        Optional<Frame> next = making.pace().next(newestFrame(), now);
        meter.skipped(slot.replaced() + droppedBefore + making.pace().dropped());
        next.ifPresent(this::show);
        if ((other || next.isPresent()) && !making.trouble().isPaused()) {
            encodeShown();
        }
        if (!slot.isClosed()) {
            repeatIfDue();
        }
    }

    /** A frame that waits is newer than all that came as the camera sent it, which does not follow it. */
    private Optional<Frame> newestFrame() {
        synchronized (passing) {
            Optional<Frame> newest = slot.poll();
            newest.ifPresent(frame -> passing.stop());
            return newest;
        }
    }

    private long untilNextDuty() {
        if (!needsPictures()) {
            return REPEAT_MILLIS;
        }
        long repeat = Math.min(REPEAT_MILLIS - silentMillis(), making.pace().untilDue(System.nanoTime()));
        return Math.max(1, keyframes.isOwed() ? Math.min(repeat, JOINER_WAITS_MILLIS) : repeat);
    }

    private long silentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastPublished);
    }

    private void repeatIfDue() {
        long silent = silentMillis();
        boolean joiner = silent >= JOINER_WAITS_MILLIS && keyframes.isDue(System.nanoTime());
        boolean encodes = needsPictures();
        if (silent < REPEAT_MILLIS && !joiner
                || !encodes && !making.key().codec().isIntraOnly()) {
            return;
        }
        lastPublished = System.nanoTime();
        Trouble trouble = making.trouble();
        boolean troubled = trouble.reason().isPresent();
        if (!troubled && making.key().codec().isIntraOnly()) {
            viewers.repeat();
        } else if (!trouble.isPaused()) {
            // A picture that does not change may be the one that failed: it is tried again too.
            encodeShown();
        }
        if (troubled && trouble.reason().isPresent()) {
            trouble.tell();
            explain(trouble.reason().get());
        }
    }

    private void show(Frame frame) {
        shown.ifPresent(Frame::release);
        shown = Optional.of(frame);
    }

    private void encodeShown() {
        Trouble trouble = making.trouble();
        shown.ifPresent(frame -> {
            try {
                publish(frame, keyframe -> making.picturing().encode(frame, keyframe));
                trouble.over();
            } catch (PictureException | PictureTooLargeException e) {
                trouble.picture(PeerText.of(e.getMessage()));
            } catch (Throwable fault) {
                failed(fault);
            }
        });
    }

    private void publish(Frame source, Picturing.Encoding encoding) {
        long requests = keyframes.count();
        long began = System.nanoTime();
        handOut(encoding.encode(keyframes.isDue(began)), source.grid(), requests, began);
    }

    /**
     * Hands a picture to the viewers.
     *
     * @param made whose ownership passes to this
     * @param grid the pixels of the picture as it came
     * @param requests for keyframes when its making began
     * @param began that moment
     */
    private void handOut(EncodedFrame made, PixelGrid grid, long requests, long began) {
        EncodedFrame frame = stamped(made.withSequence(sequence++));
        try {
            long ready = System.nanoTime();
            meter.made(frame.bytes().writerIndex(), ready - began, ready);
            if (frame.keyframe()) {
                keyframes.answer(requests, System.nanoTime());
            }
            lastPublished = System.nanoTime();
            if (!viewers.publish(frame)) {
                // A loop that was too late is our own doing: its viewers need not wait for the next regular keyframe.
                requestKeyframe();
            }
            news.published(key(), grid, frame);
        } finally {
            frame.release();
        }
    }

    private EncodedFrame stamped(EncodedFrame frame) {
        return switch (key().codec()) {
            case VP8, H264 -> frame.withStamp(stamps.next(frame.times()));
            default -> frame;
        };
    }

    /** What nobody expected is no picture's fault: the encoder may be damaged, and a pause may help. */
    private void failed(Throwable fault) {
        try {
            LOG.debug("{}: failed", name(), fault);
            passing.stop();
            making.trouble().fault(Fault.reason(fault));
            making.picturing().close();
        } catch (Throwable again) {
            // Not even that can be said now; the next turn says more.
        }
    }

    /** Shows the viewers of this rendition why they see nothing. If that fails too, the stream's state still tells it. */
    private void explain(String reason) {
        shown.ifPresent(frame -> {
            try {
                Frame card = NoSignalCard.draw(-1, CARD, "no picture", reason, frame.pool());
                try {
                    publish(card, keyframe -> making.picturing().encodeView(card, keyframe));
                } finally {
                    card.release();
                }
            } catch (Throwable fault) {
                LOG.debug("{}: cannot even explain", name(), fault);
                making.picturing().close();
            }
        });
    }

    private void free() {
        turn.lock();
        try {
            shown.ifPresent(Frame::release);
            shown = Optional.empty();
            passing.stop();
            making.close();
        } catch (Throwable fault) {
            LOG.debug("{}: failed to end", name(), fault);
        } finally {
            turn.unlock();
        }
    }
}
