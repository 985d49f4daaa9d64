package org.videostreamer.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.limits.Limit;

/**
 * The table of all keys of the configuration file. Reading, messages, {@code --check}, the help of options that mirror a
 * key, the JSON Schema and the reference for people are made of it.
 */
public final class Keys {

    private Keys() {}

    // auth_config

    static final Key<AuthType> TYPE =
            Key.of("type", Kinds.AUTH_TYPE, AuthType.ANY, "`basic`, `digest`, or `any`, whatever the camera asks for.");
    static final Key<String> USERNAME = Key.optional("username", Kinds.SECRET, "The user.");
    static final Key<String> PASSWORD = Key.optional("password", Kinds.SECRET, "The password.");
    static final Key<String> PASSWORD_ENV =
            Key.optional("password_env", Kinds.TEXT, "Name of the environment variable that holds the password.");
    static final Key<String> PASSWORD_FILE = Key.optional(
            "password_file",
            Kinds.TEXT,
            "Name of the file that holds the password, seen from the configuration file; a line break at its end does not"
                    + " count.");

    static final KeyGroup AUTH =
            new KeyGroup("auth_config", List.of(TYPE, USERNAME, PASSWORD, PASSWORD_ENV, PASSWORD_FILE));

    // limits of a stream

    static final Key<Integer> MAX_WIDTH =
            Key.of("max_width", Kinds.SIDE, RequestLimits.DEFAULT.maxWidth(), "Most columns that may be asked for.");
    static final Key<Integer> MAX_HEIGHT =
            Key.of("max_height", Kinds.SIDE, RequestLimits.DEFAULT.maxHeight(), "Most rows that may be asked for.");
    static final Key<Integer> BEST_QUALITY = Key.of(
            "best_quality",
            Kinds.BEST_QUALITY,
            RequestLimits.DEFAULT.bestQuality(),
            "The best quality that may be asked for, 1 to 31; 1 allows all.");
    static final Key<BigDecimal> MOST_FPS = Key.of(
            "max_fps",
            Kinds.FPS,
            BigDecimal.valueOf(RequestLimits.DEFAULT.maxFps()).stripTrailingZeros(),
            "Most pictures a second that may be asked for.");
    static final Key<Integer> RENDITIONS = Key.optional(
            "renditions",
            Kinds.COUNT,
            "How many different renditions may run at one time; by default as many as the server's limit `renditions`"
                    + " says.");

    static final KeyGroup REQUESTS =
            new KeyGroup("limits of a stream", List.of(MAX_WIDTH, MAX_HEIGHT, BEST_QUALITY, MOST_FPS, RENDITIONS));

    // tone

    static final Key<ToneWindow> WINDOW = Key.optional(
            "window",
            Kinds.WINDOW,
            "Which sample values are shown between black and white: `[low, high]` in the camera's own values, `auto`, or"
                    + " `\"auto:0.1,99.9\"` in percent of the samples; by default `auto` for pictures of more than 8 bits.");
    static final Key<BigDecimal> GAMMA = Key.of(
            "gamma",
            Kinds.GAMMA,
            BigDecimal.ONE,
            "The power that shades between 0 and 1 are raised to, 0.1 to 10; below 1 the dark gets brighter.");
    static final Key<ColorMap> COLORMAP = Key.of(
            "colormap",
            Kinds.COLORMAP,
            ColorMap.GRAY,
            "The colours of the shades: " + ColorMap.names() + ", in any case.");
    static final Key<Boolean> INVERT = Key.of("invert", Kinds.FLAG, false, "Show white for black.");
    static final Key<Boolean> SATURATED =
            Key.of("saturated", Kinds.FLAG, false, "Mark samples that are saturated, in magenta.");

    static final KeyGroup TONE_GROUP =
            new KeyGroup("tone", List.of(WINDOW, GAMMA, COLORMAP, INVERT, SATURATED)).orAlone(WINDOW);

    // calibration

