package org.videostreamer.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of values that the configuration knows. */
public final class Kinds {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern UNFIT_FOR_PATH = Pattern.compile("[/?#%\\\\\\p{Cntrl}]");
    private static final Pattern ORIGIN =
            Pattern.compile("null|file://|[a-z][a-z0-9+.-]*://(\\[[0-9a-f:.]+]|[^\\s/?#@:]+)(:[0-9]{1,5})?");
    private static final BigDecimal LEAST_SECONDS = new BigDecimal("0.001");
    private static final BigDecimal MOST_SECONDS = new BigDecimal(86_400);

    private Kinds() {}

    /** 1 to 31, or −1. */
    public static final Kind<Integer> QUALITY =
            Kind.of("a quality", "a whole number from 1 (best) to 31, or -1 to choose well", text -> whole(text)
                    .filter(q -> q == Display.ADAPTIVE_QUALITY || q >= 1 && q <= 31));

    /** The most kbit/s, or 0. */
    static final Kind<Integer> BITRATE = Kind.of(
            "a bit rate", "kbit/s as a whole number from 10 to 200000, or 0 for constant quality", text -> whole(text)
                    .filter(kbits -> kbits == 0 || kbits >= 10 && kbits <= 200_000));

    /** A port to listen at. */
    public static final Kind<Integer> LISTEN_PORT =
            Kind.of("a port", "a whole number from 1 to 65535, or 0 for any that is free", text -> whole(text)
                    .filter(port -> port >= 0 && port <= HostPort.LARGEST_PORT));

    /** A port to connect to. */
    public static final Kind<Integer> PORT = Kind.of("a port", "a whole number from 1 to 65535", text -> whole(text)
            .filter(port -> port >= 1 && port <= HostPort.LARGEST_PORT));

    /** A host's name or address. */
    public static final Kind<String> HOST =
            Kind.of("a host", "a name or an address, such as camera.example.org, 10.1.2.3 or [::1]", HostPort::host);

    /** An address to tell to others, IPv6 without brackets. */
    static final Kind<String> IP_ADDRESS = Kind.of(
            "an IP address", "one that viewers can reach, such as 192.0.2.7 or 2001:db8::7", HostPort::unicastAddress);

    /** Where a source is served. */
    public static final Kind<ListenAddress> LISTEN = Kind.of(
            "an address to listen at",
            "host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free",
            text -> HostPort.parse(text).map(at -> new ListenAddress(at.host(), at.port())));

    /** The server that pictures are published to. */
    static final Kind<RedisServer> REDIS = Kind.of(
            "a Redis server",
            "host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS",
            RedisServer::parse);

    /** What is published to Redis. */
    static final Kind<RedisFormat> REDIS_FORMAT = Kind.of("a format for Redis", "raw or jpeg", RedisFormat::parse);

    /** A Redis channel. */
    public static final Kind<String> CHANNEL =
            Kind.of("a channel", "a text that is not empty", text -> accept(text, line -> !line.isBlank()));

    /** The size shown. */
    public static final Kind<PictureSize> SIZE = Kind.of(
            "a size",
            "W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect",
            PictureSize::parse);

    /** What the page shows first. */
    public static final Kind<OutputFormat> FORMAT = Kind.of("a format", OutputFormat.names(), OutputFormat::parse);

    /** Where the pictures come from; whether a source knows the scheme is not asked here. */
    public static final Kind<SourceUri> URI = Kind.of(
            "a camera's URI",
            "one such as test or http://camera.example.org/video, with special characters of user, password and path"
                    + " percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)",
            SourceUri::parse);

    /** The last part of a route, possibly empty. */
    public static final Kind<String> ID = Kind.of(
            "a stream id",
            "a text without / ? # % \\ that is neither . nor ..",
            text -> accept(text, id -> !UNFIT_FOR_PATH.matcher(id).find() && !id.equals(".") && !id.equals("..")));

    /** A web page's origin as browsers send it. */
    public static final Kind<String> ORIGIN_OF_PAGE = Kind.of(
            "an origin",
            "* for all, or one without a path, such as https://mxcube.example.org:8443",
            text -> accept(
                    text.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""),
                    origin -> origin.equals("*") || ORIGIN.matcher(origin).matches()));

    /** How to present credentials. */
    public static final Kind<Credentials.AuthType> AUTH_TYPE =
            Kind.of("a way to authenticate", "basic, digest or any", Credentials.AuthType::parse);

    /** A time to wait. */
    static final Kind<Duration> SECONDS = Kind.of("a time in seconds", "a number from 0.001 to 86400", Kinds::seconds);

    /** Any text. */
    static final Kind<String> TEXT = Kind.of("a text", "a text in double quotes", Optional::of);

    /** Any text that nobody else may see. */
    static final Kind<String> SECRET = new Kind<>("a text", "a text in double quotes", true, Optional::of);

    private static Optional<Integer> whole(String text) {
        return accept(text.strip(), WHOLE.asMatchPredicate()).map(Integer::valueOf);
    }

    private static Optional<Duration> seconds(String text) {
        return accept(text, DECIMAL.asMatchPredicate())
                .map(BigDecimal::new)
                .filter(s -> s.compareTo(LEAST_SECONDS) >= 0 && s.compareTo(MOST_SECONDS) <= 0)
                .map(s -> Duration.ofNanos(s.movePointRight(9).longValueExact()));
    }

    private static Optional<String> accept(String text, Predicate<String> good) {
        return Optional.of(text).filter(good);
    }
}
