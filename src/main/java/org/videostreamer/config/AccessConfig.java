package org.videostreamer.config;

import java.util.List;

/**
 * Who may do what.
 *
 * @param users {@code users}
 * @param tokens {@code tokens}
 */
public record AccessConfig(List<UserConfig> users, List<TokenConfig> tokens) {

    /** Nobody is known, so everybody may look. */
    public static final AccessConfig OPEN = new AccessConfig(List.of(), List.of());

    /** Takes copies of the lists. */
    public AccessConfig {
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
    }

    /** Whether nobody has to show who they are. */
    public boolean isOpen() {
        return users.isEmpty() && tokens.isEmpty();
    }
}