    static final Key<PixelSize> PIXEL_SIZE = Key.optional(
            "pixel_size",
            Kinds.PIXEL_SIZE,
            "What a pixel of the camera's picture covers, in µm: one number, or `[x, y]`, see [Calibration](#calibration).");
    static final Key<PicturePoint> ORIGIN = Key.optional(
            "origin",
            Kinds.POINT,
            "Where the world's coordinates begin, `[x, y]` in the camera's pixels; it may lie outside the picture.");
    static final Key<PicturePoint> CROSS_HAIR = Key.optional(
            "cross_hair",
            Kinds.POINT,
            "Where the beam, or whatever is aimed with, meets the picture, `[x, y]` in the camera's pixels.");

    static final KeyGroup LEVEL_GROUP = new KeyGroup("zoom", List.of(PIXEL_SIZE, ORIGIN, CROSS_HAIR));

    static final Key<List<Named.Entry<String>>> ZOOM = Key.optional(
            "zoom",
            new Named<>(Kinds.LEVEL, LEVEL_GROUP, "{ \"1\": { \"pixel_size\": ... } }"),
            "What is different at each level of the instrument's zoom, by the level's name, see [below](#zoom).");

    private static final List<Key<?>> CALIBRATION = List.of(PIXEL_SIZE, ORIGIN, CROSS_HAIR, ZOOM);

    /** Where the file has all levels, what is set has one. */
    static final Key<String> ZOOM_LEVEL =
            Key.optional("zoom", Kinds.LEVEL, "At which level of zoom the instrument is.");

    static final KeyGroup CALIBRATION_GROUP =
            new KeyGroup("a calibration", List.of(PIXEL_SIZE, ORIGIN, CROSS_HAIR, ZOOM_LEVEL));

    // the file of what was set

    static final Key<Values> SET = Key.required("set", CALIBRATION_GROUP, "What was set.");
    static final Key<Values> SAID_BY_FILE =
            Key.required("file", new KeyGroup("what the file said", CALIBRATION), "What the configuration said then.");
    static final Key<List<Named.Entry<String>>> KEPT = Key.required(
            "calibration",
            new Named<>(
                    Kinds.NAME,
                    new KeyGroup("what was set", List.of(SET, SAID_BY_FILE)),
                    "{ \"stream\": { \"set\": ... } }"),
            "What was set of the calibrations of streams.");
    static final KeyGroup STATE = new KeyGroup("the top of the file", List.of(KEPT), "{ \"calibration\": ... }");

    // record

    static final Key<Duration> RECORD_SECONDS = Key.of(
            "seconds",
            Kinds.RECORD_SECONDS,
            Duration.ofSeconds(30),
            "How many seconds are kept, 1 to 3600; fewer where they are more than the server's limit `record_bytes`.");

    static final KeyGroup RECORD_GROUP = new KeyGroup("record", List.of(RECORD_SECONDS));

    // users and tokens

    static final Key<PasswordHash> PASSWORD_HASH = Key.optional(
            "password_hash",
            Kinds.PASSWORD_HASH,
            "What `video-streamer hash-password` makes of the password; without it the user comes in by the trusted proxy"
                    + " alone.");
    static final Key<TokenHash> SHA256 = Key.optional(
            "sha256", Kinds.TOKEN_HASH, "What `video-streamer make-token` prints behind the token: its SHA-256.");
    static final Key<Instant> EXPIRES = Key.optional(
            "expires", Kinds.INSTANT, "When it ends, such as `\"2027-01-31T12:00:00Z\"`; by default never.");
    static final Key<List<Right>> RIGHTS = Key.of(
            "rights",
            new Several<>(Kinds.RIGHT),
            List.of(Right.VIEW),
            "What may be done: `view`, `measure`, `control`, see [Security](security.md#rights). Each includes `view`.");
    static final Key<List<StreamPattern>> GRANTED_STREAMS = Key.of(
            "streams",
            new Several<>(Kinds.STREAM_PATTERN),
            List.of(StreamPattern.ALL),
            "With which streams: names, in which `*` stands for any characters and `?` for one.");

