package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.operations.Vitals;
import io.aibotiyi.protocol.Operations.HealthStatus;
import io.aibotiyi.protocol.Operations.Probe;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For orchestrators: whether to restart it, and whether to send it requests. No details. */
@Hidden
@RestController
class ProbeController {

    private final Vitals vitals;

    ProbeController(Vitals vitals) {
        this.vitals = vitals;
    }

    @GetMapping("/livez")
    Probe alive() {
        return new Probe(HealthStatus.UP);
    }

    @GetMapping("/readyz")
    ResponseEntity<Probe> ready() {
        return vitals.ready()
                ? ResponseEntity.ok(new Probe(HealthStatus.UP))
                : ResponseEntity.status(503).body(new Probe(HealthStatus.DOWN));
    }
}
