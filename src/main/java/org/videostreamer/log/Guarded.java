package org.videostreamer.log;

import org.slf4j.Logger;

/**
 * A task that is run again and again and must go on whatever happens in it: a timer that throws once would never run
 * again. What it throws is told once a minute. For one thread at a time.
 */
public final class Guarded implements Runnable {

    private final Runnable task;
    private final RareFault faults;

    /**
     * Guards a task.
     *
     * @param name what it does and for whom, for the log
     * @param log where faults are told
     */
    public Guarded(String name, Logger log, Runnable task) {
        this.task = task;
        this.faults = new RareFault(name, log);
    }

    @Override
    public void run() {
        try {
            task.run();
        } catch (Throwable fault) {
            faults.tell(fault);
        }
    }
}