    static final Key<String> ISSUER = Key.required("issuer", Kinds.LINE, "Who has made the token: its `iss`.");
    static final Key<List<String>> AUDIENCE = Key.required(
            "audience",
            new Several<>(Kinds.LINE),
            "For whom it is made: its `aud`, or one of them. A token for others is refused.");
    static final Key<String> PUBLIC_KEY = Key.optional(
            "public_key",
            Kinds.TEXT,
            "Name of the file with the issuer's public key in PEM, or a certificate of it, seen from the configuration"
                    + " file: RSA for `RS256`, or a curve for `ES256`, `ES384` or `ES512`.");
    static final Key<String> JWKS = Key.optional(
            "jwks",
            Kinds.TEXT,
            "Name of the file with the issuer's keys as a set of JWKs, seen from the configuration file. Read again when the"
                    + " configuration is.");
    static final Key<String> JWT_SECRET = Key.optional(
            "secret",
            Kinds.SECRET,
            "The secret of `HS256` that the issuer has too, 32 bytes or more; `${NAME}` for the environment variable that"
                    + " holds it.");

    static final KeyGroup JWT_GROUP = new KeyGroup("jwt", List.of(ISSUER, AUDIENCE, PUBLIC_KEY, JWKS, JWT_SECRET));

    static final Key<Values> JWT = Key.optional(
            "jwt",
            JWT_GROUP,
            "In the place of `sha256`: all tokens of an issuer, which are JWTs, see [below](#jwt). Then `rights` and"
                    + " `streams` are the most that one of them may give.");

    static final KeyGroup USER_GROUP = new KeyGroup("a user", List.of(PASSWORD_HASH, RIGHTS, GRANTED_STREAMS));
    static final KeyGroup TOKEN_GROUP = new KeyGroup("a token", List.of(SHA256, EXPIRES, JWT, RIGHTS, GRANTED_STREAMS));

    static final Key<List<Named.Entry<String>>> USERS = Key.optional(
            "users",
            new Named<>(Kinds.ACCOUNT_NAME, USER_GROUP, "{ \"name\": { \"password_hash\": ... } }"),
            "Who may come in by a password, by their names, see [below](#users-and-tokens).");
    static final Key<List<String>> PROXY_ADDRESSES = Key.required(
            "addresses", new Several<>(Kinds.IP_ADDRESS), "IP addresses from which it connects to this server.");
    static final Key<String> USER_HEADER = Key.of(
            "user_header",
            Kinds.HEADER_NAME,
            "X-Remote-User",
            "The header in which it names the user; it must never let through one that it was sent.");

    static final KeyGroup PROXY_GROUP = new KeyGroup("trusted_proxy", List.of(PROXY_ADDRESSES, USER_HEADER));

    static final Key<Values> TRUSTED_PROXY = Key.optional(
            "trusted_proxy",
            PROXY_GROUP,
            "A proxy that asks for a login of its own and names the user to us, see [below](#trusted_proxy).");
    static final Key<List<Named.Entry<String>>> TOKENS = Key.optional(
            "tokens",
            new Named<>(Kinds.ACCOUNT_NAME, TOKEN_GROUP, "{ \"name\": { \"sha256\": ... } }"),
            "Which tokens programs may come in by, each under a name, see [below](#users-and-tokens).");

    // tls

    static final Key<String> CERTIFICATE = Key.required(
            "certificate",
            Kinds.TEXT,
            "Name of the file with the certificate in PEM, and behind it those that lead to its authority, seen from the"
                    + " configuration file.");
    static final Key<String> PRIVATE_KEY = Key.required(
            "key",
            Kinds.TEXT,
            "Name of the file with the private key in PEM, not encrypted, seen from the configuration file.");
    static final Key<List<ListenAddress>> REDIRECT = Key.of(
            "redirect",
            new Several<>(Kinds.LISTEN),
            List.of(),
            "Where whoever comes without TLS is led to the same place with it: `\"host:port\"`, or a list of them.");

    static final KeyGroup TLS_GROUP = new KeyGroup("tls", List.of(CERTIFICATE, PRIVATE_KEY, REDIRECT));

