package org.videostreamer.log;

import org.slf4j.Logger;

/** Tells of faults that nobody expected and that repeat: at once, then at most once a minute. For one thread at a time. */
public final class RareFault {

    private final String name;
    private final Logger log;
    private final RareWarning warning;
    private String reason = "";

    /**
     * No fault yet.
     *
     * @param name what fails, for the log
     * @param log where it is told
     */
    public RareFault(String name, Logger log) {
        this.name = name;
        this.log = log;
        this.warning = new RareWarning(
                count -> log.warn("{}: failed {} times and goes on: {}", name, count, reason), System::nanoTime);
    }

    /** It has failed; never throws. */
    public void tell(Throwable fault) {
        try {
            reason = Fault.reason(fault);
            log.debug("{}: failed", name, fault);
            warning.add();
        } catch (Throwable unsaid) {
            // There is not even memory for a line of log: the next fault tells.
        }
    }
}
