package org.videostreamer.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.videostreamer.config.Doorway;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.limits.Limit;

/** Several cameras at one port. */
public final class Cameras {

    private Cameras() {}

    /** A test card of that size under a name. */
    public static StreamConfig card(String name, String size) {
        return StreamBuilder.of("test?fps=10&size=" + size).name(name).build();
    }

    /** The same stream with these formats alone. */
    public static StreamConfig servedAs(StreamConfig base, OutputFormat... formats) {
        return with(base, List.of(formats), base.requests());
    }

    /** The same stream with other limits of what may be asked for. */
    public static StreamConfig limited(StreamConfig base, RequestLimits requests) {
        return with(base, base.formats(), requests);
    }

    private static StreamConfig with(StreamConfig base, List<OutputFormat> formats, RequestLimits requests) {
        return new StreamConfig(
                base.name(),
                base.id(),
                base.title(),
                base.camera(),
                base.display(),
                formats,
                requests,
                base.preload(),
                base.redis(),
                base.calibration(),
                base.recorded(),
                base.history());
    }

    /** All at one free port of the loopback, none of them without its name unless it is the only one. */
    public static ServerConfig together(StreamConfig... streams) {
        return together(Map.of(), Optional.empty(), streams);
    }

    /** The same with limits, and with a stream that is served without its name. */
    public static ServerConfig together(
            Map<Limit, Long> limits, Optional<String> defaultStream, StreamConfig... streams) {
        List<String> names = Stream.of(streams).map(StreamConfig::name).toList();
        ListenerConfig listener =
                new ListenerConfig(new ListenAddress("127.0.0.1", 0), Doorway.PLAIN, names, defaultStream);
        return new ServerConfig(List.of(streams), List.of(listener), WebRtcConfig.DEFAULT, limits);
    }
}
