package org.videostreamer.output.tiles;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.PerSecond;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LateViewers;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.SendBuffer;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.TileForm;

/**
 * A page that shows many streams at once over one WebSocket. At each tick all pictures that are new go out together, a burst;
 * the page tells when it has drawn one. As long as two are open, or one is not taken yet, none follows, so a page that sleeps
 * finds two old bursts at most when it wakes, and then the newest. One that stays away for long is disconnected.
 *
 * <p>All of it happens on the connection's event loop.
 */
public final class TilePage implements OpenViewers.OpenViewer {

    private static final Logger LOG = LoggerFactory.getLogger(TilePage.class);
    private static final long PING_MILLIS = TimeUnit.SECONDS.toMillis(20);
    private static final int MOST_OPEN = 2;
    private static final int USUAL_FPS = 4;
    /** The kernel keeps no more of a burst than this, however large it is. */
    private static final int MOST_UNSENT = 1 << 20;
    /** RFC 6455 section 7.4.1: the server goes down. */
    private static final short GOING_AWAY = 1001;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Channel channel;
    private final OpenViewers viewers;
    private final Function<String, Optional<Stream>> streams;
    private final String peer;
    private final SendBuffer buffer;
    private final PerSecond changes;
    private final TileNotices notices;
    private final Map<String, Tile> tiles = new LinkedHashMap<>();
    private TileSize size = TileSize.M;
    private int fps = USUAL_FPS;
    private Optional<Long> clock = Optional.empty();
    private long pings;
    private long sent;
    private long drawn;
    /** Since when the page owes an answer, while any burst is open. */
    private long openSince;

    private boolean writing;
    private boolean closed;

    private TilePage(
            Vertx vertx,
            ServerWebSocket socket,
            Channel channel,
            OpenViewers viewers,
            Function<String, Optional<Stream>> streams) {
        this.vertx = vertx;
        this.socket = socket;
        this.channel = channel;
        this.viewers = viewers;
        this.streams = streams;
        this.peer = ConnectionChannel.peerOf(channel);
        this.buffer = new SendBuffer(channel);
        this.changes = new PerSecond(limit(Limit.VIEW_CHANGES_PER_SECOND), System::nanoTime);
        this.notices = new TileNotices(socket, viewers.report().limits().intOf(Limit.TILE_STREAMS));
    }

    /**
     * Serves a page until either side closes. Called on the socket's event loop.
     *
     * @param channel the channel of the socket's connection
     * @param viewers those of that loop
     * @param streams finds a stream by a name
     */
    public static void serve(
            Vertx vertx,
            ServerWebSocket socket,
            Channel channel,
            OpenViewers viewers,
            Function<String, Optional<Stream>> streams) {
        if (!socket.isClosed()) {
            // A socket that is closed takes no handlers.
            new TilePage(vertx, socket, channel, viewers, streams).begin();
        }
    }

    private long limit(Limit limit) {
        return viewers.report().limits().of(limit);
    }

    private void begin() {
        viewers.add(this);
        pings = vertx.setPeriodic(PING_MILLIS, timer -> ping());
        socket.exceptionHandler(failure -> ConnectionChannel.cut(channel));
        socket.closeHandler(end -> close());
        socket.drainHandler(now -> notices.say());
        socket.textMessageHandler(this::hear);
    }

    private void ping() {
        if (!socket.isClosed() && !socket.writeQueueFull()) {
            socket.writePing(Buffer.buffer());
        }
    }

    private void hear(String message) {
        try {
            TileWish wish = TileWish.read(message);
            wish.ack().ifPresent(this::drawn);
            if (wish.isChange() && !changes.add()) {
                viewers.report().limits().reached(Limit.VIEW_CHANGES_PER_SECOND);
                notices.tell(
                        "what is in view may be changed " + limit(Limit.VIEW_CHANGES_PER_SECOND) + " times a second");
            } else {
                change(wish);
            }
        } catch (IllegalArgumentException e) {
            notices.tell(e.getMessage());
        }
    }

    private void drawn(long burst) {
        if (burst > sent) {
            throw new IllegalArgumentException("ack: there is no such burst yet");
        }
        if (burst > drawn) {
            drawn = burst;
            openSince = System.nanoTime();
        }
    }

    private void change(TileWish wish) {
        wish.hide().forEach(this::hide);
        TileForm before = form();
        size = wish.size().orElse(size);
        fps = wish.fps().orElse(fps);
        if (!form().equals(before)) {
            tiles.values().forEach(tile -> tile.change(form()));
        }
        wish.show().forEach(this::show);
        if (wish.fps().isPresent() || tiles.isEmpty()) {
            stopClock();
        }
        if (!tiles.isEmpty() && clock.isEmpty()) {
            clock = Optional.of(vertx.setPeriodic(TimeUnit.SECONDS.toMillis(1) / fps, timer -> tick()));
        }
    }

