package org.videostreamer.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.videostreamer.bench.Watching;

/** What clients do that mean ill, are broken, or sit behind a bad network; each from an address of its own. */
enum HostileAct {
    STOPS_READING {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            try (PeerSocket picture = new PeerSocket(port, address());
                    PeerSocket video = new PeerSocket(port, address())) {
                picture.watch(Watching.MJPEG, stream);
                video.watch(Watching.MPEG1, stream);
                rest.sleep(millis(random));
            }
        }
    },
    HALF_CLOSED {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            try (PeerSocket socket = new PeerSocket(port, address())) {
                socket.watch(Watching.MJPEG, stream).halfClose().read(millis(random), rest);
            }
        }
    },
    GARBAGE {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            byte[] noise = new byte[random.nextInt(8_000)];
            random.nextBytes(noise);
            try (PeerSocket socket = new PeerSocket(port, address())) {
                if (random.nextBoolean()) {
                    socket.upgrade("/ws/" + stream);
                }
                socket.say(noise).read(500, rest);
            }
        }
    },
    SLOW_HEADER {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            try (PeerSocket socket = new PeerSocket(port, address())) {
                socket.say("GET /video/" + stream + " HTTP/1.1\r\n");
                for (int letter = 0; letter < 60 && rest.sleep(100); letter++) {
                    socket.say("X");
                }
            }
        }
    },
    FLOOD {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            List<PeerSocket> open = new ArrayList<>();
            try {
                for (int connection = 0; connection < FLOOD_CONNECTIONS && rest.sleep(0); connection++) {
                    open.add(new PeerSocket(port, address()));
                }
                rest.sleep(200);
            } finally {
                for (PeerSocket socket : open) {
                    socket.reset();
                }
            }
        }
    },
    PINGS {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            try (PeerSocket socket = new PeerSocket(port, address())) {
                socket.upgrade("/ws/" + stream);
                for (int ping = 0; ping < 2_000 && rest.sleep(0); ping++) {
                    socket.frame(PING, new byte[100]);
                }
            }
        }
    },
    A_KILOBYTE_A_SECOND {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            try (PeerSocket socket = new PeerSocket(port, address())) {
                socket.watch(Watching.MJPEG, stream);
                long end = System.nanoTime() + millis(random) * 1_000_000;
                while (System.nanoTime() < end && socket.read(100) >= 0 && rest.sleep(100)) {
                    // slowly on
                }
            }
        }
    },
    COMES_AND_GOES {
        @Override
        void commit(int port, String stream, Random random, Repeating.Rest rest)
                throws IOException, InterruptedException {
            for (int time = 0; time < 50 && rest.sleep(5); time++) {
                PeerSocket socket = new PeerSocket(port, address());
                socket.watch(random.nextBoolean() ? Watching.MJPEG : Watching.MPEG1, stream);
                socket.reset();
            }
        }
    };

    private static final int FIRST_ADDRESS = 10;
    private static final int FLOOD_CONNECTIONS = 200;
    private static final int PING = 9;
    private static final int LONGEST_MILLIS = 8_000;

    /** Does it once. */
    abstract void commit(int port, String stream, Random random, Repeating.Rest rest)
            throws IOException, InterruptedException;

    int address() {
        return FIRST_ADDRESS + ordinal();
    }

    static long millis(Random random) {
        return 500 + random.nextInt(LONGEST_MILLIS);
    }
}
