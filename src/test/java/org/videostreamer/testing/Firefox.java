package org.videostreamer.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real Firefox, without a window. It is driven by WebDriver BiDi, which it speaks by itself: the driver that older
 * protocols need is in no registry. Debian: firefox-esr.
 */
public final class Firefox implements Browser, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> PREFERENCES = List.of(
            "'app.update.enabled', false",
            "'browser.shell.checkDefaultBrowser', false",
            "'browser.startup.homepage_override.mstone', 'ignore'",
            "'datareporting.policy.dataSubmissionEnabled', false",
            // Its reader of JSON is a page of its own, with a policy that lets nothing else in.
            "'devtools.jsonview.enabled', false",
            "'extensions.update.enabled', false",
            "'media.autoplay.default', 0",
            "'media.gmp-manager.url', ''",
            "'network.captive-portal-service.enabled', false",
            "'network.connectivity-service.enabled', false",
            "'network.manage-offline-status', false",
            "'toolkit.telemetry.reportingpolicy.firstRun', false");

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private final String context;
    private int asked;

    /**
     * Opens one.
     *
     * @param profile an empty folder of its own
     */
    public Firefox(Path profile) {
        process = start(profile);
        Path address = profile.resolve("WebDriverBiDiServer.json");
        await().atMost(PATIENCE).until(() -> isWhole(address));
        JsonObject server = read(address);
        URI uri = URI.create("ws://" + server.getString("ws_host") + ":" + server.getInteger("ws_port") + "/session");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new Ear())
                .join();
        ask("session.new", new JsonObject().put("capabilities", new JsonObject()));
        context = ask("browsingContext.getTree", new JsonObject())
                .getJsonArray("contexts")
                .getJsonObject(0)
                .getString("context");
    }

    private static Process start(Path profile) {
        try {
            Files.writeString(
                    profile.resolve("user.js"),
                    String.join(
                            "",
                            PREFERENCES.stream()
                                    .map(each -> "user_pref(" + each.replace('\'', '"') + ");\n")
                                    .toList()));
            ProcessBuilder builder = new ProcessBuilder(
                            "firefox-esr",
                            "--headless",
                            "--no-remote",
                            "--profile",
                            profile.toString(),
                            "--remote-debugging-port",
                            "0",
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("firefox.log").toFile());
            builder.environment().put("HOME", profile.toString());
            builder.environment().put("MOZ_CRASHREPORTER_DISABLE", "1");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWhole(Path address) {
        return Files.exists(address)
                && Files.isReadable(address)
                && address.toFile().length() > 0
                && hasPort(address);
    }

    private static boolean hasPort(Path address) {
        try {
            return read(address).getInteger("ws_port") != null;
        } catch (RuntimeException e) {
            // It is being written.
            return false;
        }
    }

    private static JsonObject read(Path address) {
        try {
            return new JsonObject(Files.readString(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts together what comes in pieces. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.append(text);
            if (last) {
                answers.add(new JsonObject(heard.toString()));
                heard.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, text, last);
        }
    }

    private synchronized JsonObject ask(String method, JsonObject parameters) {
        int id = ++asked;
        socket.sendText(
                        new JsonObject()
                                .put("id", id)
                                .put("method", method)
                                .put("params", parameters)
                                .encode(),
                        true)
                .join();
        try {
            while (true) {
                JsonObject answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (answer == null) {
                    throw new AssertionError("Firefox did not answer to " + method);
                }
                if ("error".equals(answer.getString("type"))) {
                    throw new AssertionError(method + ": " + answer.getString("message"));
                }
                if (Integer.valueOf(id).equals(answer.getInteger("id"))) {
                    return answer.getJsonObject("result");
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void open(String address) {
        ask(
                "browsingContext.navigate",
                new JsonObject().put("context", context).put("url", address).put("wait", "complete"));
    }

    @Override
    public Object run(String script) {
        JsonObject answer = ask(
                "script.callFunction",
                new JsonObject()
                        .put(
                                "functionDeclaration",
                                "async () => JSON.stringify([await (async () => {" + script + "})() ?? null])")
                        .put("awaitPromise", true)
                        .put("target", new JsonObject().put("context", context)));
        JsonObject result = answer.getJsonObject("result");
        if (result == null) {
            throw new AssertionError(answer.getJsonObject("exceptionDetails").getString("text"));
        }
        Object value = new JsonArray(result.getString("value")).getValue(0);
        return value instanceof Integer whole ? Long.valueOf(whole) : value;
    }

    @Override
    public String text(String id) {
        return (String) run("const e = document.getElementById('" + id + "');"
                + "return e?.checkVisibility() ? e.innerText.trim() : ''");
    }

    @Override
    public boolean has(String id) {
        return (Boolean) run("return document.getElementById('" + id + "') !== null");
    }

    @Override
    public void press(String id) {
        run("document.getElementById('" + id + "').click()");
    }

    /** Ends it, and waits until it has. */
    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> others = process.descendants().toList();
        process.destroy();
        others.forEach(ProcessHandle::destroyForcibly);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
