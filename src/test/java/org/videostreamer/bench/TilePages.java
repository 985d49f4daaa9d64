package org.videostreamer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.videostreamer.testing.TileClient;

/** Pages that show many streams each, draw nothing and acknowledge at once. */
final class TilePages implements AutoCloseable {

    /** So many names fit into a message. */
    private static final int NAMES_IN_A_MESSAGE = 50;

    private final List<Page> pages = new ArrayList<>();

    /** One that reads on a thread of its own. */
    private static final class Page implements Runnable {
        private final TileClient client;
        private final Map<String, Long> pictures = new ConcurrentHashMap<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private volatile boolean over;

        Page(int port, List<String> streams) {
            client = new TileClient(port);
            IntStream.iterate(0, from -> from < streams.size(), from -> from + NAMES_IN_A_MESSAGE)
                    .mapToObj(from -> streams.subList(from, Math.min(streams.size(), from + NAMES_IN_A_MESSAGE)))
                    .forEach(some -> client.show(some.toArray(String[]::new)));
        }

        @Override
        public void run() {
            try {
                while (!over) {
                    client.drawn().stream()
                            .filter(TileClient.Tile::signal)
                            .forEach(tile -> pictures.merge(tile.stream(), 1L, Long::sum));
                }
            } catch (InterruptedException | RuntimeException | AssertionError e) {
                if (!over) {
                    failure.set(e);
                }
            }
        }
    }

    /** Lets one more page show these streams. */
    void add(int port, List<String> streams) {
        Page page = new Page(port, streams);
        pages.add(page);
        Thread reader = new Thread(page, "page");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits until each page has shown a picture of each of so many streams. */
    void awaitAll(int streams) throws InterruptedException {
        while (pages.stream().anyMatch(page -> page.pictures.size() < streams)) {
            check();
            Thread.sleep(10);
        }
    }

    private void check() {
        pages.forEach(page -> {
            if (page.failure.get() != null) {
                throw new IllegalStateException("a page ended", page.failure.get());
            }
        });
    }

    /** How many pictures of each stream all have shown together. */
    Map<String, Long> pictures() {
        check();
        return pages.stream()
                .flatMap(page -> page.pictures.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    int size() {
        return pages.size();
    }

    @Override
    public void close() {
        pages.forEach(page -> {
            page.over = true;
            page.client.close();
        });
    }
}
