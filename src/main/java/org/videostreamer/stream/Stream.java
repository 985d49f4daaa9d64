package org.videostreamer.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.videostreamer.config.Display;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Fault;
import org.videostreamer.measure.Span;
import org.videostreamer.source.Camera;
import org.videostreamer.source.CameraListener;
import org.videostreamer.source.CameraState;
import org.videostreamer.source.MadePicture;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.source.WantedRendition;

/**
 * One camera under one name, what it shows, and its renditions, each started and stopped by its viewers.
 *
 * <p>Viewers come and go on the stream's thread, to which all calls are posted; frames pass on the camera's thread.
 */
public final class Stream implements AutoCloseable {

    private final SourceProviders providers;

    private volatile StreamConfig config;
    private final Limits limits;
    private final Instant started = Instant.now();
    private final Camera camera;
    private final ScheduledExecutorService thread;
    private final StreamThread tasks;
    private final Screen screen;
    private final NoSignal noSignal;
    private final Upkeep upkeep;
    private final Renditions renditions;
    private final ViewerPlaces places;
    private final Measurements measurements;

    private final StateNews news;
    private final PictureNews pictures;
    private final StatisticsNews statistics;
    private final StreamCalibration calibration;
    private final ClipRecorder recorder;
    private final History history;
    /** Why it ends, once it does. */
    private volatile Optional<String> closed = Optional.empty();

    /**
     * A stream that does not run yet, unless its configuration says that its camera always does.
     *
     * @param config already judged
     * @param providers make the source
     * @param threads what streams share
     * @param limits how far its camera and its viewers may go
     * @param events takes each change of its state and of its calibration
     * @param calibrations keeps what is set of its calibration
     */
    Stream(
            StreamConfig config,
            SourceProviders providers,
            Threads threads,
            Limits limits,
            Events events,
            Calibrations calibrations,
            RenditionParts parts) {
        this.calibration = new StreamCalibration(config.name(), config.calibration(), calibrations, events);
        this.pictures = new PictureNews(calibration::now);
        this.news = new StateNews(config.name(), events);
        this.config = config;
        this.providers = providers;
        this.limits = limits;
        this.screen = new Screen(limits);
        this.thread = threads.changes();
        this.tasks = new StreamThread(config.name(), thread);
        this.camera = new Camera(setup(config), new FromCamera(), thread);
        this.noSignal = new NoSignal(this::config, camera, screen, thread, threads.painter(), limits);
        this.renditions =
                new Renditions(this::name, screen, parts, camera, () -> this.config.requests(), limits, pictures);
        this.places = new ViewerPlaces(renditions, this::limitReachedBy, limits);
        this.history = new History(limits, SpareMemory::isShort);
        this.measurements = new Measurements(screen, history, thread, threads.measuring());
        this.statistics = new StatisticsNews(config.name(), pictures, threads.measuring(), this::window, limits);
        this.upkeep = new Upkeep(this::name, tasks, camera, screen, this::watchRenditions);
        this.recorder = new ClipRecorder(threads.recorder(), limits, this::defaultRendition, this::join);
        recorder.keep(config.recorded());
        history.keep(config.history());
        if (config.alwaysRuns()) {
            camera.start();
        }
    }

    private Camera.Setup setup(StreamConfig of) {
        return Camera.Setup.of(nameOf(of), of.camera(), providers, limits);
    }

    private static String nameOf(StreamConfig of) {
        return of.name() + " (" + of.camera().uri() + ")";
    }

    /** What it is called in logs: its name, and its camera without credentials. */
    public String name() {
        return nameOf(config);
    }

    /** Since when the program serves it. */
    public Instant started() {
        return started;
    }

    /** How far its camera and its viewers may go. */
    public Limits limits() {
        return limits;
    }

    /** What it is told at present. */
    public StreamConfig config() {
        return config;
    }

    /** What its pixels are in the world. */
    public StreamCalibration calibration() {
        return calibration;
    }

    /** What the pixels of a rendition's newest picture are, if it has that size. */
    public PixelPlace placeOf(RenditionKey key, Size size) {
        return screen.picture()
                .map(newest -> PixelPlace.of(calibration.now(), newest.grid(), key.view(), size))
                .orElse(PixelPlace.UNKNOWN);
    }

    /** The camera's newest picture, if it is running and has sent one. */
    public Optional<StreamStatus.Picture> newest() {
        return screen.picture();
    }

    /** What the camera does now. */
    public CameraState cameraState() {
        return camera.state();
    }

    /** What viewers who ask for nothing special get in a codec. */
    public RenditionKey defaultRendition(Codec codec) {
        return RenditionKeys.usual(config, codec);
    }

    /** What viewers get in a codec who want it shown like that. */
    RenditionKey rendition(Codec codec, Display display) {
        return RenditionKeys.of(config, codec, display);
    }

