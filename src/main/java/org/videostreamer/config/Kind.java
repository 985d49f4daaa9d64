package org.videostreamer.config;

import java.util.Map;
import java.util.Optional;
import org.videostreamer.log.PeerText;

/**
 * A kind of value in the configuration: how it is read, how it is written down again, and how editors are told of it.
 *
 * @param <T> the value's type
 */
public sealed interface Kind<T> permits Scalar, Several, KeyGroup, Named {

    int LONGEST_SHOWN = 60;

    /** The value at a node, or nothing where it is none of this kind, which is noted among the problems. */
    Optional<T> read(Node node, Problems problems);

    /** The value as JSON has it: maps, lists, texts, numbers, true and false; without secrets. */
    Object written(T value);

    /** What JSON Schema (draft 2020-12) says of it. */
    Map<String, Object> schema();

    /** What people write for it, in a word or two. */
    String words();

    /** A text as messages may show it: one line, not long, without what could be a user, a password or a secret. */
    static String shown(String text) {
        String open = ShownUri.isClear(text)
                ? ShownUri.of(text)
                : "...@" + SecretNames.hideInPath(text.substring(text.lastIndexOf('@') + 1));
        String safe = PeerText.of(open);
        return safe.length() <= LONGEST_SHOWN ? safe : safe.substring(0, LONGEST_SHOWN) + "...";
    }
}
