package org.videostreamer.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.limits.Limit;

/**
 * Makes the records of everything that a file, or a command line, says, and finds what does not go together.
 *
 * @param streams makes those of a stream
 */
record ServerReader(StreamReader streams) {

    /** The configuration, complete only where there are no problems. */
    ServerConfig read(Values top, Problems problems) {
        List<Named.Entry<ListenAddress>> sources = top.find(Keys.SOURCES).orElse(List.of());
        List<Named.Entry<String>> named = top.find(Keys.STREAMS).orElse(List.of());
        Optional<Values> server = top.find(Keys.SERVER);
        Map<String, StreamConfig> all = new LinkedHashMap<>();
        List<ListenerConfig> listeners = new ArrayList<>();
        // Behind all others: whoever asks for the first means one that serves.
        List<Runnable> redirects = new ArrayList<>();
        List<String> names = StreamNames.of(
                sources.stream().map(entry -> entry.values().get(Keys.HASH)).toList(),
                sources.stream().map(Named.Entry::name).toList());
        for (Named.Entry<ListenAddress> source : sources) {
            Values values = source.values();
            String name = names.get(listeners.size());
            streams.read(name, values.get(Keys.HASH), values, problems).ifPresent(stream -> all.put(name, stream));
            add(
                    new ListenerConfig(source.name(), doorway(values), List.of(name), Optional.of(name)),
                    listeners,
                    values.place(),
                    problems);
            redirects.add(() -> redirect(values, source.name(), listeners, problems));
        }
        for (Named.Entry<String> entry : named) {
            if (names.contains(entry.name())) {
                problems.add(
                        entry.values().place(),
                        "there is a source of this name too; expected another name, or another " + Keys.HASH.name());
            }
            streams.read(entry.name(), "", entry.values(), problems).ifPresent(stream -> all.put(entry.name(), stream));
        }
        complain(top, server, problems);
        List<String> everyName = new ArrayList<>(names);
        named.forEach(entry -> everyName.add(entry.name()));
        Optional<RelayConfig> relay = relay(top.find(Keys.RELAY), server.isPresent(), problems);
        boolean others = relay.filter(from -> !from.subscribe().isEmpty()).isPresent();
        server.ifPresent(values -> listen(values, everyName, others, listeners, problems));
        server.flatMap(values -> values.find(Keys.LISTEN))
                .flatMap(addresses -> addresses.stream().findFirst())
                .ifPresent(first -> redirects.add(() -> redirect(server.get(), first, listeners, problems)));
        redirects.forEach(Runnable::run);
        return new ServerConfig(
                List.copyOf(all.values()),
                listeners,
                webrtc(once(Keys.WEBRTC, top, server, problems), listeners, problems),
                limits(once(Keys.LIMITS, top, server, problems)),
                top.get(Keys.RELOAD),
                AccessReader.read(top, new JwtKeyReader(streams.credentials().directory()), problems),
                relay);
    }

