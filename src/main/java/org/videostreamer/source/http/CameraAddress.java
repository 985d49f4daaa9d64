package org.videostreamer.source.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.PercentCodec;
import org.apache.hc.core5.net.URIAuthority;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.config.SourceUri;

/**
 * Where a camera is, taken apart so that what is sent and what is shown holds no credentials.
 *
 * @param host scheme, name and port; the port is −1 where the address names none
 * @param target path and query as they go into the request line
 * @param user the {@code user:password@} of the address, percent-decoded
 * @param shown the address for messages
 */
record CameraAddress(HttpHost host, String target, Optional<Credentials> user, String shown) {

    private static final String EXPECTED =
            "; expected http://host[:port]/path or https://…, with special characters of a user name or password"
                    + " percent-encoded (@ is %40, : is %3A, / is %2F, # is %23, % is %25)";

    /**
     * Takes an address apart.
     *
     * @throws ConfigException if it has no host or is no URI at all
     */
    static CameraAddress parse(SourceUri uri) throws ConfigException {
        try {
            URI parsed = new URI(uri.text());
            String authority = Optional.ofNullable(parsed.getRawAuthority()).orElse("");
            int at = authority.lastIndexOf('@');
            URIAuthority server = server(parsed);
            if (server == null || server.getHostName().isEmpty()) {
                throw new IllegalArgumentException("it names no host");
            }
            HttpHost host = new HttpHost(uri.scheme(), server.getHostName(), server.getPort());
            Optional<Credentials> user = at < 0 ? Optional.empty() : Optional.of(user(authority.substring(0, at)));
            return new CameraAddress(host, target(parsed), user, uri.toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new ConfigException("input_uri '" + uri + "' is not the address of a camera" + EXPECTED);
        }
    }

    private static String target(URI uri) {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return (path.isEmpty() ? "/" : path) + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static Credentials user(String userInfo) {
        int colon = userInfo.indexOf(':');
        String name = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new Credentials(AuthType.ANY, decode(name), decode(password));
    }

    private static String decode(String text) {
        return PercentCodec.decode(text, StandardCharsets.UTF_8);
    }

    boolean isSecure() {
        return host.getSchemeName().equals("https");
    }

    /** Where the host listens: the port of the address, or that of its scheme. */
    int port() {
        return host.getPort() >= 0 ? host.getPort() : usualPort(host.getSchemeName());
    }

    static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Host and port, for messages about the connection. */
    String peer() {
        return peer(host.getHostName(), port());
    }

    /** Host and port of any HTTP address; empty where it names no host. */
    static Optional<String> peer(URI uri) {
        try {
            return Optional.ofNullable(server(uri))
                    .filter(at -> !at.getHostName().isEmpty())
                    .map(at -> peer(at.getHostName(), at.getPort() >= 0 ? at.getPort() : usualPort(uri.getScheme())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Not {@link URI#getHost()}, which knows none with an underscore, which is common in laboratories. */
    private static URIAuthority server(URI uri) throws URISyntaxException {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        return URIAuthority.create(authority.substring(authority.lastIndexOf('@') + 1));
    }

    private static String peer(String name, int port) {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
