package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.marketdata.ReplayControl;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Replays.OpenReplay;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/replays")
@Tag(name = "Replays")
class ReplayController {

    private final ReplayControl replays;

    ReplayController(ReplayControl replays) {
        this.replays = replays;
    }

    @GetMapping
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "Recordings that are open")
    List<ReplayView> list() {
        return replays.list();
    }

    @PostMapping
    @Requires(Permission.REPLAY_CONTROL)
    @Operation(summary = "Open a capture on the backend's machine, paused; administrators only")
    ReplayView open(@RequestBody OpenReplay request) {
        try {
            return replays.open(Path.of(request.file()));
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "file is not a path: " + e.getReason(), "file");
        }
    }

    @PostMapping("/{id}/commands")
    @Requires(Permission.REPLAY_CONTROL)
    @Operation(summary = "Play, pause, change speed or seek; administrators only")
    ReplayView command(@PathVariable String id, @RequestBody ReplayCommand command) {
        return replays.command(id, command);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.REPLAY_CONTROL)
    @Operation(summary = "Close a replay; its working orders are cancelled; administrators only")
    void close(@PathVariable String id) {
        replays.close(id);
    }
}
