package org.videostreamer.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.RedisServer;
import org.videostreamer.log.PeerText;

/** Says in words for the user what went wrong with a Redis server. */
public final class RedisFailure {

    private static final int MOST_CAUSES = 10;
    private static final Pattern ABOUT_OURS = Pattern.compile(
            "fatal alert: (certificate_required|bad_certificate"
                    + "|unsupported_certificate|certificate_revoked|certificate_expired|certificate_unknown|unknown_ca|access_denied)");

    private RedisFailure() {}

    /** What went wrong, with which server, and what may help; without credentials. */
    public static String reason(RedisServer server, Throwable failure) {
        String peer = server.peer();
        if (cause(failure, UnknownHostException.class).isPresent()) {
            return "the host name '" + server.host() + "' is unknown";
        }
        Optional<SSLException> tls = cause(failure, SSLException.class);
        if (tls.filter(RedisFailure::isAboutOurs).isPresent()) {
            return "Redis at " + peer
                    + " asks for another certificate of ours than it is shown (camera_tls, redis_tls)";
        }
        if (tls.isPresent()) {
            return "TLS with Redis at " + peer + " failed: its certificate is not trusted (tls_verify),"
                    + " or it speaks no TLS";
        }
        Optional<RedisCommandExecutionException> refusal = cause(failure, RedisCommandExecutionException.class);
        if (refusal.isPresent()) {
            return "Redis at " + peer + " refuses: "
                    + PeerText.of(String.valueOf(refusal.get().getMessage()));
        }
        Optional<RefusedMessageException> refused = cause(failure, RefusedMessageException.class);
        if (refused.isPresent()) {
            return "Redis at " + peer + " sends " + refused.get().getMessage();
        }
        Optional<ConnectException> connect = cause(failure, ConnectException.class);
        if (connect.isPresent() || cause(failure, NoRouteToHostException.class).isPresent()) {
            boolean late = String.valueOf(connect.map(Throwable::getMessage)).contains("timed out");
            return late ? silent(server) : "Redis at " + peer + " refuses the connection or cannot be reached";
        }
        if (cause(failure, RedisCommandTimeoutException.class).isPresent()) {
            return silent(server);
        }
        return lost(server);
    }

    /** For files of {@code camera_tls} or {@code redis_tls} that cannot be used now. */
    public static String unusable(RedisServer server, ConfigException cause) {
        return "TLS with Redis at " + server.peer() + " cannot begin: " + cause.getMessage();
    }

    /** What to say of a connection that has ended. */
    public static String lost(RedisServer server) {
        return "the connection to Redis at " + server.peer() + " was lost";
    }

    /** Whether the server refuses our certificate, or misses one, in Java's words for its alert (RFC 8446 6.2). */
    private static boolean isAboutOurs(SSLException failure) {
        return ABOUT_OURS.matcher(String.valueOf(failure.getMessage())).find();
    }

    private static String silent(RedisServer server) {
        // A server without TLS waits for ever for the rest of what it takes for a command.
        return "Redis at " + server.peer() + " does not answer" + (server.tls() ? "; perhaps it speaks no TLS" : "");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
