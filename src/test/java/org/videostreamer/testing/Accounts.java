package org.videostreamer.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.videostreamer.access.AccessToken;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Grant;
import org.videostreamer.config.PasswordHash;
import org.videostreamer.config.Right;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamPattern;
import org.videostreamer.config.TokenConfig;
import org.videostreamer.config.UserConfig;

/** Users and tokens of tests. */
public final class Accounts {

    /** That of {@code password}, from the tests of the reference implementation of Argon2: quickly made. */
    public static final PasswordHash PASSWORD =
            new PasswordHash(256, 2, 1, "c29tZXNhbHQ", "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

    private Accounts() {}

    /** The same as the configuration file has it. */
    public static final String PASSWORD_HASH = PASSWORD.text();

    /** What somebody may do with streams. */
    public static Grant grant(String streams, Right... rights) {
        return new Grant(Set.of(rights), List.of(new StreamPattern(streams)));
    }

    /** A user whose password is {@code password}. */
    public static UserConfig user(String name, Grant grant) {
        return new UserConfig(name, Optional.of(PASSWORD), grant);
    }

    /** A user who has no password. */
    public static UserConfig named(String name, Grant grant) {
        return new UserConfig(name, Optional.empty(), grant);
    }

    /** A token whose text is its name. */
    public static TokenConfig token(String name, Grant grant) {
        return new TokenConfig(name, new AccessToken(name).hash(), Optional.empty(), grant);
    }

    /** The same, until then. */
    public static TokenConfig token(String name, Grant grant, Instant expires) {
        return new TokenConfig(name, new AccessToken(name).hash(), Optional.of(expires), grant);
    }

    /** The value of {@code Authorization} for a user. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The same for a token. */
    public static String bearer(String token) {
        return "Bearer " + token;
    }

    /** A configuration that lets in these tokens alone. */
    public static ServerConfig lettingIn(ServerConfig config, TokenConfig... tokens) {
        return lettingIn(config, new AccessConfig(List.of(), Stream.of(tokens).toList()));
    }

    /** A configuration that lets in these. */
    public static ServerConfig lettingIn(ServerConfig config, AccessConfig access) {
        return new ServerConfig(
                config.streams(), config.listeners(), config.webrtc(), config.limits(), config.reload(), access);
    }
}
