package org.videostreamer.stream;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What has happened to the streams; the newest is kept for those who come again. Any thread. */
public final class Events {

    /** So many are kept. */
    static final int KEPT = 256;

    private final Deque<Event> kept = new ArrayDeque<>(KEPT);
    private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
    private long last;

    /** A stream's state has changed. */
    void add(String stream, String state, String reason) {
        synchronized (this) {
            if (kept.size() == KEPT) {
                kept.removeFirst();
            }
            kept.addLast(new Event(++last, Instant.now(), stream, state, reason));
        }
        followers.forEach(Runnable::run);
    }

    /** The number of the newest; 0 before the first. */
    public synchronized long last() {
        return last;
    }

    /** Those behind that number that are still kept, the newest last. */
    public synchronized List<Event> after(long number) {
        return kept.stream().filter(event -> event.number() > number).toList();
    }

    /**
     * Tells somebody of each event from now on.
     *
     * @param follower called on any thread; it neither blocks nor throws
     * @return to be closed when nothing shall be told any more
     */
    public Runnable follow(Runnable follower) {
        Runnable own = follower::run;
        followers.add(own);
        return () -> followers.remove(own);
    }
}
