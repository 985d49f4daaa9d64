package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import org.videostreamer.access.AccessControl;
import org.videostreamer.access.Caller;
import org.videostreamer.access.LoginSession;
import org.videostreamer.access.Verdict;
import org.videostreamer.config.UserConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * {@code POST /api/login} and {@code POST /api/logout}: a session for a person behind a browser, in a cookie; {@code GET /api/session}:
 * who that is. On a listener's event loop.
 */
final class LoginRoutes {

    private final AccessControl access;
    private final Deferred deferred;
    private final RouteGate gate;
    private final SessionDoor sessions;
    private final BodyHandler body;

    /**
     * Routes of a listener.
     *
     * @param gate answers those who are not let in
     * @param sessions knows what a cookie lets in
     */
    LoginRoutes(AccessControl access, Deferred deferred, RouteGate gate, SessionDoor sessions, Limits limits) {
        this.access = access;
        this.deferred = deferred;
        this.gate = gate;
        this.sessions = sessions;
        this.body = BodyHandler.create(false).setBodyLimit(limits.of(Limit.REQUEST_BODY_BYTES));
    }

    void mount(GuardedRoutes routes) {
        routes.on(HttpMethod.POST, "/api/login", Need.NOTHING).handler(body).handler(this::logIn);
        routes.on(HttpMethod.POST, "/api/logout", Need.NOTHING).handler(this::logOut);
        routes.readable("/api/session", Need.VIEW).handler(context -> tell(context, RouteGate.caller(context)));
    }

    private void logIn(RoutingContext context) {
        if (!JsonBody.isSaid(context)) {
            return;
        }
        if (access.isOpen()) {
            Errors.send(context, 409, "error", "nobody has to log in here");
            return;
        }
        Optional<JsonObject> asked = json(context);
        Object user = asked.map(json -> json.getValue("user")).orElse(null);
        Object password = asked.map(json -> json.getValue("password")).orElse(null);
        if (user instanceof String name && password instanceof String secret) {
            deferred.then(
                    context,
                    access.logIn(name, secret, AskingAddress.of(context.request(), access)),
                    verdict -> judge(context, verdict));
        } else {
            Errors.send(context, 400, "error", "expected {\"user\": \"...\", \"password\": \"...\"}");
        }
    }

    private static Optional<JsonObject> json(RoutingContext context) {
        try {
            return Optional.ofNullable(context.body().asJsonObject());
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private void judge(RoutingContext context, Verdict verdict) {
        if (verdict instanceof Verdict.Admitted admitted) {
            // Whoever logs in again has no use of the session before.
            shown(context).ifPresent(before -> access.end(before, ThisMachine.peer(context.request())));
            access.begin(admitted.caller(), ThisMachine.peer(context.request())).ifPresent(begun -> {
                context.response().putHeader("Set-Cookie", LoginCookie.set(context.request(), begun.cookie()));
                tell(context, Caller.of(begun.session()));
            });
        } else {
            gate.refuse(context, verdict);
        }
    }

    private Optional<LoginSession> shown(RoutingContext context) {
        return access.session(LoginCookie.shown(context.request()));
    }

    private void logOut(RoutingContext context) {
        Optional<LoginSession> session = shown(context);
        Optional<String> misuse = session.flatMap(own -> sessions.misuse(context.request(), own));
        if (misuse.isPresent()) {
            Errors.send(context, 403, "error", misuse.get());
            return;
        }
        session.ifPresent(own -> access.end(own, ThisMachine.peer(context.request())));
        context.response().putHeader("Set-Cookie", LoginCookie.forget(context.request()));
        Answers.json(context, new JsonObject());
    }

    private static void tell(RoutingContext context, Caller caller) {
        JsonObject answer = new JsonObject();
        caller.account()
                .ifPresent(account -> answer.put(account instanceof UserConfig ? "user" : "token", account.name()));
        caller.session()
                .ifPresent(session -> answer.put("csrf_token", session.proof().text()));
        Answers.json(context, answer);
    }
}