    /**
     * Which limit keeps a rendition from being watched now, if one does. Any thread; who joins all the same is told its
     * {@linkplain Viewer#ended end}.
     */
    Optional<Limit> limitReachedBy(RenditionKey key) {
        return renditions.reachedBy(
                key, limits.of(Limit.RENDITION_PIXELS), each -> each.equals(defaultRendition(each.codec())));
    }

    /** Whether viewers may ask for it in that form; what is no format of viewers is no question. */
    public boolean isServedAs(Codec codec) {
        return OutputFormat.parse(codec.name()).map(config.formats()::contains).orElse(true);
    }

    /** Lets a viewer watch a rendition from soon on; any thread. */
    public Subscription join(RenditionKey key, Viewer viewer) {
        ViewerPlace place = new ViewerPlace(viewer);
        Subscription subscription = new Subscription(
                () -> tasks.post(() -> places.requestKeyframe(place)),
                next -> tasks.post(() -> move(place, next)),
                () -> tasks.post(() -> leave(place)));
        tasks.post(() -> enter(place, key));
        return subscription;
    }

    /**
     * Tells somebody what becomes of each picture, from soon on; any thread. The camera runs for that as for a viewer, but
     * nothing is encoded: told are the renditions that others watch.
     *
     * @return ends it when closed
     */
    public Subscription follow(PictureFollower follower) {
        return follow(follower, () -> pictures.add(follower), () -> pictures.remove(follower));
    }

    /**
     * The same with what the samples of a part of each picture say, as far as there is time to measure it.
     *
     * @return ends it when closed
     */
    public Subscription follow(MeasuredPart part, PictureFollower follower) {
        return follow(follower, () -> statistics.add(part, follower), () -> statistics.remove(part, follower));
    }

    /** Why a part of each picture cannot be measured now, if that is so, in words for the peer; counted as a limit reached. */
    public Optional<String> refusal(MeasuredPart part) {
        Optional<Limit> reached = statistics.reachedBy(part);
        reached.ifPresent(limits::reached);
        return reached.map(limit -> StatisticsNews.refusal());
    }

    private Subscription follow(PictureFollower follower, Runnable add, Runnable remove) {
        tasks.post(() -> enter(follower, add, remove));
        return new Subscription(() -> {}, key -> {}, () -> tasks.post(() -> leave(remove)));
    }

    private void enter(PictureFollower follower, Runnable add, Runnable remove) {
        if (closed.isPresent()) {
            follower.ended(closed.get());
            return;
        }
        try {
            add.run();
            upkeep.wake();
        } catch (Throwable fault) {
            leave(remove);
            follower.ended(Fault.reason(fault));
            throw fault;
        }
    }

    private void leave(Runnable remove) {
        remove.run();
        settle();
    }

    /**
     * Looks at the samples of a picture; any thread. Where one is waited for, for two seconds at most, the camera runs for that
     * as for a viewer.
     *
     * @param look gets the picture for the length of the call, on a thread that all streams share
     * @return what it found; a failure of its
     */
    public <T> CompletableFuture<Looked<T>> measure(PictureChoice choice, Function<MeasuredPicture, T> look) {
        return look(choice, frame -> MeasuredPicture.look(frame, this::window, look));
    }

    /**
     * A picture as a rendition would show it; any thread. Where one is waited for, that is as in {@link #measure}.
     *
     * @return a still that the caller releases
     */
    public CompletableFuture<Looked<Still>> still(PictureChoice choice, RenditionKey key) {
        return look(choice, frame -> {
            EncodedFrame picture = renditions.encode(frame, key);
            return new Still(
                    picture, PixelPlace.of(calibration.now(), frame.grid(), key.view(), picture.size()), frame.size());
        });
    }

    private <T> CompletableFuture<Looked<T>> look(PictureChoice choice, Function<Frame, T> look) {
        return measurements.now(choice, look).orElseGet(() -> {
            PictureWait wait = PictureWait.of(choice);
            CompletableFuture<Looked<T>> found = measurements.of(choice, wait, look);
            tasks.post(() -> enter(wait));
            return found;
        });
    }

    private void enter(PictureWait wait) {
        if (closed.isPresent()) {
            wait.end();
            return;
        }
        try {
            measurements.add(wait);
            wait.picture().whenComplete((picture, failure) -> tasks.post(() -> leave(() -> measurements.remove(wait))));
            upkeep.wake();
        } catch (Throwable fault) {
            wait.end();
            throw fault;
        }
    }

    private Span window(Frame frame) {
        return renditions.window(frame, config.display().tone());
    }

    /** What it does now; any thread. */
    public StreamStatus status() {
        return StatusReport.of(camera.state(), camera.fps(), screen.picture(), places.count(), renditions.status());
    }

