package org.videostreamer.source.pva;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Leads the EPICS client's log into ours: warnings and errors, unless somebody has chosen another level for it. */
final class PvaLog extends Handler {

    /** Held here because the JDK's log manager forgets loggers, and their levels, that nobody holds. */
    private static final Logger THEIRS = Logger.getLogger("org.epics.pva");

    private static final org.slf4j.Logger OURS = LoggerFactory.getLogger("org.epics.pva");

    /** What it warns of whenever a PV is let go: a picture still under way, a thread that waits for its end. */
    private static final List<String> ORDINARY = List.of("Received unexpected monitor", "Cannot stop");

    private final SimpleFormatter formatter = new SimpleFormatter();

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
        String text = formatter.formatMessage(record);
        String message = "EPICS PVAccess: " + text;
        int level = ORDINARY.stream().anyMatch(text::startsWith)
                ? Level.FINE.intValue()
                : record.getLevel().intValue();
        if (level >= Level.SEVERE.intValue()) {
            OURS.error(message, record.getThrown());
        } else if (level >= Level.WARNING.intValue()) {
            OURS.warn(message, record.getThrown());
        } else {
            OURS.debug(message, record.getThrown());
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