    static final Key<Values> TLS = Key.optional(
            "tls", TLS_GROUP, "The certificate by which TLS is spoken at this address, see [below](#tls).");

    // camera_tls and redis_tls

    static final Key<String> CLIENT_CERTIFICATE = Key.optional(
            "certificate",
            Kinds.TEXT,
            "Name of the file with the certificate that is shown to a server that asks for one, in PEM, and behind it those"
                    + " that lead to its authority, seen from the configuration file.");
    static final Key<String> CLIENT_KEY = Key.optional(
            "key",
            Kinds.TEXT,
            "Name of the file with its private key in PEM, not encrypted, seen from the configuration file.");
    static final Key<String> CLIENT_CA = Key.optional(
            "ca",
            Kinds.TEXT,
            "Name of the file with the authorities whose certificates are trusted, in PEM, seen from the configuration file; by"
                    + " default those that the system trusts.");

    static final KeyGroup CLIENT_TLS_GROUP =
            new KeyGroup("camera_tls and redis_tls", List.of(CLIENT_CERTIFICATE, CLIENT_KEY, CLIENT_CA));

    // streams and sources

    public static final Key<SourceUri> INPUT_URI =
            Key.required("input_uri", Kinds.URI, "Where the pictures come from, see [Sources](sources.md).");
    static final Key<String> TITLE = Key.optional("title", Kinds.TITLE, "What the stream is called for people.");
    public static final Key<Integer> QUALITY = Key.of(
            "quality",
            Kinds.QUALITY,
            Display.DEFAULT_QUALITY,
            "From 1 (best) to 31 (smallest), whole; -1 chooses well for the size.");
    static final Key<Integer> BITRATE = Key.optional(
            "bitrate",
            Kinds.BITRATE,
            "Most kbit/s of VP8 and H.264, 10 to 200000; 0 for constant quality; by default chosen by size and pictures a"
                    + " second.");
    public static final Key<OutputFormat> FORMAT = Key.optional(
            "format",
            Kinds.FORMAT,
            "What the page shows first: `MJPEG`, `MPEG1`, `VP8` or `H264`, in any case; without it, the best that works.");
    static final Key<List<OutputFormat>> FORMATS = Key.of(
            "formats",
            new Several<>(Kinds.FORMAT),
            List.of(OutputFormat.values()),
            "Which formats may be asked for; with `MJPEG` single pictures too.");
    public static final Key<String> HASH =
            Key.of("hash", Kinds.ID, "", "Last part of the stream's addresses, `/video/ID` and `/ws/ID`.");
    public static final Key<PictureSize> SIZE = Key.of(
            "size",
            Kinds.SIZE,
            PictureSize.OF_SOURCE,
            "Size shown, `[W, H]`, `\"W,H\"` or `\"WxH\"`; decimals are rounded. `[0, 0]` keeps the camera's own size, and"
                    + " one 0 its aspect.");
    static final Key<Crop> CROP = Key.optional(
            "crop",
            Kinds.CROP,
            "The part of the picture that is shown, `[x, y, width, height]` or `\"x,y,width,height\"` in the camera's pixels,"
                    + " before it is turned and scaled.");
    static final Key<Integer> ROTATE =
            Key.of("rotate", Kinds.ROTATION, 0, "How far the picture is turned clockwise: 0, 90, 180 or 270 degrees.");
    static final Key<Boolean> H_FLIP =
            Key.of("h_flip", Kinds.FLAG, false, "Show the picture with left and right swapped.");
    public static final Key<Boolean> V_FLIP = Key.of("v_flip", Kinds.FLAG, false, "Show the picture upside down.");
    static final Key<Values> TONE = Key.of(
            "tone",
            TONE_GROUP,
            TONE_GROUP.none(),
            "How samples become shades and colours, see [below](#tone); a window may stand for all of it.");
    static final Key<BigDecimal> MAX_FPS = Key.optional(
            "max_fps", Kinds.FPS, "Most pictures a second that are shown; by default all that the camera sends.");
    public static final Key<RedisServer> REDIS = Key.optional(
            "redis",
            Kinds.REDIS,
            "Publish the pictures to this Redis server too: `\"host:port\"`,"
                    + " `\"redis://user:password@host:port/db\"`, or `\"rediss://...\"` for TLS.");
    public static final Key<String> REDIS_CHANNEL =
            Key.of("redis_channel", Kinds.CHANNEL, StreamConfig.DEFAULT_REDIS_CHANNEL, "Channel to publish to.");
    static final Key<RedisFormat> REDIS_FORMAT = Key.of(
            "redis_format",
            Kinds.REDIS_FORMAT,
            RedisFormat.RAW,
            "What is published: `raw` RGB24 pixels or `jpeg` files, in any case.");
    public static final Key<String> IN_REDIS_CHANNEL = Key.of(
            "in_redis_channel",
            Kinds.CHANNEL,
            CameraConfig.DEFAULT_REDIS_INPUT_CHANNEL,
            "Channel that a Redis camera listens to.");
    static final Key<Values> AUTH_CONFIG =
            Key.optional("auth_config", AUTH, "How to log in to the camera, see [below](#auth_config).");
    public static final Key<List<String>> ALLOWED_ORIGINS = Key.of(
            "allowed_origins",
            new Several<>(Kinds.ORIGIN_OF_PAGE),
            List.of(),
            "Pages of other hosts that may read the answers, such as `\"https://mxcube.example.org\"`; `\"*\"` for all.");
    static final Key<List<String>> HOSTS = Key.of(
            "hosts",
            new Several<>(Kinds.HOST),
            List.of(),
            "By which names requests may call this server, such as `\"beamline.example.org\"`, see"
                    + " [Security](security.md#pages-of-other-hosts); by default any.");
    static final Key<List<String>> FRAME_ANCESTORS = Key.of(
            "frame_ancestors",
            new Several<>(Kinds.FRAME_ANCESTOR),
            List.of(Doorway.ALL),
            "Pages of other hosts that may show our pages within themselves, such as `\"https://mxcube.example.org\"`; `[]`"
                    + " for none.");
    static final Key<Boolean> PRELOAD =
            Key.of("preload", Kinds.FLAG, false, "Keep the camera running when nobody watches.");
    static final Key<Values> RECORD = Key.optional(
            "record",
            RECORD_GROUP,
            "Keep the newest pictures for [clips](http-api.md#clipname-what-just-happened) of what just happened, see"
                    + " [below](#record).");
    static final Key<HistoryLength> HISTORY = Key.optional(
            "history",
            Kinds.HISTORY,
            "Keep so much of the newest pictures as they came, `64MB` or `10s`, for [questions about a certain"
                    + " picture](http-api.md#a-certain-picture), see [below](#history).");
    static final Key<Boolean> REENCODE =
            Key.of("reencode", Kinds.FLAG, false, "Encode anew even what the camera sends as JPEG or H.264.");
    static final Key<Boolean> TLS_VERIFY = Key.of(
            "tls_verify",
            Kinds.FLAG,
            true,
            "Whether the certificate of an `https` or `rtsps` camera or a `rediss` server must be valid.");
    static final Key<Values> CAMERA_TLS = Key.optional(
            "camera_tls",
            CLIENT_TLS_GROUP,
            "By which certificate this program shows itself to an `https`, `rtsps` or `rediss` camera, and which it trusts, see"
                    + " [below](#camera_tls-and-redis_tls).");
    static final Key<Values> REDIS_TLS = Key.optional(
            "redis_tls", CLIENT_TLS_GROUP, "The same for the `rediss` server that the pictures are published to.");
    static final Key<SampleBounds> RANGE = Key.optional(
            "range",
            Kinds.SAMPLE_BOUNDS,
            "Which values the camera's samples take where they have more than 8 bits, `[lowest, highest]` or"
                    + " `\"lowest,highest\"`, such as `[0, 4095]`; by default what the camera tells or, as a guess, what its"
                    + " pictures look like.");
    static final Key<Duration> CONNECT_TIMEOUT = Key.of(
            "connect_timeout",
            Kinds.SECONDS,
            Timeouts.DEFAULT.connect(),
            "Seconds to wait for a connection to the camera.");
    static final Key<Duration> READ_TIMEOUT = Key.of(
            "read_timeout",
            Kinds.SECONDS,
            Timeouts.DEFAULT.read(),
            "Seconds to wait for the next bytes on a connection.");
    static final Key<Duration> STALL_TIMEOUT = Key.of(
            "stall_timeout",
            Kinds.SECONDS,
            Timeouts.DEFAULT.stall(),
            "Seconds to wait for the next picture before the camera counts as stalled; ten of its frame intervals where"
                    + " that is longer.");
    static final Key<Values> STREAM_LIMITS =
            Key.of("limits", REQUESTS, REQUESTS.none(), "How far requests may go, see [below](#limits-of-a-stream).");

