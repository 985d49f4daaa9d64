package org.videostreamer.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.Credentials.AuthType;

/**
 * A Redis server. {@link #toString()} shows no credentials.
 *
 * @param tls whether it is spoken to over TLS: {@code rediss}
 * @param host a name or an address; IPv6 without brackets
 * @param port 1 to 65535
 * @param database the number of the database, which channels do not depend on but access rules may
 * @param credentials a user, whose name may be empty for the default one, and a password
 */
public record RedisServer(boolean tls, String host, int port, int database, Optional<Credentials> credentials) {

    /** The port where none is written. */
    public static final int DEFAULT_PORT = 6379;

    private static final Pattern URI = Pattern.compile(
            "(?i:(redis|rediss))://(?:([^/?#]*)@)?(\\[[^\\]]*]|[^:/?#@\\[\\]]+)(?::([0-9]{1,5}))?(?:/([0-9]{1,5})?)?");

    /** A server without TLS and credentials. */
    public static RedisServer at(String host, int port) {
        return new RedisServer(false, host, port, 0, Optional.empty());
    }

    /** Reads {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss://…}. */
    public static Optional<RedisServer> ofUri(String text) {
        Matcher uri = URI.matcher(text.strip());
        if (!uri.matches()) {
            return Optional.empty();
        }
        boolean tls = uri.group(1).equalsIgnoreCase("rediss");
        int port = Optional.ofNullable(uri.group(4)).map(Integer::valueOf).orElse(DEFAULT_PORT);
        int database = Optional.ofNullable(uri.group(5)).map(Integer::valueOf).orElse(0);
        try {
            Optional<Credentials> user = Optional.ofNullable(uri.group(2)).map(RedisServer::user);
            return HostPort.host(uri.group(3))
                    .filter(host -> port >= 1 && port <= HostPort.LARGEST_PORT)
                    .map(host -> new RedisServer(tls, host, port, database, user));
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
    }

    /** Reads {@code host:port} or a URI. */
    static Optional<RedisServer> parse(String text) {
        return text.contains("://")
                ? ofUri(text)
                : HostPort.parse(text).filter(at -> at.port() > 0).map(at -> at(at.host(), at.port()));
    }

    /** The same server, logged in to with other credentials if there are any. */
    public RedisServer with(Optional<Credentials> others) {
        return new RedisServer(tls, host, port, database, others.or(() -> credentials));
    }

    /** Host and port, for messages about the connection. */
    public String peer() {
        return new ListenAddress(host, port).toString();
    }

    /** {@code host:port} where that says it all, else a URI; the credentials stay hidden. */
    @Override
    public String toString() {
        boolean plain = !tls && database == 0;
        return plain ? peer() : (tls ? "rediss://" : "redis://") + peer() + (database == 0 ? "" : "/" + database);
    }

    private static Credentials user(String userInfo) {
        int colon = userInfo.indexOf(':');
        String name = colon < 0 ? userInfo : userInfo.substring(0, colon);
        return new Credentials(AuthType.ANY, decode(name), colon < 0 ? "" : decode(userInfo.substring(colon + 1)));
    }

    /** Undoes percent-encoding; unlike in a web form a plus sign stands for itself. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
