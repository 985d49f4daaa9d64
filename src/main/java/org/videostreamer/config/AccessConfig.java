package org.videostreamer.config;

import java.util.List;
import java.util.Optional;

/**
 * Who may do what.
 *
 * @param users {@code users}
 * @param tokens {@code tokens}
 * @param proxy {@code trusted_proxy}, if there is one
 */
public record AccessConfig(List<UserConfig> users, List<TokenConfig> tokens, Optional<TrustedProxy> proxy) {

    /** Nobody is known, so everybody may look. */
    public static final AccessConfig OPEN = new AccessConfig(List.of(), List.of());

    /** Takes copies of the lists. */
    public AccessConfig {
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
    }

    /** Without a proxy. */
    public AccessConfig(List<UserConfig> users, List<TokenConfig> tokens) {
        this(users, tokens, Optional.empty());
    }

    /** Whether nobody has to show who they are. */
    public boolean isOpen() {
        return users.isEmpty() && tokens.isEmpty();
    }
}
