package org.videostreamer.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.access.AccessControl;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.log.PeerText;
import org.videostreamer.natives.MissingLibraryException;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.output.redis.RedisOutput;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.relay.Relay;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.Calibrations;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamChanges;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.web.ListenerChanges;
import org.videostreamer.web.Reload;
import org.videostreamer.web.Reloading;
import org.videostreamer.web.WebServer;

/** The running program: all streams of a configuration and the listeners that serve them. */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final ServerConfig atStart;
    private final StreamRegistry streams;
    private final WebServer server;
    private final WebRtcOutput webrtc;
    private final ConfigReload reloading;
    private final AccessControl access;
    private final WarningNews warnings;
    private final Relay relay;
    private Optional<RedisOutput> publishing = Optional.empty();
    // With the lock held.
    private ServerConfig configured;
    private List<StreamConfig> ofOthers = List.of();
    private boolean serves;

    /** Makes everything and connects to nothing yet, except to cameras that are to be preloaded. */
    public Application(ServerConfig config, SourceProviders providers) {
        this(config, Optional.empty(), providers);
    }

    /** @param file where the configuration stands, to be read anew */
    public Application(ServerConfig config, Optional<ConfigurationFile> file, SourceProviders providers) {
        warmUp();
        Limits limits = new Limits(config.limits());
        this.atStart = config;
        Calibrations calibrations = new Calibrations(file.flatMap(ConfigurationFile::kept));
        this.configured = config;
        this.relay = new Relay(limits, this::showOfOthers);
        this.streams = new StreamRegistry(config.streams(), providers.with(relay.provider()), limits, calibrations);
        this.warnings = new WarningNews(streams.events()::warning, System::nanoTime);
        List<String> hosts = config.listeners().stream()
                .map(listener -> listener.address().host())
                .toList();
        this.webrtc = new WebRtcOutput(config.webrtc(), hosts, limits);
        this.reloading = new ConfigReload(file, streams.events(), this::apply);
        this.access = new AccessControl(config.access(), limits);
        this.server = new WebServer(streams, webrtc, limits, reloading, access);
    }

    /**
     * Serves and publishes from now on. Cameras are connected to when somebody watches, or at once where they are
     * published.
     *
     * @return the ports, in the order of the listeners; 0 where an address cannot be listened at while others can
     * @throws IOException if no address can be listened at
     */
    public List<Integer> start() throws IOException, InterruptedException {
        List<Integer> ports = server.listen(atStart.listeners());
        webrtc.start(ports.stream().filter(port -> port != 0).findFirst().orElse(0));
        if (streams.streams().stream().anyMatch(Application::isForWebRtc)) {
            webrtc.warmUp();
        }
        publishing = Optional.of(new RedisOutput(streams.streams()));
        synchronized (this) {
            serves = true;
            relay.become(atStart.relay(), own());
        }
        reloading.begin(atStart.reload());
        return ports;
    }

    /** Reads the configuration file anew. */
    public Reloading reloading() {
        return reloading;
    }

    /** Whether all addresses are listened at. */
    public boolean isComplete() {
        return server.isComplete();
    }

    /** Completes with true if the threads go on that everything waits for, within two seconds with false if not. Any thread. */
    public CompletableFuture<Boolean> isAlive() {
        return server.isAlive();
    }

    /** Streams of other machines come and go without a change of the configuration. */
    private synchronized void showOfOthers(List<StreamConfig> now) {
        ofOthers = now;
        if (!serves) {
            return;
        }
        ServerConfig all = configured.with(ofOthers);
        try {
            StreamChanges changes = streams.apply(all.streams());
            server.apply(all.listeners());
            streams.events().others(changes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Reload apply(ServerConfig file) throws InterruptedException {
        configured = file;
        boolean shows = file.relay().filter(from -> !from.subscribe().isEmpty()).isPresent();
        ofOthers = shows ? ofOthers : List.of();
        ServerConfig next = file.with(ofOthers);
        boolean opens = next.access().isOpen();
        if (!opens) {
            // First, so that nobody sees what is new who may not.
            access.become(next.access());
        }
        StreamChanges changes = streams.apply(next.streams());
        ListenerChanges listeners = server.apply(next.listeners());
        if (opens) {
            // Last, so that nobody sees what is gone who might not.
            open(next.access());
        }
        publishing.ifPresent(redis -> redis.apply(streams.streams()));
        relay.become(file.relay(), own());
        List<String> needsRestart = new ArrayList<>();
        if (!next.webrtc().equals(atStart.webrtc())) {
            needsRestart.add("webrtc");
        }
        if (!next.limits().equals(atStart.limits())) {
            needsRestart.add("limits");
        }
        return new Reload(Instant.now(), List.of(), changes, listeners, needsRestart);
    }

    /** The streams of this machine, which alone go to others. */
    private List<Stream> own() {
        return configured.streams().stream()
                .flatMap(stream -> streams.find(stream.name()).stream())
                .toList();
    }

    private void open(AccessConfig next) {
        if (!access.isOpen()) {
            LOG.warn("nobody has to show who they are any more: the configuration has neither users nor tokens");
        }
        access.become(next);
    }

    /** Does once what the first viewer by WebRTC would wait for; returns when that is done. */
    Void rehearseWebRtc(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        return webrtc.warmUp().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean isForWebRtc(Stream stream) {
        OutputFormat format = stream.config().display().format();
        return format == OutputFormat.VP8 || format == OutputFormat.H264;
    }

    /** Loading native libraries takes as long as everything else at start, and goes on beside it. */
    private static void warmUp() {
        new NamedThreads("native libraries")
                .newThread(Application::loadLibraries)
                .start();
    }

    /** What fails here fails again for whoever needs it, and is a state there. */
    private static void loadLibraries() {
        try {
            NativeLibraries.loadOpenCv();
            NativeLibraries.loadFfmpeg();
        } catch (MissingLibraryException e) {
            LOG.warn(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the native libraries cannot be loaded: {}", PeerText.of(e.toString()));
            LOG.debug("the native libraries cannot be loaded", e);
        }
    }

    /** Pictures and threads of the streams that are still there; none soon after the close, if nobody owes any. */
    public long owed() {
        return streams.owed();
    }

    /** Ends all streams and connections; takes little more than a second at most. */
    @Override
    public void close() {
        reloading.close();
        synchronized (this) {
            serves = false;
        }
        relay.close();
        publishing.ifPresent(RedisOutput::close);
        webrtc.close();
        server.close();
        access.close();
        streams.close();
        warnings.close();
    }
}
