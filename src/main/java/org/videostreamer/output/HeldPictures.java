package org.videostreamer.output;

import java.util.IdentityHashMap;
import java.util.Map;
import org.videostreamer.frame.EncodedFrame;

/**
 * Counts the memory of pictures that somebody has not taken yet, each once however many wait for it. It does not own them.
 * For one thread at a time.
 */
public final class HeldPictures {

    /** How many wait for each. Pictures are told apart as objects: comparing them would compare their bytes. */
    private final Map<EncodedFrame, Integer> waiting = new IdentityHashMap<>();

    private long bytes;

    /** One more waits for that picture. */
    public void add(EncodedFrame picture) {
        if (waiting.merge(picture, 1, Integer::sum) == 1) {
            bytes += picture.heldBytes();
        }
    }

    /** One less waits for it; one did at least. */
    public void remove(EncodedFrame picture) {
        if (waiting.compute(picture, (same, count) -> count == 1 ? null : Integer.valueOf(count - 1)) == null) {
            bytes -= picture.heldBytes();
        }
    }

    /** Whether they are more bytes together. A single picture never is: everybody has that one, however large it is. */
    public boolean areMoreThan(long most) {
        return bytes > most && waiting.size() > 1;
    }
}
