package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.videostreamer.access.AccessToken;

/**
 * The cookie by which a browser shows who has logged in. No script reads it, no page of another site has it sent but by a
 * link, and by TLS alone where it was made by TLS. Browsers share cookies among all ports of a host, so the port is in its name.
 */
final class LoginCookie {

    private static final String NAME = "video-streamer";
    /** Browsers take one so named from the host itself alone, by TLS (RFC 6265bis 4.1.3.2). */
    private static final String BY_TLS = "__Host-";
    /** A peer may send many; there is one, or one more that another server under our name has made. */
    private static final int MOST = 4;

    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");
    private static final Pattern PAIR = Pattern.compile("\\s*([^=;\\s]+)=([^;]*)(;|$)");

    private LoginCookie() {}

    /** What the cookies of that name hold that a request shows, none of which may be ours. */
    static List<String> shown(HttpServerRequest request) {
        String plain = name(request);
        // Where the browser has come by TLS, one without that protection may be anybody's.
        List<String> names = isByTls(request) ? List.of(BY_TLS + plain) : List.of(BY_TLS + plain, plain);
        List<String> values = new ArrayList<>();
        for (String header : request.headers().getAll("Cookie")) {
            Matcher pair = PAIR.matcher(header);
            while (pair.find() && values.size() < MOST) {
                if (names.contains(pair.group(1))) {
                    values.add(pair.group(2).strip());
                }
            }
        }
        return values;
    }

    /** The header that gives it to a browser. */
    static String set(HttpServerRequest request, AccessToken value) {
        return header(request, value.text(), "");
    }

    /** The header that takes it away. */
    static String forget(HttpServerRequest request) {
        return header(request, "", "; Max-Age=0");
    }

    private static String header(HttpServerRequest request, String value, String more) {
        boolean byTls = isByTls(request)
                || Optional.ofNullable(request.getHeader("Origin"))
                        .filter(origin -> origin.startsWith("https://"))
                        .isPresent();
        String name = (byTls ? BY_TLS : "") + name(request);
        // Not Strict: a link to a stream in somebody's wiki would ask for a login that there is.
        return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (byTls ? "; Secure" : "") + more;
    }

    /** Whether the browser asks by TLS, as far as that is told: behind a proxy that does not tell, it may. */
    private static boolean isByTls(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("X-Forwarded-Proto"))
                .map(told -> told.replaceFirst(",.*", "").strip())
                .map("https"::equalsIgnoreCase)
                .orElse(request.isSSL());
    }

    /** With the port that the browser asks and the one that is listened at, which differ behind proxies and in containers. */
    private static String name(HttpServerRequest request) {
        String own = Integer.toString(request.localAddress().port());
        Matcher asked =
                PORT.matcher(Optional.ofNullable(request.getHeader("Host")).orElse(""));
        return Stream.concat(asked.results().map(port -> port.group(1)), Stream.of(own))
                .distinct()
                .reduce(NAME, (name, port) -> name + "-" + port);
    }
}
