package org.videostreamer.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All that happens to a program for a while, by chance: viewers, faults of cameras, streams that come and go, clients that do
 * wrong. When it is closed, all peers have left, all cameras do right, and the configuration is what it was.
 */
final class Turmoil implements AutoCloseable {

    private static final int VIEWERS = 8;
    private static final int HOSTILES = 3;
    private static final int FAULTS_AT_ONCE = 2;
    private static final int LONGEST_VISIT_MILLIS = 6_000;
    private static final int LONGEST_FAULT_MILLIS = 12_000;
    private static final int LONGEST_PEACE_MILLIS = 3_000;
    private static final int GUESTS = 3;

    private final SoakConfig config;
    private final ProgramApi api;
    private final List<String> streams = new ArrayList<>();
    private final List<SoakCamera> cameras;
    private final List<Repeating> all = new ArrayList<>();
    private final Map<Visit, AtomicInteger> visits = counters(Visit.class);
    private final Map<HostileAct, AtomicInteger> acts = counters(HostileAct.class);
    private final Map<CameraFault, AtomicInteger> faults = counters(CameraFault.class);
    private final AtomicInteger reloads = new AtomicInteger();
    /** Cameras that do wrong, so that no two threads have one. */
    private final Map<SoakCamera, CameraFault> wrong = new ConcurrentHashMap<>();

    /** Begins. */
    Turmoil(SoakConfig config, ProgramApi api, List<SoakCamera> cameras, List<String> streams, long seed) {
        this.config = config;
        this.api = api;
        this.cameras = cameras;
        this.streams.addAll(streams);
        Random seeds = new Random(seed);
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            all.add(new Repeating("random viewer", seeds.nextLong(), this::visit));
        }
        for (int hostile = 0; hostile < HOSTILES; hostile++) {
            all.add(new Repeating("hostile client", seeds.nextLong(), this::commit));
        }
        for (int fault = 0; fault < FAULTS_AT_ONCE; fault++) {
            all.add(new Repeating("random fault", seeds.nextLong(), this::suffer));
        }
        all.add(new Repeating("random reload", seeds.nextLong(), this::reload));
    }

    private static <E extends Enum<E>> Map<E, AtomicInteger> counters(Class<E> type) {
        Map<E, AtomicInteger> counters = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            counters.put(each, new AtomicInteger());
        }
        return counters;
    }

    private static <T> T any(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private void visit(Random random, Repeating.Rest rest) throws IOException, InterruptedException {
        Visit visit = any(List.of(Visit.values()), random);
        visits.get(visit).incrementAndGet();
        visit.pay(config.port(), any(streams, random), random.nextInt(LONGEST_VISIT_MILLIS), rest);
    }

    private void commit(Random random, Repeating.Rest rest) throws IOException, InterruptedException {
        HostileAct act = any(List.of(HostileAct.values()), random);
        acts.get(act).incrementAndGet();
        act.commit(config.port(), any(streams, random), random, rest);
    }

    private void suffer(Random random, Repeating.Rest rest) throws IOException, InterruptedException {
        SoakCamera camera = any(cameras, random);
        CameraFault fault = any(List.copyOf(camera.faults()), random);
        if (wrong.putIfAbsent(camera, fault) != null) {
            return;
        }
        try {
            faults.get(fault).incrementAndGet();
            camera.suffer(fault);
            rest.sleep(random.nextInt(LONGEST_FAULT_MILLIS));
        } finally {
            camera.recover();
            wrong.remove(camera);
        }
        rest.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
    }

    private void reload(Random random, Repeating.Rest rest) throws IOException, InterruptedException {
        String guest = "guest-" + random.nextInt(GUESTS);
        switch (random.nextInt(3)) {
            case 0 -> config.without(guest);
            case 1 -> config.with(guest, "test?size=320x240&fps=5", ", preload: true");
            default -> config.with(guest, "test?size=320x240&fps=5", ", size: [160, 0]");
        }
        config.write();
        api.reload();
        reloads.incrementAndGet();
        rest.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
    }

    /** How often each thing happened, by what it is called. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        visits.forEach((visit, count) -> counts.put("viewer: " + name(visit), count.get()));
        acts.forEach((act, count) -> counts.put("client: " + name(act), count.get()));
        faults.forEach((fault, count) -> counts.put("camera: " + fault, count.get()));
        counts.put("reload", reloads.get());
        return counts;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public void close() throws IOException, InterruptedException {
        all.forEach(Repeating::end);
        for (Repeating each : all) {
            each.close();
        }
        for (int guest = 0; guest < GUESTS; guest++) {
            config.without("guest-" + guest);
        }
        config.write();
        api.reload();
    }
}
