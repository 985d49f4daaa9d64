package org.videostreamer.limits;

import java.util.Locale;

/**
 * Everything that a peer can make grow, or keep, and how far: viewers, cameras, publishers, and who poses as one.
 *
 * <p>The key under {@code limits} in the configuration file is the constant's name in lower case.
 */
public enum Limit {
    CONNECTIONS(4_000, 1, 1_000_000, "connections to all listeners", "closed at once"),
    CONNECTIONS_PER_ADDRESS(1_000, 1, 1_000_000, "of them from one address", "closed at once"),
    TLS_HANDSHAKES(512, 1, 100_000, "TLS handshakes under way", "closed at once"),
    TLS_HANDSHAKES_PER_ADDRESS(64, 1, 100_000, "of them from one address", "closed at once"),
    TLS_HANDSHAKES_PER_SECOND(100, 1, 100_000, "TLS handshakes that one address begins", "closed at once"),
    TLS_HANDSHAKE_SECONDS(10, 1, 300, "a TLS handshake", "closed"),
    IDLE_SECONDS(75, 1, 86_400, "a connection without a request or an answer under way", "closed"),
    REQUEST_SECONDS(15, 1, 3_600, "from a request's first byte to its last", "closed"),
    WRITE_IDLE_SECONDS(30, 1, 3_600, "a viewer that takes no byte, or no whole picture", "closed"),
    LATE_PICTURE_BYTES(
            67_108_864,
            1_024,
            100_000_000_000L,
            "pictures of a stream that its viewers of one event loop are late to take",
            "the longest late is closed"),
    REQUEST_HEADER_BYTES(16_384, 1_024, 1_048_576, "a request's first line and headers", "414 or 431, then closed"),
    REQUEST_BODY_BYTES(65_536, 1_024, 16_777_216, "a request's body", "413"),
    PIPELINED_REQUESTS(8, 1, 1_000, "requests of a connection that wait for an answer under way", "closed"),
    WEBSOCKET_FRAME_BYTES(1_024, 125, 1_048_576, "a frame from a WebSocket viewer", "closed"),
    WEBSOCKET_FRAMES_PER_SECOND(20, 1, 10_000, "frames from a WebSocket viewer", "closed"),
    VIEW_CHANGES_PER_SECOND(10, 1, 1_000, "changes of a viewer's view", "429, or a message that says so"),
    TILE_STREAMS(250, 1, 10_000, "streams in view of a page with many", "not shown, and a message that says so"),
    LOGIN_TRIES(300, 1, 1_000_000, "wrong passwords a minute from all addresses", "429"),
    LOGIN_TRIES_PER_ADDRESS(10, 1, 10_000, "wrong passwords and signatures a minute from one address", "429"),
    LOGIN_TRIES_PER_USER(60, 1, 100_000, "wrong passwords a minute for one user", "429"),
    LOGIN_ADDRESSES(
            10_000,
            100,
            1_000_000,
            "addresses whose wrong passwords and signatures are counted",
            "the longest unheard of is forgotten"),
    LOGIN_QUEUE(8, 1, 1_000, "passwords that wait to be looked at", "429"),
    LOGIN_SESSIONS(
            1_000, 1, 100_000, "people who have logged in by the login page", "the longest unused is logged out"),
    LOGIN_SESSIONS_PER_USER(100, 1, 100_000, "of them as one user", "the user's longest unused is logged out"),
    LOGIN_IDLE_SECONDS(7_200, 30, 31_536_000, "a login by the login page without a request", "logged out"),
    LOGIN_SECONDS(43_200, 30, 31_536_000, "a login by the login page", "logged out"),
    JWT_BYTES(4_096, 256, 16_384, "a JWT that is shown", "401"),
    JWT_QUEUE(64, 1, 1_000, "JWTs that wait to be looked at", "429"),
    JWTS_REMEMBERED(
            1_000,
            1,
            1_000_000,
            "JWTs that are remembered until they end",
            "the longest unheard of is looked at again"),
    SNAPSHOTS(64, 1, 10_000, "snapshots under way", "503"),
    SNAPSHOTS_PER_ADDRESS(32, 1, 10_000, "of them for one address", "503"),
    SNAPSHOT_BYTES(134_217_728, 1_024, 100_000_000_000L, "pictures of snapshots under way", "503"),
    SNAPSHOT_SECONDS(30, 1, 3_600, "taking a snapshot's bytes", "closed"),
    RECORD_BYTES(
            67_108_864, 65_536, 100_000_000_000L, "pictures that are recorded of a stream", "the oldest are let go"),
    HISTORY_BYTES(
            536_870_912,
            65_536,
            100_000_000_000L,
            "pictures that are kept of a stream as they came",
            "the oldest are let go"),
    CLIPS(8, 1, 10_000, "clips under way", "503"),
    CLIPS_PER_ADDRESS(4, 1, 10_000, "of them for one address", "503"),
    CLIP_BYTES(268_435_456, 1_024, 100_000_000_000L, "files of clips under way, beyond the first", "503"),
    CLIP_SECONDS(300, 1, 86_400, "taking a clip's bytes", "closed"),
    JOINER_GROUP_SECONDS(4, 1, 60, "pictures since a keyframe that joiners begin with", "it waits for a keyframe"),
    JOINER_GROUP_BYTES(8_388_608, 1_024, 67_108_864, "of them, of a rendition", "it waits for a keyframe"),
    RENDITIONS(16, 1, 1_000, "renditions of a stream at one time, those that are just ending too", "503"),
    RENDITION_PIXELS(
            67_108_864,
            1,
            100_000_000_000L,
            "pixels of a stream's renditions together that were asked for, beyond the first",
            "503"),
    MEASURED_PARTS(16, 1, 1_000, "parts of a stream's pictures whose statistics are told of each", "503"),

