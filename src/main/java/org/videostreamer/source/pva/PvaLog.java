package org.videostreamer.source.pva;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.PeerText;

/** Leads the EPICS client's log into ours: warnings and errors, unless somebody has chosen another level for it. */
final class PvaLog extends Handler {

    /** Held here because the JDK's log manager forgets loggers, and their levels, that nobody holds. */
    private static final Logger THEIRS = Logger.getLogger("org.epics.pva");

    private static final org.slf4j.Logger OURS = LoggerFactory.getLogger("org.epics.pva");

    /** What it warns of whenever a PV is let go: a picture still under way, a thread that waits for its end. */
    private static final List<String> ORDINARY = List.of("Received unexpected monitor", "Cannot stop");

    /** Different places of the client that may each say something a minute. */
    private static final int MOST_PLACES = 20;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final LongSupplier nanoTime;
    private final Map<String, Told> told = new HashMap<>();

    private PvaLog() {
        this(System::nanoTime);
    }

    /** @param nanoTime the clock */
    PvaLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Does it, once. */
    static void connect() {
        synchronized (THEIRS) {
            for (Handler present : THEIRS.getHandlers()) {
                if (present instanceof PvaLog) {
                    return;
                }
            }
            if (THEIRS.getLevel() == null) {
                // It tells every megabyte by which it enlarges a buffer at INFO.
                THEIRS.setLevel(Level.WARNING);
            }
            THEIRS.setUseParentHandlers(false);
            THEIRS.addHandler(new PvaLog());
        }
    }

    @Override
    public void publish(LogRecord record) {
        String text = PeerText.of(formatter.formatMessage(record));
        boolean ordinary = ORDINARY.stream().anyMatch(text::startsWith);
        if (ordinary || record.getLevel().intValue() < Level.WARNING.intValue()) {
            OURS.debug("EPICS PVAccess: {}", text, record.getThrown());
        } else {
            // Peers make it warn: nothing of that is a fault of this program.
            count(record).ifPresent(times -> OURS.warn("EPICS PVAccess: {}{}", text, times, record.getThrown()));
        }
    }

    /** Empty where the same place has said something within the last minute; a peer could fill a disk else. */
    private synchronized Optional<String> count(LogRecord record) {
        long now = nanoTime.getAsLong();
        String place = record.getSourceClassName() + "." + record.getSourceMethodName();
        if (told.size() >= MOST_PLACES && !told.containsKey(place)) {
            return Optional.empty();
        }
        Told before = told.get(place);
        if (before != null && now - before.at < MINUTE) {
            told.put(place, new Told(before.at, before.kept + 1));
            return Optional.empty();
        }
        told.put(place, new Told(now, 0));
        return Optional.of(before == null || before.kept == 0 ? "" : " (and " + before.kept + " more like it)");
    }

    /** When a place has said something, and how often it wanted to since. */
    private record Told(long at, long kept) {}

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