    private static final List<Key<?>> SHOWN = List.of(
            INPUT_URI, TITLE, QUALITY, BITRATE, FORMAT, FORMATS, SIZE, CROP, ROTATE, H_FLIP, V_FLIP, TONE, MAX_FPS);
    private static final List<Key<?>> REACHED = List.of(
            REDIS,
            REDIS_CHANNEL,
            REDIS_FORMAT,
            IN_REDIS_CHANNEL,
            AUTH_CONFIG,
            PRELOAD,
            RECORD,
            HISTORY,
            REENCODE,
            TLS_VERIFY,
            CAMERA_TLS,
            REDIS_TLS,
            RANGE,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            STALL_TIMEOUT,
            STREAM_LIMITS);

    static final KeyGroup STREAM =
            new KeyGroup("streams", joined(List.of(SHOWN, CALIBRATION, REACHED)), "{ \"input_uri\": ... }");
    static final KeyGroup SOURCE = new KeyGroup(
            "sources",
            joined(List.of(SHOWN, CALIBRATION, List.of(HASH, ALLOWED_ORIGINS, HOSTS, FRAME_ANCESTORS, TLS), REACHED)),
            "{ \"input_uri\": ... }");

    // webrtc

    static final Key<Integer> PORT = Key.optional(
            "port",
            Kinds.PORT,
            "UDP port of all viewers; by default the number of the first listener's TCP port, or any that is free where"
                    + " that is taken.");
    static final Key<List<String>> ADDRESSES = Key.of(
            "addresses",
            new Several<>(Kinds.IP_ADDRESS),
            List.of(),
            "IP addresses that viewers are told; by default those of this machine that the listeners have.");
    static final Key<Integer> TCP_PORT = Key.optional(
            "tcp_port",
            Kinds.PORT,
            "TCP port for viewers whom no UDP reaches; none by default. Another than the listeners' ports.");