    WEBRTC_SESSIONS(1_000, 1, 100_000, "viewers by WebRTC", "503"),
    WEBRTC_SESSIONS_PER_ADDRESS(62, 1, 100_000, "of them from one address", "503"),
    WEBRTC_OPEN_OFFERS(256, 1, 100_000, "answered offers whose viewer has not come yet", "the oldest is forgotten"),
    WEBRTC_OPEN_OFFERS_PER_ADDRESS(16, 1, 100_000, "of them from one address", "the address's oldest is forgotten"),
    WEBRTC_QUEUED_OFFERS(64, 1, 10_000, "offers that wait for their answer", "503"),
    WEBRTC_HANDSHAKES(32, 1, 1_000, "DTLS handshakes under way", "it waits, the newest goes first"),
    WEBRTC_HANDSHAKES_PER_ADDRESS(4, 1, 1_000, "of them from one address", "it waits, the newest goes first"),
    WEBRTC_UNPROVEN_FACTOR(3, 1, 1_000, "bytes to an address that has proven nothing, for each from it", "not sent"),
    WEBRTC_TCP_CONNECTIONS(512, 1, 100_000, "connections to webrtc.tcp_port", "closed at once"),
    WEBRTC_TCP_CONNECTIONS_PER_ADDRESS(32, 1, 100_000, "of them from one address", "closed at once"),
    DTLS_MESSAGE_BYTES(8_192, 1_024, 65_536, "a message of a DTLS handshake, as it claims", "the datagram is dropped"),
    SDP_ATTRIBUTES(2_000, 10, 100_000, "attribute lines of an offer", "400"),
    SDP_SECTIONS(32, 1, 1_000, "media sections of an offer", "400"),
    SDP_FORMATS(64, 1, 1_000, "payload types of a section of an offer", "400"),
    RTP_PICTURE_BYTES(16_777_216, 65_536, 33_554_432, "a picture sent by WebRTC", "skipped"),

    CAMERA_HEADER_LINE_BYTES(8_192, 256, 1_048_576, "a header line of an HTTP camera", "failed, tried again"),
    CAMERA_HEADER_BYTES(65_536, 1_024, 16_777_216, "the header lines of a part together", "failed, tried again"),
    CAMERA_PICTURE_BYTES(33_554_432, 1_024, 1_000_000_000, "a compressed picture of a camera", "failed, tried again"),
    CAMERA_GROUP_SECONDS(
            4,
            1,
            60,
            "pictures of a camera's H.264 since its last keyframe, for whoever comes next",
            "none held until the next"),
    CAMERA_GROUP_BYTES(8_388_608, 1_024, 1_000_000_000, "of them together", "none held until the next"),
    PICTURE_PIXELS(
            128_000_000,
            1,
            500_000_000,
            "pixels of a picture, as its header claims",
            "skipped, or failed and tried again"),
    CARD_SIDE(1_920, 16, 16_384, "a side of the card that stands for a missing picture", "a smaller card"),
    POOL_BYTES(268_435_456, 1_048_576, 100_000_000_000L, "free picture memory kept by a stream", "given back"),
    REDIS_MESSAGE_BYTES(67_108_864, 1_024, 536_870_912, "a message of a Redis camera", "failed, tried again"),
    REDIS_EXTRA_BYTES(65_536, 256, 16_777_216, "what stands beside the data in such a message", "skipped"),
    RELAY_STREAMS(1_000, 1, 100_000, "streams of other machines", "not shown"),
    RELAY_RENDITIONS(256, 1, 100_000, "renditions that are published for other machines", "refused, with the reason"),
    RELAY_MESSAGES(1_000, 10, 1_000_000, "words of other machines that wait to be understood", "not heard"),
    PVA_ARRAY_BYTES(134_217_728, 1_024, 2_000_000_000, "an array of a PVAccess camera, uncompressed", "skipped");

    private final long normal;
    private final long least;
    private final long most;
    private final String what;
    private final String answer;

    Limit(long normal, long least, long most, String what, String answer) {
        this.normal = normal;
        this.least = least;
        this.most = most;
        this.what = what;
        this.answer = answer;
    }

    /** Its key in the configuration file, below {@code limits}, and in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What holds where nothing is configured, in the unit that the key ends with, else a count. */
    public long normal() {
        return normal;
    }

    /** The least that may be configured. */
    public long least() {
        return least;
    }

    /** The most that may be configured. */
    public long most() {
        return most;
    }

    /** What is bounded, for people. */
    public String what() {
        return what;
    }

    /** What a peer gets that reaches it, for people. */
    public String answer() {
        return answer;
    }
}
