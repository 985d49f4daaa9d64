package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Kinds;
import org.videostreamer.config.Scalar;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.measure.Profile;
import org.videostreamer.measure.Statistics;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.snapshot.SnapshotPlaces;
import org.videostreamer.stream.MeasuredPicture;
import org.videostreamer.stream.Stream;

/**
 * {@code GET /api/streams/NAME/statistics}, {@code /profile} and {@code /pixel}: what the samples say of the first picture that
 * arrives after the request. On a listener's event loop; the measuring is done elsewhere, and each takes a snapshot's place
 * meanwhile.
 */
final class MeasureRoutes {

    private static final int RETRY_SECONDS = 1;

    private static final Scalar<Integer> COORDINATE =
            Scalar.text("a coordinate", "a whole number of pixels, the first of which is 0", text -> Optional.of(text)
                    .filter(digits -> digits.matches("[0-9]{1,6}"))
                    .map(Integer::valueOf));
    private static final Scalar<Point> POINT =
            Scalar.text("a point of the picture", "x,y in whole pixels, the first of which is 0,0", Point::parse);

    private final StreamGate gate;
    private final Deferred deferred;
    private final SnapshotPlaces places;

    private record Point(int x, int y) {

        static Optional<Point> parse(String text) {
            return Optional.of(text)
                    .filter(numbers -> numbers.matches("[0-9]{1,6},[0-9]{1,6}"))
                    .map(numbers -> numbers.split(","))
                    .map(each -> new Point(Integer.parseInt(each[0]), Integer.parseInt(each[1])));
        }
    }

    /** What to look for; a {@link ConfigException} says what is wrong with the question. */
    private interface Question {
        Look of(QueryValues query) throws ConfigException;
    }

    /** What a look at a picture finds; a {@link ConfigException} says why the question is none of this picture. */
    private interface Look {
        JsonObject at(MeasuredPicture picture) throws ConfigException;
    }

    /** How it is answered. */
    private record Finding(int status, JsonObject answer) {

        static Finding of(int status, String reason) {
            return new Finding(status, new JsonObject().put("error", reason));
        }
    }

    MeasureRoutes(StreamGate gate, Deferred deferred, SnapshotPlaces places) {
        this.gate = gate;
        this.deferred = deferred;
        this.places = places;
    }

    void mount(Router router) {
        mount(router, "statistics", MeasureRoutes::statistics);
        mount(router, "profile", MeasureRoutes::profile);
        mount(router, "pixel", MeasureRoutes::pixel);
    }

    private void mount(Router router, String what, Question question) {
        Readable.route(router, "/api/streams/:name/" + what)
                .handler(context -> gate.stream(context).ifPresent(stream -> serve(context, stream, question)));
    }

    private void serve(RoutingContext context, Stream stream, Question question) {
        Look look;
        try {
            look = question.of(new QueryValues(context.request().params()));
        } catch (ConfigException e) {
            Errors.send(context, 400, "error", e.getMessage());
            return;
        }
        AddressBlock from = ConnectionChannel.peer(context.request().connection());
        if (context.request().method() == HttpMethod.HEAD) {
            // What only a picture tells is not known without waking the camera.
            Answers.json(context, new JsonObject());
        } else if (places.take(from, context.request().remoteAddress().toString())) {
            deferred.then(
                    context,
                    stream.measure(picture -> found(picture, look))
                            .whenComplete((finding, failure) -> places.giveBack(from)),
                    finding -> answer(context, finding.orElseGet(() -> Finding.of(503, "no picture yet"))));
        } else {
            Errors.noRoom(context, RETRY_SECONDS, "too many snapshots are under way");
        }
    }

    private static Finding found(MeasuredPicture picture, Look look) {
        try {
            return new Finding(200, MeasureJson.of(picture).mergeIn(look.at(picture)));
        } catch (ConfigException e) {
            return Finding.of(400, e.getMessage());
        }
    }

    private static void answer(RoutingContext context, Finding finding) {
        if (!context.response().closed()) {
            context.response().setStatusCode(finding.status());
            Answers.json(context, finding.answer());
        }
    }

    private static Look statistics(QueryValues query) throws ConfigException {
        Optional<Crop> crop = query.find("crop", Kinds.CROP);
        return picture -> {
            Size size = picture.gray().size();
            Region part = crop.isPresent() ? part(crop.get(), size) : Region.all(size);
            return MeasureJson.of(
                    Statistics.of(picture.gray(), part, picture.frame().range(), true), part);
        };
    }

    /** What of it lies in the picture. */
    private static Region part(Crop crop, Size size) throws ConfigException {
        if (crop.x() >= size.width() || crop.y() >= size.height()) {
            throw new ConfigException("crop: '" + crop + "' lies outside the picture of " + size);
        }
        return new Region(crop.x(), crop.y(), new Size(crop.width(), crop.height())).within(size);
    }

    private static Look profile(QueryValues query) throws ConfigException {
        Point from = query.get("from", POINT);
        Point to = query.get("to", POINT);
        return picture -> MeasureJson.of(Profile.along(
                picture.gray(),
                inside("from", from, picture).x(),
                from.y(),
                inside("to", to, picture).x(),
                to.y()));
    }

    private static Look pixel(QueryValues query) throws ConfigException {
        Point at = new Point(query.get("x", COORDINATE), query.get("y", COORDINATE));
        return picture -> {
            inside("x,y", at, picture);
            return MeasureJson.of(picture, at.x(), at.y());
        };
    }

    private static Point inside(String key, Point point, MeasuredPicture picture) throws ConfigException {
        Size size = picture.gray().size();
        if (point.x() >= size.width() || point.y() >= size.height()) {
            throw new ConfigException(
                    key + ": '" + point.x() + "," + point.y() + "' lies outside the picture of " + size);
        }
        return point;
    }
}
