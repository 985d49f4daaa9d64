package org.videostreamer.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videostreamer.limits.Limit;

/** The kinds of values that the configuration knows. */
public final class Kinds {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    /** As many decimals as programs tell that have computed one. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,20})?");

    private static final Pattern UNFIT_FOR_PATH = Pattern.compile("[/?#%\\\\\\p{Cntrl}]");
    private static final Pattern ORIGIN =
            Pattern.compile("null|file://|[a-z][a-z0-9+.-]*://(\\[[0-9a-f:.]+]|[^\\s/?#@:]+)(:[0-9]{1,5})?");
    private static final Pattern EMBEDDING =
            Pattern.compile("https?://(\\[[0-9a-f:.]+]|(\\*\\.)?[a-z0-9_]([a-z0-9_.-]*))(:([0-9]{1,5}|\\*))?");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final BigDecimal LEAST_SECONDS = new BigDecimal("0.001");
    private static final BigDecimal MOST_SECONDS = new BigDecimal(86_400);
    private static final BigDecimal MOST_RECORD_SECONDS = new BigDecimal(3_600);
    private static final BigDecimal LEAST_FPS = new BigDecimal("0.01");
    private static final BigDecimal MOST_FPS = new BigDecimal(1_000);
    private static final BigDecimal LEAST_GAMMA = new BigDecimal("0.1");
    private static final BigDecimal MOST_GAMMA = BigDecimal.TEN;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
    private static final Predicate<String> TITLE_LINE =
            Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,100}").asMatchPredicate();
    private static final Pattern SIGNED = Pattern.compile("-?[0-9]{1,7}(\\.[0-9]{1,20})?");
    private static final Pattern ZOOM_LEVEL = Pattern.compile("[A-Za-z0-9_.-]([A-Za-z0-9 _.-]{0,30}[A-Za-z0-9_.-])?");
    private static final List<String> WHOLE_OR_NULL = List.of("integer", "null");

    private Kinds() {}

    /** 1 to 31, or −1. */
    public static final Scalar<Integer> QUALITY = Scalar.number(
            "a quality",
            "a whole number from 1 (best) to 31, or -1 to choose well",
            Map.of(
                    "type",
                    WHOLE_OR_NULL,
                    "minimum",
                    Display.ADAPTIVE_QUALITY,
                    "maximum",
                    31,
                    "not",
                    Map.of("const", 0)),
            text -> whole(text).filter(q -> q == Display.ADAPTIVE_QUALITY || q >= 1 && q <= 31));

    /** The best quality that others may ask for. */
    static final Scalar<Integer> BEST_QUALITY = whole("a quality", "", 1, 31);

    /** The most kbit/s, or 0. */
    static final Scalar<Integer> BITRATE = Scalar.number(
            "a bit rate",
            "kbit/s as a whole number from 10 to 200000, or 0 for constant quality",
            Map.of("type", WHOLE_OR_NULL, "minimum", 0, "maximum", 200_000),
            text -> whole(text).filter(kbits -> kbits == 0 || kbits >= 10 && kbits <= 200_000));

    /** A port to listen at. */
    public static final Scalar<Integer> LISTEN_PORT =
            whole("a port", ", or 0 for any that is free", 1, HostPort.LARGEST_PORT, 0);

    /** A port to connect to. */
    public static final Scalar<Integer> PORT = whole("a port", "", 1, HostPort.LARGEST_PORT);

    /** A side of a picture. */
    static final Scalar<Integer> SIDE = whole("a number of pixels", "", 1, PictureSize.LARGEST);

    /** How many of something there may be. */
    static final Scalar<Integer> COUNT = whole("a number of them", "", 1, 1_000);

    /** A turn, clockwise. */
    public static final Scalar<Integer> ROTATION = Scalar.number(
            "a rotation",
            "0, 90, 180 or 270 degrees, clockwise",
            Map.of("enum", Arrays.asList(0, 90, 180, 270, null)),
            text -> whole(text).filter(Set.of(0, 90, 180, 270)::contains));

    /** Pictures a second. */
    public static final Scalar<BigDecimal> FPS = Scalar.number(
            "a number of pictures a second",
            "a number from 0.01 to 1000",
            Map.of("minimum", LEAST_FPS, "maximum", MOST_FPS),
            text -> decimal(text, LEAST_FPS, MOST_FPS));

    /** A host's name or address. */
    public static final Scalar<String> HOST = Scalar.text(
            "a host", "a name or an address, such as camera.example.org, 10.1.2.3 or [::1]", HostPort::host);

    /** An address to tell to others, IPv6 without brackets. */
    static final Scalar<String> IP_ADDRESS = Scalar.text(
            "an IP address", "one that viewers can reach, such as 192.0.2.7 or 2001:db8::7", HostPort::unicastAddress);

