package org.videostreamer.output;

import java.util.IdentityHashMap;
import java.util.Map;
import org.videostreamer.frame.EncodedFrame;

/**
 * Counts the memory of pictures, or files, that somebody has not taken yet, each once however many wait for it. It does not own
 * them. For one thread at a time.
 */
final class HeldPictures {

    private record Held(int waiting, long bytes) {}

    /** Pictures are told apart as objects: comparing them would compare their bytes. */
    private final Map<Object, Held> all = new IdentityHashMap<>();

    private long bytes;

    /** One more waits for that picture. */
    void add(EncodedFrame picture) {
        add(picture, picture.heldBytes());
    }

    /** One more waits for that, which is so large. */
    void add(Object file, long size) {
        Held before = all.getOrDefault(file, new Held(0, size));
        all.put(file, new Held(before.waiting() + 1, before.bytes()));
        bytes += before.waiting() == 0 ? size : 0;
    }

    /** One less waits for it; one did at least. */
    void remove(Object file) {
        Held before = all.get(file);
        if (before.waiting() > 1) {
            all.put(file, new Held(before.waiting() - 1, before.bytes()));
        } else {
            all.remove(file);
            bytes -= before.bytes();
        }
    }

    /** Whether they are more bytes together. A single one never is: everybody has that one, however large it is. */
    boolean areMoreThan(long most) {
        return bytes > most && all.size() > 1;
    }
}
