package io.aibotiyi.workstation.state;

import java.util.ArrayList;
import java.util.List;

/** What a screen listens to while it is attached; closed together. FX thread only. */
public final class Pins implements Pin {

    private final List<Pin> pins = new ArrayList<>();

    public void add(Pin pin) {
        pins.add(pin);
    }

    public int size() {
        return pins.size();
    }

    @Override
    public void close() {
        pins.forEach(Pin::close);
        pins.clear();
    }
}