    /** Where something is served. */
    public static final Scalar<ListenAddress> LISTEN = Scalar.text(
            "an address to listen at",
            "host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free",
            text -> HostPort.parse(text).map(at -> new ListenAddress(at.host(), at.port())));

    /** What a stream is called. */
    public static final Scalar<String> NAME = Scalar.text(
                    "a stream's name",
                    "up to 64 letters, digits, -, _ and ., of which . is not the first",
                    StreamNames::parse)
            .in(Form.TEXT, Map.of("pattern", "^" + StreamNames.FORM + "$"));

    /** The server that pictures are published to. */
    static final Scalar<RedisServer> REDIS = Scalar.text(
            "a Redis server",
            "host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS",
            RedisServer::parse);

    /** What is published to Redis. */
    static final Scalar<RedisFormat> REDIS_FORMAT =
            word("a format for Redis", "raw or jpeg", RedisFormat::parse, RedisFormat.values());

    /** A Redis channel. */
    public static final Scalar<String> CHANNEL =
            Scalar.text("a channel", "a text that is not empty", text -> accept(text, line -> !line.isBlank()));

    /** A name for people. */
    static final Scalar<String> TITLE = Scalar.text(
            "a title", "a line of up to 100 characters that is not empty", text -> accept(text, TITLE_LINE));

    /** The size shown. */
    public static final Scalar<PictureSize> SIZE = Scalar.text(
                    "a size",
                    "W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect",
                    PictureSize::parse)
            .in(Form.NUMBERS, numbers(2))
            .writtenAs(size -> List.of(size.width(), size.height()));

    /** The part shown. */
    public static final Scalar<Crop> CROP = Scalar.text(
                    "a part of the picture",
                    "x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1",
                    Crop::parse)
            .in(Form.NUMBERS, numbers(4))
            .writtenAs(crop -> List.of(crop.x(), crop.y(), crop.width(), crop.height()));

    /** Which values samples take. */
    static final Scalar<SampleBounds> SAMPLE_BOUNDS = Scalar.text(
                    "a range of samples",
                    "the lowest and the highest value, such as 0,4095 for 12 bits",
                    SampleBounds::parse)
            .in(Form.NUMBERS, Map.of("items", Map.of("type", "number"), "minItems", 2, "maxItems", 2))
            .writtenAs(bounds ->
                    List.of(plain(BigDecimal.valueOf(bounds.lowest())), plain(BigDecimal.valueOf(bounds.highest()))));

    /** Which sample values are shown. */
    public static final Scalar<ToneWindow> WINDOW = Scalar.text(
                    "a window",
                    "low,high in the camera's own values, the lower first, such as 200,4000, or auto, or auto:low,high in"
                            + " percent of the samples, such as auto:0.1,99.9",
                    ToneWindow::parse)
            .in(Form.NUMBERS, Map.of("items", Map.of("type", "number"), "minItems", 2, "maxItems", 2))
            .writtenAs(ToneWindow::written);

    /** How shades are bent. */
    public static final Scalar<BigDecimal> GAMMA = Scalar.number(
            "a gamma",
            "a number from 0.1 to 10; below 1 the dark gets brighter",
            Map.of("minimum", LEAST_GAMMA, "maximum", MOST_GAMMA),
            text -> decimal(text, LEAST_GAMMA, MOST_GAMMA));

    /** The colours of shades. */
    public static final Scalar<ColorMap> COLORMAP = word(
                    "a colour map", ColorMap.names(), ColorMap::parse, ColorMap.values())
            .writtenAs(ColorMap::toString);

    /** What a pixel covers. */
    static final Scalar<PixelSize> PIXEL_SIZE = Scalar.text(
                    "a pixel size",
                    "µm as one number or as x,y, such as 0.65 or 0.65,0.7, from 0.000001 to 1000000",
                    PixelSize::parse)
            .in(
                    Form.NUMBER_OR_NUMBERS,
                    Map.of(
                            "minimum",
                            PixelSize.LEAST,
                            "maximum",
                            PixelSize.MOST,
                            "items",
                            new TreeMap<>(
                                    Map.of("type", "number", "minimum", PixelSize.LEAST, "maximum", PixelSize.MOST)),
                            "minItems",
                            1,
                            "maxItems",
                            2))
            .writtenAs(size -> List.of(size.x(), size.y()));

    /** A point of the picture. */
    static final Scalar<PicturePoint> POINT = Scalar.text(
                    "a point of the picture",
                    "x,y in the camera's pixels, such as 320.5,240, from -1000000 to 1000000",
                    PicturePoint::parse)
            .in(
                    Form.NUMBERS,
                    Map.of(
                            "items",
                            new TreeMap<>(Map.of(
                                    "type",
                                    "number",
                                    "minimum",
                                    -PicturePoint.FARTHEST,
                                    "maximum",
                                    PicturePoint.FARTHEST)),
                            "minItems",
                            2,
                            "maxItems",
                            2))
            .writtenAs(point -> List.of(point.x(), point.y()));

