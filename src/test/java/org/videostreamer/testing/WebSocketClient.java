package org.videostreamer.testing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A viewer of a WebSocket stream, the JDK's own client. */
public final class WebSocketClient implements AutoCloseable, WebSocket.Listener {

    private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger texts = new AtomicInteger();
    private final StringBuilder partialText = new StringBuilder();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final WebSocket socket;

    /** Connects to a path on this machine. */
    public WebSocketClient(int port, String path) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + path), this)
                .join();
    }

    /** The connection. */
    public WebSocket socket() {
        return socket;
    }

    /** How many text messages came. */
    public int texts() {
        return texts.get();
    }

    /** How many binary messages have come and were not taken yet. */
    public int waiting() {
        return messages.size();
    }

    /** The next binary message, whole. */
    public byte[] next() throws InterruptedException {
        return next(messages);
    }

    /** The next text message, whole. */
    public String nextText() throws InterruptedException {
        return next(heard);
    }

    private static <T> T next(BlockingQueue<T> from) throws InterruptedException {
        T message = from.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            messages.add(partial.toByteArray());
            partial.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        texts.incrementAndGet();
        partialText.append(data);
        if (last) {
            heard.add(partialText.toString());
            partialText.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
