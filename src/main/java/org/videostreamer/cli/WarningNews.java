package org.videostreamer.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.LogMarkers;
import org.videostreamer.log.PeerText;

/**
 * Passes warnings of our log on to whoever watches the program from afar, few of them however many there are: that many are
 * warned of says one, and the log has them all. Any thread.
 */
final class WarningNews extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** Events are kept for those who come again; these shall not push out all others. */
    static final int MOST_A_MINUTE = 10;

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Logger ours = (Logger) LoggerFactory.getLogger(LogSetup.OURS);
    private final Consumer<String> news;
    private final LongSupplier nanoTime;
    private long minuteEnds;
    private int told;
    private int untold;

    /**
     * Listens from now on, until it is closed.
     *
     * @param news takes each text, one line of at most {@value PeerText#LONGEST} characters; neither blocks nor throws
     * @param nanoTime the clock, {@link System#nanoTime()} outside tests
     */
    WarningNews(Consumer<String> news, LongSupplier nanoTime) {
        this.news = news;
        this.nanoTime = nanoTime;
        this.minuteEnds = nanoTime.getAsLong() + MINUTE_NANOS;
        setContext(ours.getLoggerContext());
        start();
        ours.addAppender(this);
    }

    /** Called by one thread at a time. */
    @Override
    protected void append(ILoggingEvent line) {
        if (!line.getLevel().isGreaterOrEqual(Level.WARN) || isEvent(line)) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - minuteEnds >= 0) {
            minuteEnds = now + MINUTE_NANOS;
            told = 0;
            if (untold > 0) {
                tell(untold + " more warnings are in the log");
                untold = 0;
            }
        }
        if (told < MOST_A_MINUTE) {
            tell(PeerText.of(line.getFormattedMessage()));
        } else {
            untold++;
        }
    }

    private static boolean isEvent(ILoggingEvent line) {
        return line.getMarkerList() != null && line.getMarkerList().contains(LogMarkers.IS_EVENT);
    }

    private void tell(String text) {
        told++;
        news.accept(text);
    }

    @Override
    public void close() {
        ours.detachAppender(this);
        stop();
    }
}
