package org.videostreamer.stream;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.RareFault;
import org.videostreamer.measure.Span;

/**
 * Those who are told of each picture what the samples of a part of it say; each part is measured once for all of them, while
 * there are any. Changed on the stream's thread; any thread may ask.
 */
final class StatisticsNews {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsNews.class);

    private final PictureNews news;
    private final Executor measuring;
    private final Function<Frame, Span> window;
    private final Limits limits;
    /** Told on the thread that measures. */
    private final RareFault faults;

    private final Map<MeasuredPart, PartNews> parts = new ConcurrentHashMap<>();

    /**
     * Nobody follows yet.
     *
     * @param stream whose pictures they are, for the log
     * @param news tells of the pictures
     * @param measuring where they are measured
     * @param window which values of a picture the stream shows to those who ask for nothing special
     */
    StatisticsNews(String stream, PictureNews news, Executor measuring, Function<Frame, Span> window, Limits limits) {
        this.faults = new RareFault(stream + ": statistics of pictures", LOG);
        this.news = news;
        this.measuring = measuring;
        this.window = window;
        this.limits = limits;
    }

    /** Why a part cannot be followed now, in words for the peer. */
    static String refusal() {
        return "too many parts of this stream's pictures are measured";
    }

    /** Which limit keeps a part from being followed now, if one does. */
    Optional<Limit> reachedBy(MeasuredPart part) {
        boolean full = !parts.containsKey(part) && parts.size() >= limits.of(Limit.MEASURED_PARTS);
        return full ? Optional.of(Limit.MEASURED_PARTS) : Optional.empty();
    }

    /** Adds one who follows; where there are too many parts, that is said to be the end. */
    void add(MeasuredPart part, PictureFollower follower) {
        Optional<Limit> reached = reachedBy(part);
        if (reached.isPresent()) {
            limits.reached(reached.get());
            follower.ended(refusal());
            return;
        }
        PartNews its = parts.computeIfAbsent(part, first -> new PartNews(measuring, frame -> measure(first, frame)));
        its.add(follower);
        news.add(its);
    }

    void remove(MeasuredPart part, PictureFollower follower) {
        Optional.ofNullable(parts.get(part)).ifPresent(its -> {
            its.remove(follower);
            if (its.isEmpty()) {
                news.remove(its);
                parts.remove(part);
            }
        });
    }

    private PartStatistics measure(MeasuredPart part, Frame frame) {
        try {
            return MeasuredPicture.look(frame, window, picture -> PartStatistics.of(picture, part));
        } catch (PictureException damage) {
            return PartStatistics.of(damage);
        } catch (Throwable fault) {
            faults.tell(fault);
            return new PartStatistics.Refused("this does not work now; the server's log says why");
        }
    }

    /** A picture of the camera has come; stays the caller's. To be told before the news hear of it. */
    void came(Frame frame) {
        parts.values().forEach(part -> part.came(frame));
    }

    /** Whether somebody follows. */
    boolean isWanted() {
        return !parts.isEmpty();
    }
}
