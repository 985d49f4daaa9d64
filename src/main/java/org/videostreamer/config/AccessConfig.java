package org.videostreamer.config;

import java.util.List;
import java.util.Optional;

/**
 * Who may do what.
 *
 * @param users {@code users}
 * @param tokens those of {@code tokens} whose text nobody can guess
 * @param proxy {@code trusted_proxy}, if there is one
 * @param issuers those of {@code tokens} that stand for all JWTs of an issuer
 */
public record AccessConfig(
        List<UserConfig> users, List<TokenConfig> tokens, Optional<TrustedProxy> proxy, List<JwtConfig> issuers) {

    /** Nobody is known, so everybody may look. */
    public static final AccessConfig OPEN = new AccessConfig(List.of(), List.of());

    /** Takes copies of the lists. */
    public AccessConfig {
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
        issuers = List.copyOf(issuers);
    }

    /** Without JWTs. */
    public AccessConfig(List<UserConfig> users, List<TokenConfig> tokens, Optional<TrustedProxy> proxy) {
        this(users, tokens, proxy, List.of());
    }

    /** Without a proxy. */
    public AccessConfig(List<UserConfig> users, List<TokenConfig> tokens) {
        this(users, tokens, Optional.empty());
    }

    /** Whether nobody has to show who they are. */
    public boolean isOpen() {
        return users.isEmpty() && tokens.isEmpty() && issuers.isEmpty();
    }
}
