package org.videostreamer.relay;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.ShardedRedis;

/**
 * Origins and edges around a Redis server, the whole program each.
 *
 * @param folder for their files
 * @param ofOrigins how origins reach it
 * @param ofEdges how edges do
 */
record RelayedApps(Path folder, String ofOrigins, String ofEdges) {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** All reach it as it comes. */
    RelayedApps(Path folder, ShardedRedis redis) {
        this(folder, redis.uri(), redis.uri());
    }

    /** An origin, {@code hutch}, of one stream. */
    RunningApp origin(String name, String uri) {
        return app("origin-" + name, """
                {"server": {"listen": "127.0.0.1:0"}, "streams": {"%s": {"input_uri": "%s"}},
                 "relay": {"redis": "%s", "publish": "*", "node": "hutch"}}
                """.formatted(name, uri, ofOrigins));
    }

    /** An edge that shows streams of a name. */
    RunningApp edge(String node, String streams) {
        return app(node, """
                {"server": {"listen": "127.0.0.1:0"},
                 "relay": {"redis": "%s", "subscribe": "%s", "node": "%s"}}
                """.formatted(ofEdges, streams, node));
    }

    private RunningApp app(String file, String config) {
        try {
            return RunningApp.ofFile(Files.writeString(folder.resolve(file + ".json"), config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until an edge lists a stream. */
    static void awaitListed(RunningApp edge, String name) {
        await().atMost(PATIENCE).until(() -> names(edge).contains(name));
    }

    /** The names of all streams. */
    static List<String> names(RunningApp app) {
        return texts(new JsonObject(text(app, "/api/streams")), "streams", "name");
    }

    /** What all renditions of a stream tell under a key. */
    static List<String> renditions(RunningApp app, String name, String key) {
        return texts(stream(app, name), "renditions", key);
    }

    /** What the API tells of a stream. */
    static JsonObject stream(RunningApp app, String name) {
        return new JsonObject(text(app, "/api/streams/" + name));
    }

    private static List<String> texts(JsonObject from, String list, String key) {
        return from.getJsonArray(list).stream()
                .map(each -> ((JsonObject) each).getString(key))
                .toList();
    }

    private static String text(RunningApp app, String path) {
        return new String(app.get(path).body(), StandardCharsets.UTF_8);
    }

    /** Whether it is the card that stands for a missing picture. */
    static boolean isCard(MjpegClient.Part part) {
        return part.headers().containsKey("x-no-signal");
    }

    /** The next picture of the camera. */
    static MjpegClient.Part picture(MjpegClient viewer) {
        return Stream.generate(viewer::next)
                .filter(part -> !isCard(part))
                .findFirst()
                .orElseThrow();
    }
}
