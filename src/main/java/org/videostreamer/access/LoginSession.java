package org.videostreamer.access;

import org.videostreamer.config.TokenHash;
import org.videostreamer.config.UserConfig;

/**
 * Somebody who has logged in by the login page. Never printed.
 *
 * @param key what is kept of the text in the browser's cookie
 * @param user as whom
 * @param proof what our own page tells beside the cookie where it changes something; pages of others cannot know it
 */
public record LoginSession(TokenHash key, UserConfig user, AccessToken proof) {

    /** Whether that is the proof; takes the same time whatever of it is wrong. */
    public boolean isProvenBy(String shown) {
        return proof.is(shown);
    }

    @Override
    public String toString() {
        return "a session of " + user;
    }
}