    static final KeyGroup WEBRTC_GROUP = new KeyGroup("webrtc", List.of(PORT, ADDRESSES, TCP_PORT));

    // limits

    static final Map<Limit, Key<Long>> LIMIT_KEYS = Stream.of(Limit.values())
            .collect(Collectors.toMap(
                    limit -> limit,
                    limit -> Key.of(
                            limit.key(),
                            Kinds.limit(limit),
                            limit.normal(),
                            "Most of this: " + limit.what() + ". What goes further: " + limit.answer() + "."),
                    (one, other) -> one,
                    () -> new EnumMap<>(Limit.class)));

    static final KeyGroup LIMITS_GROUP = new KeyGroup("limits of the server", List.copyOf(LIMIT_KEYS.values()));

    // relay

    static final Key<RedisServer> RELAY_REDIS = Key.required(
            "redis",
            Kinds.REDIS,
            "Through which Redis server, of version 7.0 or newer: `\"host:port\"`,"
                    + " `\"redis://user:password@host:port\"`, or `\"rediss://...\"` for TLS.");
    static final Key<List<StreamPattern>> PUBLISHED = Key.of(
            "publish",
            new Several<>(Kinds.STREAM_PATTERN),
            List.of(),
            "Which streams other machines may show: names, in which `*` stands for any characters and `?` for one.");
    static final Key<List<StreamPattern>> SUBSCRIBED = Key.of(
            "subscribe",
            new Several<>(Kinds.STREAM_PATTERN),
            List.of(),
            "Which streams that other machines publish are shown here, where `server` listens; names as above.");
    static final Key<String> NODE =
            Key.optional("node", Kinds.NAME, "What this machine is called by the others; by default its own name.");