    private Optional<RelayConfig> relay(Optional<Values> given, boolean served, Problems problems) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Values relay = given.get();
        if (relay.get(Keys.PUBLISHED).isEmpty() && relay.get(Keys.SUBSCRIBED).isEmpty()) {
            problems.add(
                    relay.place(),
                    "nothing goes to other machines or comes from them; expected " + Keys.PUBLISHED.name() + ", "
                            + Keys.SUBSCRIBED.name() + " or both");
        }
        if (!relay.get(Keys.SUBSCRIBED).isEmpty() && !served) {
            problems.add(
                    relay.at(Keys.SUBSCRIBED),
                    "what comes from other machines is served nowhere; expected " + Keys.SERVER.name() + " { \""
                            + Keys.LISTEN.name() + "\": \"host:port\" } too");
        }
        return relay.find(Keys.RELAY_REDIS)
                .map(redis -> new RelayConfig(
                        redis,
                        new ClientTlsReader(streams.credentials().directory())
                                .read(relay, Keys.REDIS_TLS, redis.toString(), redis.tls(), problems),
                        relay.get(Keys.PUBLISHED),
                        relay.get(Keys.SUBSCRIBED),
                        relay.find(Keys.NODE)));
    }

    private Doorway doorway(Values values) {
        return new Doorway(
                values.get(Keys.ALLOWED_ORIGINS),
                values.get(Keys.HOSTS).stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList(),
                values.get(Keys.FRAME_ANCESTORS),
                values.find(Keys.TLS).flatMap(this::tls));
    }

    /** Nothing where a name is missing, which has been told. */
    private Optional<TlsFiles> tls(Values tls) {
        return tls.find(Keys.CERTIFICATE).flatMap(certificate -> tls.find(Keys.PRIVATE_KEY)
                .map(key -> new TlsFiles(file(certificate), file(key))));
    }

    private Path file(String name) {
        return streams.credentials().directory().resolve(name);
    }

    /** Leads from where no TLS is spoken to an address that speaks it. */
    private void redirect(Values values, ListenAddress to, List<ListenerConfig> listeners, Problems problems) {
        Optional<Values> tls = values.find(Keys.TLS);
        for (ListenAddress from : tls.map(given -> given.get(Keys.REDIRECT)).orElse(List.of())) {
            Place place = tls.get().at(Keys.REDIRECT);
            if (to.port() == 0) {
                problems.add(place, "leads to \"" + to + "\", which is any port; expected an address with a port");
            }
            add(
                    ListenerConfig.redirect(from, doorway(values).with(Optional.empty()), to.port()),
                    listeners,
                    place,
                    problems);
        }
    }

    private static void complain(Values top, Optional<Values> server, Problems problems) {
        boolean sources = top.isWritten(Keys.SOURCES);
        boolean named = top.isWritten(Keys.STREAMS);
        boolean others = server.isPresent() && top.isWritten(Keys.RELAY);
        if (!sources && !named && !others) {
            problems.add(
                    top.at(Keys.SOURCES),
                    top.isWritten(Keys.SERVER)
                            ? "missing as " + Keys.STREAMS.name() + " is; expected one of them"
                            : "missing; expected { \"host:port\": { ... } }");
        }
        if (named && !top.isWritten(Keys.SERVER)) {
            problems.add(
                    top.at(Keys.SERVER),
                    "missing; expected { \"" + Keys.LISTEN.name() + "\": \"host:port\" }, where " + Keys.STREAMS.name()
                            + " are served");
        }
    }

    private static void add(ListenerConfig listener, List<ListenerConfig> before, Place place, Problems problems) {
        for (ListenerConfig other : before) {
            if (listener.address().conflictsWith(other.address())) {
                problems.add(
                        place,
                        "\"" + listener.address() + "\" cannot be listened at beside \"" + other.address()
                                + "\"; expected another port for each");
                break;
            }
        }
        before.add(listener);
    }

    private void listen(
            Values server, List<String> names, boolean others, List<ListenerConfig> listeners, Problems problems) {
        Optional<String> first = server.find(Keys.DEFAULT_STREAM);
        first.filter(name -> !names.contains(name))
                .ifPresent(name -> problems.add(
                        server.at(Keys.DEFAULT_STREAM),
                        "there is no stream '" + name + "'; "
                                + Nearest.to(name, names)
                                        .map(near -> "did you mean '" + near + "'?")
                                        .orElse("expected one of " + String.join(", ", names))));
        Optional<String> shown = first.or(() -> names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty());
        for (ListenAddress address : server.find(Keys.LISTEN).orElse(List.of())) {
            ListenerConfig listener = new ListenerConfig(address, doorway(server), names, shown);
            add(others ? listener.withOthers() : listener, listeners, server.at(Keys.LISTEN), problems);
        }
    }

    /** What may stand at the top or under {@code server}. */
    private static Optional<Values> once(Key<Values> key, Values top, Optional<Values> server, Problems problems) {
        Optional<Values> inner = server.flatMap(values -> values.find(key));
        if (inner.isPresent() && top.isWritten(key)) {
            problems.add(server.get().at(key), "given beside '" + key.name() + "' at the top; expected one of them");
        }
        Optional<Values> given = inner.or(() -> top.find(key));
        if (given.isEmpty()) {
            // So that who asks for the whole sees what counts.
            top.with(key, ((KeyGroup) key.kind()).none());
        }
        return given;
    }

    private static WebRtcConfig webrtc(Optional<Values> given, List<ListenerConfig> listeners, Problems problems) {
        if (given.isEmpty()) {
            return WebRtcConfig.DEFAULT;
        }
        Values webrtc = given.get();
        int tcpPort = webrtc.find(Keys.TCP_PORT).orElse(WebRtcConfig.DEFAULT.tcpPort());
        // A page's port cannot be WebRTC's too, whichever the hosts: it listens at all of them.
        listeners.stream()
                .filter(listener ->
                        tcpPort != 0 && tcpPort == listener.address().port())
                .findFirst()
                .ifPresent(listener -> problems.add(
                        webrtc.at(Keys.TCP_PORT),
                        tcpPort + " cannot be listened at beside \"" + listener.address()
                                + "\"; expected a port that no listener has"));
        return new WebRtcConfig(
                webrtc.find(Keys.PORT).orElse(WebRtcConfig.DEFAULT.port()), webrtc.get(Keys.ADDRESSES), tcpPort);
    }

    /** Those that differ from the default. */
    private static Map<Limit, Long> limits(Optional<Values> given) {
        Map<Limit, Long> all = new EnumMap<>(Limit.class);
        given.ifPresent(limits -> Keys.LIMIT_KEYS.forEach((limit, key) ->
                limits.find(key).filter(value -> value != limit.normal()).ifPresent(value -> all.put(limit, value))));
        return all;
    }
}
