package org.videostreamer.soak;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What a program tells of itself over HTTP. Any thread. */
final class ProgramApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final int port;

    /**
     * How a stream is.
     *
     * @param state in one word
     * @param reason empty if it is live or idle
     * @param fps of its camera
     */
    record Stream(String state, String reason, double fps) {}

    ProgramApi(int port) {
        this.port = port;
    }

    /** All streams, by name. */
    Map<String, Stream> streams() throws IOException, InterruptedException {
        Map<String, Stream> all = new LinkedHashMap<>();
        new JsonObject(get("/api/streams")).getJsonArray("streams").forEach(each -> {
            JsonObject stream = (JsonObject) each;
            all.put(
                    stream.getString("name"),
                    new Stream(stream.getString("state"), stream.getString("reason"), stream.getDouble("fps")));
        });
        return all;
    }

    /** The text for Prometheus. */
    String metrics() throws IOException, InterruptedException {
        return get("/metrics");
    }

    /** The sum of all lines of that text that begin so; none if there is no such line. */
    static OptionalDouble sum(String metrics, String begin) {
        return metrics.lines()
                .filter(line -> line.startsWith(begin))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum);
    }

    /** Has the file read anew. */
    void reload() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(uri("/api/reload")).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Sets the size of a stream's pixels, which is kept in a file; the answer's body. */
    String calibrate(String stream, double micrometres) throws IOException, InterruptedException {
        String body = new JsonObject()
                .put("pixel_size", new JsonArray().add(micrometres).add(micrometres))
                .encode();
        HttpRequest request = HttpRequest.newBuilder(uri("/api/streams/" + stream + "/calibration"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
