package org.videostreamer.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Somebody behind a browser, who logs in, and whose browser shows the cookie from then on. */
public final class Person {

    private final HttpClient client =
            HttpClient.newBuilder().sslContext(TestCertificate.trustingClient()).build();
    private final String server;
    private Optional<String> cookie = Optional.empty();
    private String setCookie = "";
    private String proof = "";

    /** @param server its address, without a slash at its end */
    public Person(String server) {
        this.server = server;
    }

    /** Logs in; the status of the answer. */
    public int logIn(String user, String password) {
        HttpResponse<byte[]> answer = send(asking("/api/login")
                .header("Content-Type", "application/json")
                .header("Origin", server)
                .POST(BodyPublishers.ofString(new JsonObject()
                        .put("user", user)
                        .put("password", password)
                        .encode())));
        answer.headers().firstValue("set-cookie").ifPresent(header -> {
            setCookie = header;
            cookie = Optional.of(header.replaceFirst(";.*", ""));
            proof = json(answer).getString("csrf_token");
        });
        return answer.statusCode();
    }

    /** Logs out; the status of the answer. The browser of this one goes on showing the cookie. */
    public int logOut() {
        return send(changing("/api/logout").POST(BodyPublishers.noBody())).statusCode();
    }

    /** The header by which the server gave the cookie. */
    public String setCookie() {
        return setCookie;
    }

    /** The cookie as the browser shows it. */
    public String cookie() {
        return cookie.orElseThrow();
    }

    /** What the page knows beside the cookie. */
    public String proof() {
        return proof;
    }

    /** A request as an image makes it. */
    public HttpRequest.Builder asking(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        cookie.ifPresent(shown -> request.header("Cookie", shown));
        return request;
    }

    /** A request as our page makes it that changes something. */
    public HttpRequest.Builder changing(String path) {
        return asking(path)
                .header("Origin", server)
                .header("X-CSRF-Token", proof)
                .header("Content-Type", "application/json");
    }

    /** Sends one. */
    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What the answer to a GET tells. */
    public JsonObject told(String path) {
        return json(send(asking(path)));
    }

    /** The status of the answer to a GET. */
    public int status(String path) {
        return send(asking(path)).statusCode();
    }

    private static JsonObject json(HttpResponse<byte[]> answer) {
        return new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
