package org.videostreamer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import org.videostreamer.frame.Size;

/**
 * An HTTP camera on 127.0.0.1 that does on demand what real ones do wrong. Set it up before {@link #start()}; it sends
 * eight pictures in turn. Its counters may be read at any time, by any thread.
 */
public final class MisbehavingCamera implements AutoCloseable {

    /** What the camera says about the bytes of a picture. */
    public enum Length {
        NONE,
        TRUE,
        TOO_SHORT,
        TOO_LONG,
        ABSURD
    }

    /** How it asks who is there. */
    public enum Auth {
        NONE,
        BASIC,
        DIGEST
    }

    String contentType = "multipart/x-mixed-replace; boundary=frame";
    String partLine = "--frame";
    String partHeaders = "Content-Type: image/jpeg";
    String lineEnd = "\r\n";
    String preamble = "";
    String garbage = "";
    Length length = Length.TRUE;
    Auth auth = Auth.NONE;
    String user = "";
    String password = "";
    List<byte[]> pictures = pictures(new Size(64, 48));
    List<byte[]> laterPictures = pictures;
    int later = Integer.MAX_VALUE;
    int dropAfter = Integer.MAX_VALUE;
    int silentAfter = Integer.MAX_VALUE;
    int badEvery = Integer.MAX_VALUE;
    boolean lineEndAfterPicture = true;
    boolean closingBoundary;
    boolean single;
    boolean closesQuietly;
    int status = 200;
    int statusFirst;
    String redirect = "";
    String rawAnswer = "";

    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final DigestCheck digest = new DigestCheck();
    private ServerSocketFactory sockets = ServerSocketFactory.getDefault();
    private String scheme = "http";
    /** Of its own also while it is stopped. */
    private final int port = FreePorts.any();

    private Optional<ServerSocket> listener = Optional.empty();
    private CountDownLatch stopped = new CountDownLatch(0);

    private static List<byte[]> pictures(Size size) {
        return IntStream.range(0, 8)
                .mapToObj(variant -> TestJpegs.colour(size, variant))
                .toList();
    }

    /** The whole value of its Content-Type, boundary and all. */
    public MisbehavingCamera contentType(String value) {
        contentType = value;
        return this;
    }

    /** What it writes before each part, without the line end. */
    public MisbehavingCamera partLine(String line) {
        partLine = line;
        return this;
    }

    /** The header lines of each part but for Content-Length, separated by line feeds. */
    public MisbehavingCamera partHeaders(String lines) {
        partHeaders = lines;
        return this;
    }

    /** What ends its lines within the stream. */
    public MisbehavingCamera lineEnd(String end) {
        lineEnd = end;
        return this;
    }

    /** What comes before the first part. */
    public MisbehavingCamera preamble(String text) {
        preamble = text;
        return this;
    }

    /** What comes after each part that belongs to none. */
    public MisbehavingCamera garbageBetween(String text) {
        garbage = text;
        return this;
    }

    public MisbehavingCamera length(Length said) {
        length = said;
        return this;
    }

    /** The next part's line follows the picture's last byte. */
    public MisbehavingCamera withoutLineEndAfterPicture() {
        lineEndAfterPicture = false;
        return this;
    }

    public MisbehavingCamera auth(Auth kind, String name, String secret) {
        auth = kind;
        user = name;
        password = secret;
        return this;
    }

    public MisbehavingCamera pictures(List<byte[]> files) {
        pictures = List.copyOf(files);
        return this;
    }

    /** Sends pictures of another size from the given one on. */
    public MisbehavingCamera resizeAfter(int count, Size size) {
        later = count;
        laterPictures = pictures(size);
        return this;
    }

    /** Closes each connection after so many pictures. */
    public MisbehavingCamera dropAfter(int count) {
        dropAfter = count;
        return this;
    }

    /** Keeps each connection open after so many pictures but sends nothing more. */
    public MisbehavingCamera silentAfter(int count) {
        silentAfter = count;
        return this;
    }

    /** Each so many'th part is text. */
    public MisbehavingCamera badEvery(int count) {
        badEvery = count;
        return this;
    }

    /** Writes a closing boundary before it drops the connection or falls silent. */
    public MisbehavingCamera closingBoundary() {
        closingBoundary = true;
        return this;
    }

    /** Answers the first requests with this status. */
    public MisbehavingCamera failFirst(int count, int code) {
        statusFirst = count;
        status = code;
        return this;
    }

    /** Answers every request that names another path with a redirect to this address. */
    public MisbehavingCamera redirect(String address) {
        redirect = address;
        return this;
    }

    /** Answers each request with one picture; the Content-Type is then image/jpeg unless set afterwards. */
    public MisbehavingCamera single() {
        single = true;
        contentType = "image/jpeg";
        return this;
    }

    /** Closes the connection after each single picture without saying so. */
    public MisbehavingCamera closesQuietly() {
        closesQuietly = true;
        return this;
    }

    /** Answers every request with these bytes and closes the connection. */
    public MisbehavingCamera rawAnswer(String bytes) {
        rawAnswer = bytes;
        return this;
    }

    /** Speaks TLS with a certificate of its own making. */
    public MisbehavingCamera tls() {
        sockets = SelfSigned.context().getServerSocketFactory();
        scheme = "https";
        return this;
    }

    /** Listens at a free port, the same at every further start. */
    public synchronized MisbehavingCamera start() {
        try {
            ServerSocket here = sockets.createServerSocket();
            here.setReuseAddress(true);
            here.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            stopped = new CountDownLatch(1);
            listener = Optional.of(here);
            run("camera-listener", new Listening(here, stopped));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Stops listening and breaks all connections; does nothing if it is stopped already. */
    public synchronized void stop() {
        stopped.countDown();
        try {
            if (listener.isPresent()) {
                listener.get().close();
            }
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    public int port() {
        return port;
    }

    /** The address of its stream. */
    public String uri() {
        return uri("");
    }

    /** The address of its stream with credentials in it, {@code user:password@} or nothing. */
    public String uri(String userInfo) {
        return scheme + "://" + userInfo + "127.0.0.1:" + port() + "/video";
    }

    /** How many connections were ever made. */
    public int connections() {
        return connections.get();
    }

    /** How many connections are open. */
    public int openConnections() {
        return open.size();
    }

    /** The request line and headers of every request, each as one text with line feeds. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    boolean admits(String request) {
        return switch (auth) {
            case NONE -> true;
            case BASIC -> request.contains("\nAuthorization: " + DigestCheck.basic(user, password) + "\n");
            case DIGEST -> digest.admits(request, user, password);
        };
    }

    int received(String request) {
        requests.add(request);
        return requests.size();
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private record Accepted(Socket socket, MisbehavingCamera camera, CountDownLatch stopped) implements Runnable {
        @Override
        public void run() {
            try (socket) {
                new CameraConnection(camera, socket, stopped).serve();
            } catch (IOException e) {
                // The client has gone, or the camera was stopped.
            } finally {
                camera.open.remove(socket);
            }
        }
    }

    private final class Listening implements Runnable {
        private final ServerSocket here;
        private final CountDownLatch end;

        Listening(ServerSocket here, CountDownLatch end) {
            this.here = here;
            this.end = end;
        }

        @Override
        public void run() {
            while (!here.isClosed()) {
                try {
                    Socket socket = here.accept();
                    connections.incrementAndGet();
                    open.add(socket);
                    MisbehavingCamera.run("camera-connection", new Accepted(socket, MisbehavingCamera.this, end));
                } catch (IOException e) {
                    // Stopped.
                }
            }
        }
    }
}
