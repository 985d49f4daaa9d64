package org.videostreamer.access;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has come in, who was refused, and who has changed something: a line each, and where these are many only their number, so
 * that nobody fills a disk. Refusals, of which anybody can make as many as they like, take no place of the others. Any thread.
 */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_A_MINUTE = 60;

    private final Ration done;
    private final Ration refused;

    /** Lines of one kind. */
    private static final class Ration {
        private final String kind;
        private final LongSupplier nanoTime;
        private long minute;
        private int told;
        private long untold;

        Ration(String kind, LongSupplier nanoTime) {
            this.kind = kind;
            this.nanoTime = nanoTime;
            this.minute = nanoTime.getAsLong();
        }

        synchronized void tell(String line) {
            long now = nanoTime.getAsLong();
            if (now - minute >= MINUTE) {
                if (untold > 0) {
                    LOG.info("{} more {} in the minute before", untold, kind);
                }
                minute = now;
                told = 0;
                untold = 0;
            }
            if (told < MOST_A_MINUTE) {
                told++;
                LOG.info(line);
            } else {
                untold++;
            }
        }
    }

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    public AuditLog(LongSupplier nanoTime) {
        this.done = new Ration("logins and changes", nanoTime);
        this.refused = new Ration("refusals", nanoTime);
    }

    /**
     * Somebody has come in, or has changed something.
     *
     * @param line who, from where, what; nothing secret, and what is a peer's made fit for a log
     */
    public void tell(String line) {
        done.tell(line);
    }

    /**
     * Somebody was refused.
     *
     * @param line as that of {@link #tell}
     */
    void refuse(String line) {
        refused.tell(line);
    }
}