    private void stopClock() {
        clock.ifPresent(vertx::cancelTimer);
        clock = Optional.empty();
    }

    /** What is encoded: of the rates two, so that pages share it. */
    private TileForm form() {
        return new TileForm(size.box(), fps > TileWish.LEAST_FPS ? TileWish.MOST_FPS : TileWish.LEAST_FPS);
    }

    private void show(String name) {
        if (tiles.containsKey(name)) {
            return;
        }
        Optional<Stream> stream = streams.apply(name);
        if (stream.isEmpty()) {
            notices.tell(name, "there is no stream of this name");
        } else if (!stream.get().isServedAs(Codec.MJPEG)) {
            notices.tell(name, "the stream is not served as MJPEG, nor as single pictures");
        } else if (tiles.size() >= limit(Limit.TILE_STREAMS)) {
            viewers.report().reached(Limit.TILE_STREAMS, peer);
            notices.tell(name, "a page may show " + limit(Limit.TILE_STREAMS) + " streams at once");
        } else {
            Tile tile = new Tile(this, name, stream.get());
            tiles.put(name, tile);
            tile.join(form());
        }
    }

    private void hide(String name) {
        Optional.ofNullable(tiles.remove(name)).ifPresent(Tile::leave);
        notices.forget(name);
    }

    /** A stream comes no more, though it is in view. */
    void ended(String name, String reason) {
        Optional.ofNullable(tiles.remove(name)).ifPresent(tile -> {
            tile.leave();
            notices.tell(name, reason);
        });
        if (tiles.isEmpty()) {
            stopClock();
        }
    }

    private void tick() {
        try {
            if (isLate()) {
                // One of them may be too late, which ends the page.
                List.copyOf(tiles.values()).forEach(Tile::tellLate);
                dropIfStuck();
            } else {
                burst();
            }
        } catch (RuntimeException | Error fault) {
            LOG.debug("{}: a page with many streams failed", peer, fault);
            drop();
        }
    }

    /** Whether nothing may be sent now. */
    boolean isLate() {
        return writing || sent - drawn >= MOST_OPEN;
    }

    private void dropIfStuck() {
        if (System.nanoTime() - openSince > TimeUnit.SECONDS.toNanos(limit(Limit.WRITE_IDLE_SECONDS))) {
            viewers.report().reached(Limit.WRITE_IDLE_SECONDS, peer);
            drop();
        }
    }

    private void burst() {
        List<Tile> fresh = tiles.values().stream().filter(Tile::isFresh).toList();
        if (fresh.isEmpty()) {
            return;
        }
        if (sent == drawn) {
            openSince = System.nanoTime();
        }
        sent++;
        writing = true;
        buffer.fit((int)
                Math.min(MOST_UNSENT, fresh.stream().mapToLong(Tile::freshBytes).sum()));
        Tile last = fresh.get(fresh.size() - 1);
        List<Future<Void>> writes = new ArrayList<>();
        for (Tile tile : fresh) {
            writes.add(write(tile, tile.send(channel.alloc(), sent, tile == last)));
        }
        Future.join(writes).onComplete(done -> {
            writing = false;
            if (done.failed()) {
                drop();
            }
        });
    }

    private Future<Void> write(Tile tile, ByteBuf message) {
        return write(message).onComplete(done -> {
            tile.landed(done.succeeded());
            message.release();
        });
    }

    /** A socket that throws is one that fails: what is on its way is given back all the same. */
    private Future<Void> write(ByteBuf message) {
        try {
            // One WebSocket frame whatever its size: pages take a message as a picture.
            return socket.isClosed()
                    ? Future.failedFuture("the WebSocket is closed")
                    : socket.write(BufferInternal.buffer(message));
        } catch (RuntimeException | Error e) {
            return Future.failedFuture(e);
        }
    }

    Executor loop() {
        return viewers.loop();
    }

    LateViewers late() {
        return viewers.late();
    }

    String peer() {
        return peer;
    }

    /** Leaves all streams; the connection has ended or will now. Repeatable. */
    private void close() {
        if (!closed) {
            closed = true;
            stopClock();
            vertx.cancelTimer(pings);
            viewers.remove(this);
            tiles.values().forEach(Tile::leave);
            tiles.clear();
        }
    }

    /** Leaves all streams and cuts the connection. */
    void drop() {
        close();
        ConnectionChannel.cut(channel);
    }

    /** Ends it, because the program stops; completes when the socket has taken the end. */
    @Override
    public Future<Void> end() {
        close();
        return socket.isClosed() ? Future.succeededFuture() : socket.close(GOING_AWAY);
    }
}
