package org.videostreamer.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.SourceUri;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.limits.Limit;

/** Configurations of tests, all else by default. */
public final class Configs {

    private static final String LOOPBACK = "127.0.0.1";

    private Configs() {}

    /** A camera. */
    public static CameraConfig camera(String uri) {
        return CameraConfig.of(new SourceUri(uri));
    }

    /** A stream of a camera. */
    public static StreamConfig stream(String uri) {
        return StreamBuilder.of(uri).build();
    }

    /** Each stream at a free port of the loopback; the second of one name gets another. */
    public static ServerConfig server(List<StreamConfig> streams) {
        return server(LOOPBACK, WebRtcConfig.DEFAULT, streams);
    }

    /** Each stream at a free port of all hosts. */
    public static ServerConfig everywhere(StreamConfig... streams) {
        return server(ListenAddress.EVERY_HOST, WebRtcConfig.DEFAULT, List.of(streams));
    }

    /** The same with limits. */
    public static ServerConfig limited(ServerConfig config, Map<Limit, Long> limits) {
        return new ServerConfig(config.streams(), config.listeners(), config.webrtc(), limits);
    }

    /** The same with another WebRTC. */
    public static ServerConfig webrtc(ServerConfig config, WebRtcConfig webrtc) {
        return new ServerConfig(config.streams(), config.listeners(), webrtc, config.limits());
    }

    /** One stream at a free port, whose answers pages of these origins may read. */
    public static ServerConfig readableFrom(StreamConfig stream, String... origins) {
        return new ServerConfig(
                List.of(stream), List.of(ListenerConfig.of(new ListenAddress(LOOPBACK, 0), List.of(origins), stream)));
    }

    private static ServerConfig server(String host, WebRtcConfig webrtc, List<StreamConfig> streams) {
        List<StreamConfig> named = new ArrayList<>();
        List<ListenerConfig> listeners = new ArrayList<>();
        for (StreamConfig stream : streams) {
            boolean taken = named.stream().anyMatch(other -> other.name().equals(stream.name()));
            String name = taken ? stream.name() + "-" + named.size() : stream.name();
            named.add(StreamBuilder.like(stream).name(name).build());
            listeners.add(ListenerConfig.of(new ListenAddress(host, 0), List.of(), named.get(named.size() - 1)));
        }
        return new ServerConfig(named, listeners, webrtc, Map.of());
    }
}
