package org.videostreamer.access;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has come in, who was refused, and who has changed something: a line each, and where these are many only their number, so
 * that nobody fills a disk. Any thread.
 */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_A_MINUTE = 60;

    private final LongSupplier nanoTime;
    private long minute;
    private int told;
    private long untold;

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    public AuditLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.minute = nanoTime.getAsLong();
    }

    /**
     * Something has happened.
     *
     * @param line who, from where, what; nothing secret, and what is a peer's made fit for a log
     */
    public synchronized void tell(String line) {
        long now = nanoTime.getAsLong();
        if (now - minute >= MINUTE) {
            if (untold > 0) {
                LOG.info("{} more logins, refusals and changes in the minute before", untold);
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