    /** Who watches now, in the order in which they came; completes on the stream's thread, soon. */
    public CompletableFuture<List<ViewerStatus>> watchers() {
        try {
            return CompletableFuture.supplyAsync(places::status, thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    /** What is recorded of it now; nothing where nothing is to be. Any thread. */
    public Optional<RecordStatus> recorded() {
        return recorder.status();
    }

    /** What is kept of it as it came; nothing where nothing is to be. Any thread. */
    public Optional<HistoryStatus> history() {
        return history.status();
    }

    /**
     * The newest pictures that were recorded, of at least so long if so long is kept; nothing where there are none. Any
     * thread; the caller closes the clip.
     */
    public Optional<Clip> clip(Duration length) {
        return recorder.clip(length);
    }

    /** Pictures and threads that it still has; none soon after it was closed, if nobody owes any. */
    public long owed() {
        return camera.picturesInUse() + noSignal.picturesInUse() + camera.threads() + renditions.threads();
    }

    /**
     * Is told something else from soon on; any thread. All viewers stay: those of the usual renditions see the picture as it
     * is to be shown now, and another camera is connected to where it is another.
     *
     * @param next under the same name
     * @return whether that is anything else than what it is told already
     */
    boolean change(StreamConfig next) {
        StreamConfig before = config;
        if (next.equals(before)) {
            return false;
        }
        config = next;
        calibration.follow(next.calibration());
        tasks.post(() -> become(before, next));
        return true;
    }

    private void become(StreamConfig before, StreamConfig next) {
        if (closed.isPresent()) {
            return;
        }
        if (!next.camera().equals(before.camera())) {
            camera.change(setup(next));
            screen.clear();
            recorder.forget();
            history.forget();
        }
        renditions.change(key ->
                key.equals(RenditionKeys.usual(before, key.codec())) ? RenditionKeys.usual(next, key.codec()) : key);
        recorder.keep(next.recorded());
        history.keep(next.history());
        if (next.alwaysRuns() && !before.alwaysRuns()) {
            upkeep.run();
        } else if (before.alwaysRuns() && !next.alwaysRuns()) {
            settle();
        }
    }

    /** Ends all viewers and renditions, releases the camera and gives all memory back, soon; any thread, repeatable. */
    @Override
    public void close() {
        close("the stream is closed");
    }

    /** @param why viewers are told */
    void close(String why) {
        closed = closed.or(() -> Optional.of(why));
        tasks.post(this::end);
    }

    private void end() {
        upkeep.cancel();
        List<ViewerPlace> left = places.clear();
        recorder.close();
        renditions.endAll();
        noSignal.close();
        camera.close();
        history.keep(Optional.empty());
        screen.clear();
        left.forEach(place -> place.end(closed.orElseThrow()));
        pictures.end(closed.orElseThrow());
        measurements.end();
    }

    private void enter(ViewerPlace place, RenditionKey key) {
        if (closed.isPresent()) {
            place.end(closed.get());
            return;
        }
        try {
            if (places.enter(place, key)) {
                upkeep.wake();
                noSignal.wanted();
            }
        } catch (Throwable fault) {
            // Whoever cannot be served is told, and nothing stays of it.
            place.end(Fault.reason(fault));
            places.leave(place);
            place.leave();
            settle();
            throw fault;
        }
    }

    private void move(ViewerPlace place, RenditionKey key) {
        try {
            places.move(place, key, () -> tasks.post(() -> tidy(place)));
        } finally {
            tidy(place);
        }
    }

    private void tidy(ViewerPlace place) {
        place.tidy();
        settle();
    }

    private void watchRenditions() {
        renditions.revive();
        news.tell(status());
    }

    private void leave(ViewerPlace place) {
        if (places.leave(place)) {
            settle();
        }
    }

    /** Ends what nobody watches any more. */
    private void settle() {
        renditions.endUnwatched();
        if (closed.isPresent() || !renditions.isEmpty()) {
            return;
        }
        noSignal.unwanted();
        if (pictures.isEmpty() && measurements.isEmpty()) {
            upkeep.rest(config.alwaysRuns());
        }
    }

    private final class FromCamera implements CameraListener {
        @Override
        public void frame(Frame frame) {
            history.came(frame);
            statistics.came(frame);
            pictures.came(frame, renditions.showingAll());
            screen.show(frame);
            recorder.came(frame);
        }

        @Override
        public void unit(AccessUnit unit) {
            pictures.came(unit.number(), unit.times(), PixelGrid.of(unit.size()), renditions.showingAll());
            screen.show(unit);
            recorder.videoCame();
        }

        @Override
        public void notAsSent(String reason) {
            screen.notAsSent(reason);
            recorder.videoCame();
        }

        @Override
        public void made(MadePicture picture) {
            pictures.came(picture, renditions.showingAll());
            screen.show(picture);
        }

        @Override
        public Set<WantedRendition> wanted() {
            return renditions.wishes();
        }

        @Override
        public boolean wantsPictures() {
            return screen.wantsPictures() || history.isWanted() || statistics.isWanted();
        }

        @Override
        public void state(CameraState state) {
            tasks.post(noSignal::check);
            tasks.post(() -> news.tell(status()));
        }
    }
}