    static final KeyGroup RELAY_GROUP =
            new KeyGroup("relay", List.of(RELAY_REDIS, PUBLISHED, SUBSCRIBED, NODE, TLS_VERIFY, REDIS_TLS));

    // server and the top

    static final Key<List<ListenAddress>> LISTEN = Key.required(
            "listen",
            new Several<>(Kinds.LISTEN),
            "Where all streams are served, those of `sources` too: `\"host:port\"` or `\"[IPv6]:port\"`, or a list of them.");
    static final Key<String> DEFAULT_STREAM = Key.optional(
            "default_stream",
            Kinds.NAME,
            "The stream that addresses without a name show; by default the only one, if there is only one.");
    static final Key<Values> WEBRTC = Key.optional(
            "webrtc", WEBRTC_GROUP, "How WebRTC reaches its viewers, for all streams together, see [below](#webrtc).");
    static final Key<Values> LIMITS = Key.optional(
            "limits", LIMITS_GROUP, "How far viewers, cameras and publishers may go, see [below](#limits).");

    static final KeyGroup SERVER_GROUP = new KeyGroup(
            "server", List.of(LISTEN, ALLOWED_ORIGINS, HOSTS, FRAME_ANCESTORS, TLS, DEFAULT_STREAM, WEBRTC, LIMITS));

    static final Key<Values> SERVER =
            Key.optional("server", SERVER_GROUP, "Where all streams are served together, see [below](#server).");
    static final Key<List<Named.Entry<String>>> STREAMS = Key.optional(
            "streams",
            new Named<>(Kinds.NAME, STREAM, "{ \"name\": { ... } }"),
            "Streams that `server` serves, each under its name, see [below](#streams).");
    static final Key<List<Named.Entry<ListenAddress>>> SOURCES = Key.optional(
            "sources",
            new Named<>(Kinds.LISTEN, SOURCE, "{ \"host:port\": { ... } }"),
            "Streams that have an address each, see [below](#sources).");

    static final Key<Boolean> RELOAD = Key.of(
            "reload",
            Kinds.FLAG,
            false,
            "Follow this file when it changes, see [Changing a running program](operation.md#changing-a-running-program).");

    static final Key<Values> RELAY = Key.optional(
            "relay",
            RELAY_GROUP,
            "Streams that go to other machines, or come from them, see [below](#relay) and [Relay](relay.md).");

    static final KeyGroup TOP = new KeyGroup(
            "the top of the file",
            List.of(SERVER, STREAMS, SOURCES, USERS, TOKENS, TRUSTED_PROXY, WEBRTC, RELAY, LIMITS, RELOAD));

    /** All groups, for those who tell people of them. */
    static final List<KeyGroup> GROUPS = List.of(
            TOP,
            SERVER_GROUP,
            STREAM,
            SOURCE,
            TONE_GROUP,
            LEVEL_GROUP,
            RECORD_GROUP,
            TLS_GROUP,
            CLIENT_TLS_GROUP,
            USER_GROUP,
            TOKEN_GROUP,
            JWT_GROUP,
            PROXY_GROUP,
            AUTH,
            REQUESTS,
            WEBRTC_GROUP,
            RELAY_GROUP,
            LIMITS_GROUP);

    /** The groups that have a key, in words; empty if none has. */
    static String placesOf(String name) {
        return GROUPS.stream()
                .filter(group ->
                        group.keys().stream().anyMatch(key -> key.name().equals(name)))
                .map(KeyGroup::title)
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static List<Key<?>> joined(List<List<Key<?>>> parts) {
        return parts.stream().<Key<?>>flatMap(List::stream).toList();
    }
}
