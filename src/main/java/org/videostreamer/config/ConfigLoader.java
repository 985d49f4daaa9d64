package org.videostreamer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration file: {@code {"sources": {"host:port": {"input_uri": ...}}, "webrtc": {...}, "limits": {...}}}. */
public final class ConfigLoader {

    private static final String SOURCES = "sources";
    private static final String WEBRTC = "webrtc";
    private static final String LIMITS = "limits";

    /** All keys of the file. */
    static final List<String> KEYS = List.of(SOURCES, WEBRTC, LIMITS);

    private final Map<String, String> environment;
    private final SourceCheck check;

    /**
     * @param environment the variables that may hold passwords
     * @param check asked about each source
     */
    public ConfigLoader(Map<String, String> environment, SourceCheck check) {
        this.environment = Map.copyOf(environment);
        this.check = check;
    }

    /**
     * Reads a file. The same file, files of passwords and environment always give the same answer: nothing is looked up.
     *
     * @param file its name
     * @throws ConfigException if it cannot be read or used: one line with the file, the key's path, the value, and what
     *     was expected
     */
    public ServerConfig load(String file) throws ConfigException {
        Place top = new Place(file.replaceAll("\\p{Cntrl}", " "), "");
        Path path = path(top, file);
        ConfigObject root = new ConfigObject(top, new JsonText().read(top, text(top, path))).knowing(KEYS);
        ConfigObject sources = root.object(SOURCES)
                .orElseThrow(() -> root.at(SOURCES).wrong("missing; expected { \"host:port\": { ... } }"));
        List<String> addresses = sources.keys();
        if (addresses.isEmpty()) {
            throw root.at(SOURCES).wrong("empty; expected at least one \"host:port\": { ... }");
        }
        SourceReader reader =
                new SourceReader(new AuthReader(path.toAbsolutePath().getParent(), environment));
        List<StreamConfig> streams = new ArrayList<>();
        List<ListenerConfig> listeners = new ArrayList<>();
        for (String address : addresses) {
            ListenAddress listen = address(sources, address, listeners);
            ConfigObject object = sources.object(address).orElseThrow(() -> sources.at(address)
                    .wrong("null is not an object; expected { \"input_uri\": ... }"));
            StreamConfig stream = reader.read(listen, object);
            listeners.add(ListenerConfig.of(listen, SourceReader.origins(object), stream));
            check.check(stream.camera(), object.at("input_uri").toString());
            streams.add(stream);
        }
        Optional<ConfigObject> webrtc = root.object(WEBRTC);
        Optional<ConfigObject> limits = root.object(LIMITS);
        List<StreamConfig> named = named(streams, listeners);
        return new ServerConfig(
                named,
                listeners(named, listeners),
                webrtc.isPresent() ? new WebRtcReader(listeners).read(webrtc.get()) : WebRtcConfig.DEFAULT,
                limits.isPresent() ? LimitsReader.read(limits.get()) : Map.of());
    }

    private static List<StreamConfig> named(List<StreamConfig> streams, List<ListenerConfig> listeners) {
        List<String> names = StreamNames.of(
                streams.stream().map(StreamConfig::id).toList(),
                listeners.stream().map(ListenerConfig::address).toList());
        List<StreamConfig> named = new ArrayList<>();
        for (StreamConfig stream : streams) {
            named.add(new StreamConfig(
                    names.get(named.size()),
                    stream.id(),
                    stream.title(),
                    stream.camera(),
                    stream.display(),
                    stream.formats(),
                    stream.requests(),
                    stream.preload(),
                    stream.redis()));
        }
        return named;
    }

    private static List<ListenerConfig> listeners(List<StreamConfig> named, List<ListenerConfig> unnamed) {
        List<ListenerConfig> all = new ArrayList<>();
        for (ListenerConfig listener : unnamed) {
            all.add(ListenerConfig.of(listener.address(), listener.allowedOrigins(), named.get(all.size())));
        }
        return all;
    }

    private static ListenAddress address(ConfigObject sources, String address, List<ListenerConfig> before)
            throws ConfigException {
        Place place = sources.at(address);
        ListenAddress listen = Kinds.LISTEN
                .parser()
                .apply(address)
                .orElseThrow(() ->
                        place.wrong("the key is not " + Kinds.LISTEN.name() + "; expected " + Kinds.LISTEN.expected()));
        for (ListenerConfig other : before) {
            if (listen.conflictsWith(other.address())) {
                throw place.wrong("cannot be listened at beside \"" + other.address()
                        + "\"; expected another port for each source");
            }
        }
        return listen;
    }

    private static Path path(Place place, String file) throws ConfigException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw place.wrong("not the name of a file; expected that of a JSON file");
        }
    }

    private static String text(Place place, Path path) throws ConfigException {
        try {
            return InputFile.read(path);
        } catch (ConfigException e) {
            throw place.wrong("cannot be read: " + e.getMessage() + "; expected a JSON file");
        }
    }
}
