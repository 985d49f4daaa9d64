package org.videostreamer.stream;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    void state(String stream, String state, String reason) {
        add(Event.Type.STATE, Optional.of(stream), state, reason);
    }

    /** A stream's calibration is another. */
    void calibration(String stream) {
        add(Event.Type.CALIBRATION, Optional.of(stream), "", "");
    }

    /** The configuration was read anew, and these streams are others; {@code trouble} tells what could not be done. */
    public void reloaded(StreamChanges changes, String trouble) {
        changed(changes);
        add(Event.Type.RELOADED, Optional.empty(), "", trouble);
    }

    private void changed(StreamChanges changes) {
        changes.added().forEach(stream -> add(Event.Type.ADDED, Optional.of(stream), "", ""));
        changes.changed().forEach(stream -> add(Event.Type.CHANGED, Optional.of(stream), "", ""));
        changes.removed().forEach(stream -> add(Event.Type.REMOVED, Optional.of(stream), "", ""));
    }

    /** Streams of other machines have come, gone or changed. */
    public void others(StreamChanges changes) {
        changed(changes);
    }

    /** The configuration could not be read anew. */
    public void reloadFailed(String reason) {
        add(Event.Type.RELOAD_FAILED, Optional.empty(), "", reason);
    }

    /** The program warns of something, in a line that is fit for people to read. Who warns rations what is told here. */
    public void warning(String text) {
        add(Event.Type.WARNING, Optional.empty(), "", text);
    }

    private void add(Event.Type type, Optional<String> stream, String state, String reason) {
        synchronized (this) {
            if (kept.size() == KEPT) {
                kept.removeFirst();
            }
            kept.addLast(new Event(++last, Instant.now(), type, stream, state, reason));
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