    /** What a level of zoom is called. */
    static final Scalar<String> LEVEL = Scalar.text(
                    "the name of a level of zoom",
                    "a text of up to 32 letters, digits, spaces inside, -, _ and .",
                    text -> accept(text, ZOOM_LEVEL.asMatchPredicate()))
            .in(Form.TEXT, Map.of("pattern", "^" + ZOOM_LEVEL.pattern() + "$"));

    /** What the page shows first. */
    public static final Scalar<OutputFormat> FORMAT =
            word("a format", OutputFormat.names(), OutputFormat::parse, OutputFormat.values());

    /** Where the pictures come from; whether a source knows the scheme is not asked here. */
    public static final Scalar<SourceUri> URI = Scalar.text(
            "a camera's URI",
            "one such as test or http://camera.example.org/video, with special characters of user, password and path"
                    + " percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)",
            SourceUri::parse);

    /** The last part of a route, possibly empty. */
    public static final Scalar<String> ID = Scalar.text(
            "a stream id",
            "a text without / ? # % \\ that is neither . nor ..",
            text -> accept(text, id -> !UNFIT_FOR_PATH.matcher(id).find() && !id.equals(".") && !id.equals("..")));

    /** A web page's origin as browsers send it. */
    public static final Scalar<String> ORIGIN_OF_PAGE = Scalar.text(
            "an origin",
            "* for all, or one without a path, such as https://mxcube.example.org:8443",
            text -> accept(
                    text.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""),
                    origin -> origin.equals("*") || ORIGIN.matcher(origin).matches()));

    /** A page that shows ours within itself, as a content security policy names it (CSP Level 3). */
    static final Scalar<String> FRAME_ANCESTOR = Scalar.text(
            "a page that may embed ours",
            "* for all, or one such as https://mxcube.example.org:8443 or https://*.example.org",
            text -> accept(
                    text.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""),
                    page -> page.equals(Doorway.ALL) || EMBEDDING.matcher(page).matches()));
    /** What is kept of a password. */
    static final Scalar<PasswordHash> PASSWORD_HASH = Scalar.text(
                    "the hash of a password",
                    "what video-streamer hash-password prints: $argon2id$v=19$..., of at most 64 MiB, 10 passes and 4 lanes",
                    PasswordHash::parse)
            .hidden();
    /** What is kept of a token. */
    static final Scalar<TokenHash> TOKEN_HASH = Scalar.text(
                    "the hash of a token",
                    "the SHA-256 that video-streamer make-token prints, 64 hexadecimal digits",
                    TokenHash::parse)
            .hidden();
    /** What a user or a token is called; a colon would end it where a browser tells it (RFC 7617). */
    static final Scalar<String> ACCOUNT_NAME = Scalar.text(
                    "a name",
                    "up to 64 letters, digits, -, _, . and @",
                    text -> accept(text, ACCOUNT.asMatchPredicate()))
            .in(Form.TEXT, Map.of("pattern", "^" + ACCOUNT.pattern() + "$"));
    /** What may be done. */
    static final Scalar<Right> RIGHT =
            word("a right", Right.names(), Right::parse, Right.values()).writtenAs(Right::toString);
    /** Which streams are meant. */
    static final Scalar<StreamPattern> STREAM_PATTERN = Scalar.text(
            "the name of streams",
            "up to 64 letters, digits, -, _ and ., with * for any of them and ? for one",
            StreamPattern::parse);
    /** The name of a header (RFC 9110 5.1). */
    static final Scalar<String> HEADER_NAME = Scalar.text(
            "the name of a header",
            "letters, digits and -, such as X-Remote-User",
            text -> accept(text, HEADER.asMatchPredicate()));
    /** A moment. */
    static final Scalar<Instant> INSTANT =
            Scalar.text("a moment", "a date and a time in UTC, such as 2027-01-31T12:00:00Z", Kinds::instant);
    /** How to present credentials. */
    public static final Scalar<Credentials.AuthType> AUTH_TYPE = word(
                    "a way to authenticate",
                    "basic, digest or any",
                    Credentials.AuthType::parse,
                    Credentials.AuthType.values())
            .writtenAs(type -> type.name().toLowerCase(Locale.ROOT));

    /** A time to wait. */
    public static final Scalar<Duration> SECONDS = seconds(LEAST_SECONDS, MOST_SECONDS);

    /** How long a recording is. */
    static final Scalar<Duration> RECORD_SECONDS = seconds(BigDecimal.ONE, MOST_RECORD_SECONDS);

    /** How much of the newest pictures is kept. */
    static final Scalar<HistoryLength> HISTORY = Scalar.text(
                    "a length of history",
                    "bytes such as 64MB, 500kB, 2GB, 256MiB or 67108864, up to 100GB, or seconds such as 10s, up to 3600s",
                    HistoryLength::parse)
            .in(
                    Form.TEXT_OR_NUMBER,
                    Map.of(
                            "minimum",
                            1,
                            "maximum",
                            HistoryLength.MOST_BYTES,
                            "pattern",
                            "^" + HistoryLength.Written.PATTERN + "$|\\$\\{"))
            .writtenAs(HistoryLength::written);

    /** Yes or no. */
    public static final Scalar<Boolean> FLAG = new Scalar<>(
            "a yes or no",
            "true or false",
            false,
            Form.FLAG,
            Map.of(),
            text -> accept(text, Set.of("true", "false")::contains).map(Boolean::valueOf),
            value -> value);

    /** Any text. */
    static final Scalar<String> TEXT = Scalar.text("a text", "a text in double quotes", Optional::of);

    /** Any text but an empty one. */
    static final Scalar<String> LINE =
            Scalar.text("a text", "a text that is not empty", text -> accept(text, line -> !line.isBlank()));

    /** Any text that nobody else may see. */
    static final Scalar<String> SECRET = TEXT.hidden();

    /** How far something may go. */
    static Scalar<Long> limit(Limit limit) {
        return Scalar.number(
                "a limit",
                "a whole number from " + limit.least() + " to " + limit.most(),
                Map.of("type", WHOLE_OR_NULL, "minimum", limit.least(), "maximum", limit.most()),
                text -> accept(text, DIGITS.asMatchPredicate())
                        .map(Long::valueOf)
                        .filter(value -> value >= limit.least() && value <= limit.most()));
    }

    private static Scalar<Duration> seconds(BigDecimal least, BigDecimal most) {
        return Scalar.number(
                        "a time in seconds",
                        "a number from " + least + " to " + most,
                        Map.of("minimum", least, "maximum", most),
                        text -> decimal(text, least, most)
                                .map(s -> Duration.ofNanos(s.movePointRight(9).longValue())))
                .writtenAs(time -> plain(BigDecimal.valueOf(time.toNanos(), 9)));
    }

    private static Scalar<Integer> whole(String name, String orElse, int least, int most, Integer... others) {
        return Scalar.number(
                name,
                "a whole number from " + least + " to " + most + orElse,
                Map.of("type", WHOLE_OR_NULL, "minimum", least, "maximum", most),
                text -> whole(text)
                        .filter(number -> number >= least && number <= most
                                || List.of(others).contains(number)));
    }

    /** A word of a few, in any case. */
    private static <T> Scalar<T> word(String name, String expected, Function<String, Optional<T>> parser, T[] words) {
        List<String> names = Stream.of(words).map(Object::toString).toList();
        String anyCase = names.stream()
                .map(word -> word.chars()
                        .mapToObj(letter -> Character.isLetter(letter)
                                ? "[" + Character.toUpperCase((char) letter) + Character.toLowerCase((char) letter)
                                        + "]"
                                : Character.toString(letter))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
        Map<String, Object> bounds = Map.of(
                "anyOf",
                List.of(
                        Map.of("enum", names),
                        Map.of("pattern", "^(" + anyCase + ")$|\\$\\{"),
                        Map.of("type", "null")));
        return Scalar.text(name, expected, parser).in(Form.TEXT, bounds);
    }

    /** A list of so many numbers, where it is a list. */
    private static Map<String, Object> numbers(int count) {
        Map<String, Object> number =
                new TreeMap<>(Map.of("type", "number", "minimum", 0, "maximum", PictureSize.LARGEST));
        return Map.of("items", number, "minItems", count, "maxItems", count);
    }

    /** So many numbers with commas between them. */
    static Optional<List<Double>> decimals(String text, int least, int most) {
        List<String> all = Stream.of(text.split(",", -1)).map(String::strip).toList();
        boolean good = all.size() >= least && all.size() <= most && all.stream().allMatch(SIGNED.asMatchPredicate());
        return good ? Optional.of(all.stream().map(Double::valueOf).toList()) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> whole(String text) {
        return accept(text.strip(), WHOLE.asMatchPredicate()).map(Integer::valueOf);
    }

    /** Without an exponent, as people write it. */
    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static Optional<BigDecimal> decimal(String text, BigDecimal least, BigDecimal most) {
        return accept(text, DECIMAL.asMatchPredicate())
                .map(BigDecimal::new)
                .filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0);
    }

    private static Optional<String> accept(String text, Predicate<String> good) {
        return Optional.of(text).filter(good);
    }
}
