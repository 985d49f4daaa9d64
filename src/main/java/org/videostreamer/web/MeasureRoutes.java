package org.videostreamer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kinds;
import org.videostreamer.config.Scalar;
import org.videostreamer.frame.Size;
import org.videostreamer.measure.Profile;
import org.videostreamer.output.AnswerPlaces;
import org.videostreamer.output.PlacedAnswer;
import org.videostreamer.output.snapshot.LookedAnswer;
import org.videostreamer.stream.MeasuredPart;
import org.videostreamer.stream.MeasuredPicture;
import org.videostreamer.stream.PartStatistics;
import org.videostreamer.stream.PictureChoice;
import org.videostreamer.stream.Stream;

/**
 * {@code GET /api/streams/NAME/statistics}, {@code /profile} and {@code /pixel}: what the samples say of the first picture that
 * arrives after the request, or of a certain one. On a listener's event loop; the measuring is done elsewhere, and each takes a snapshot's place
 * meanwhile.
 */
final class MeasureRoutes {

    private static final Scalar<Integer> COORDINATE =
            Scalar.text("a coordinate", "a whole number of pixels, the first of which is 0", text -> Optional.of(text)
                    .filter(digits -> digits.matches("[0-9]{1,6}"))
                    .map(Integer::valueOf));
    private static final Scalar<Point> POINT =
            Scalar.text("a point of the picture", "x,y in whole pixels, the first of which is 0,0", Point::parse);

    private final Vertx vertx;
    private final StreamGate gate;
    private final Executor loop;
    private final AnswerPlaces places;

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

    MeasureRoutes(Vertx vertx, StreamGate gate, Executor loop, AnswerPlaces places) {
        this.vertx = vertx;
        this.gate = gate;
        this.loop = loop;
        this.places = places;
    }

    void mount(GuardedRoutes routes) {
        mount(routes, "statistics", MeasureRoutes::statistics);
        mount(routes, "profile", MeasureRoutes::profile);
        mount(routes, "pixel", MeasureRoutes::pixel);
    }

    private void mount(GuardedRoutes routes, String what, Question question) {
        routes.readable("/api/streams/:name/" + what, Need.MEASURE)
                .handler(context -> gate.stream(context).ifPresent(stream -> serve(context, stream, question)));
    }

    private void serve(RoutingContext context, Stream stream, Question question) {
        Look look;
        PictureChoice choice;
        try {
            look = question.of(new QueryValues(context.request().params()));
            choice = PictureQuery.of(context.request().params());
        } catch (ConfigException e) {
            Errors.send(context, 400, "error", e.getMessage());
            return;
        }
        if (context.request().method() == HttpMethod.HEAD) {
            // What only a picture tells is not known without waking the camera.
            Answers.json(context, new JsonObject());
            return;
        }
        PlacedAnswer.begin(vertx, context.request(), places)
                .ifPresent(answer -> answer.after(
                        stream.measure(choice, picture -> found(picture, look)),
                        loop,
                        LookedAnswer.of(answer, stream, finding -> answer.tell(finding.status(), finding.answer())),
                        nobody -> {}));
    }

    private static Finding found(MeasuredPicture picture, Look look) {
        try {
            return new Finding(200, MeasureJson.of(picture).mergeIn(look.at(picture)));
        } catch (ConfigException e) {
            return Finding.of(400, e.getMessage());
        }
    }

    private static Look statistics(QueryValues query) throws ConfigException {
        MeasuredPart part = new MeasuredPart(query.find("crop", Kinds.CROP));
        return picture -> MeasureJson.numbers(PartStatistics.Found.of(picture, part));
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
