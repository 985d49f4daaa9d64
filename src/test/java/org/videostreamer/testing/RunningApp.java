package org.videostreamer.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.videostreamer.cli.Application;
import org.videostreamer.cli.Options;
import org.videostreamer.cli.Request;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.source.SourceProviders;

/** The program in this JVM, each source at a free port. */
public final class RunningApp implements AutoCloseable {

    private final Application application;
    private final List<Integer> ports;
    private final HttpClient client = HttpClient.newHttpClient();
    private final OwedResources owed = new OwedResources();

    /** Starts it with the sources named by their URIs, all else by default. */
    public static RunningApp of(String... uris) {
        return new RunningApp(Stream.of(uris).map(Configs::stream).toList());
    }

    /** Starts it with one source and these limits, all else by default. */
    public static RunningApp limited(String uri, Map<Limit, Long> limits) {
        return new RunningApp(Configs.limited(Configs.server(List.of(Configs.stream(uri))), limits));
    }

    /** Starts it with these streams, each at a free port, all else by default. */
    public RunningApp(List<StreamConfig> streams) {
        this(Configs.server(streams));
    }

    /** Starts it. */
    public RunningApp(ServerConfig config) {
        this(new Application(config, new SourceProviders()));
    }

    /** Starts it with a configuration file. */
    public static RunningApp ofFile(Path file) {
        try {
            String[] arguments = {"-c", file.toString()};
            Request.Launch launch = (Request.Launch) new Options(camera -> {}).parse(arguments, Map.of());
            return new RunningApp(new Application(launch.config().server(), launch.file(), new SourceProviders()));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    private RunningApp(Application made) {
        application = made;
        try {
            ports = application.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The port of the first source. */
    public int port() {
        return ports.get(0);
    }

    /** The ports in the order of the sources. */
    public List<Integer> ports() {
        return ports;
    }

    /** How many watch the first source, by its status. */
    public int viewers() {
        return new JsonObject(new String(get("/api/stream").body())).getInteger("viewers");
    }

    /** Answers a GET of a path of the first source. */
    public HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** Sends a request. */
    public HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The address of a path of the first source. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Has it read its file anew. */
    public JsonObject reload() {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/reload"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return new JsonObject(new String(send(request).body(), StandardCharsets.UTF_8));
    }

    /** Ends it; what it owed afterwards, a picture, encoded or not, or a thread, would be a leak. */
    @Override
    public void close() {
        application.close();
        owed.awaitNone(application::owed);
    }
}
