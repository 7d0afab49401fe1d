package io.aibotiyi.workstation.drawings;

import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingBook;
import io.aibotiyi.charts.drawing.DrawingText;
import io.aibotiyi.domain.InstrumentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The drawings of every symbol, one file each, shared by all its charts and timeframes. Every step
 * is saved as it is made. Keeps the {@value #MAX_BOOKS} books opened last in memory, with their
 * steps of undo, and beyond them those that a chart shows.
 *
 * <p>FX thread, except where said.
 */
public final class DrawingStore {

    public static final int MAX_BOOKS = 100;

    private static final String HEAD = "aibot-drawings ";

    /** Lines that {@link DrawingText#read} looks at; more are kept in a copy. */
    private static final long MAX_LINES = 2L * DrawingBook.MAX_DRAWINGS;

    private final KeptFiles files;
    private final Executor disk;
    private final Consumer<Runnable> onFx;
    private final KeptFiles.Report report;
    private final Map<InstrumentId, Shelf> shelves = new LinkedHashMap<>();

    /** A book and what its file holds beside it. */
    private static final class Shelf {
        final DrawingBook book = new DrawingBook();
        List<String> kept = List.of();
        boolean loaded;
        long saved;
    }

    DrawingStore(KeptFiles files, Executor disk, Consumer<Runnable> onFx, KeptFiles.Report report) {
        this.files = files;
        this.disk = disk;
        this.onFx = onFx;
        this.report = report;
    }

    /**
     * A symbol's drawings. At first they are empty; those of the file arrive in one of the next
     * pulses, below what was drawn meanwhile.
     */
    public DrawingBook book(InstrumentId id) {
        Shelf known = shelves.remove(id);
        if (known != null) {
            shelves.put(id, known);
            return known.book;
        }
        forgetTheOldest();
        Shelf shelf = new Shelf();
        shelves.put(id, shelf);
        shelf.book.addListener(() -> changed(id, shelf));
        if (files.keeps()) {
            disk.execute(() -> load(id, shelf));
        } else {
            shelf.loaded = true;
        }
        return shelf.book;
    }

    private void forgetTheOldest() {
        Iterator<Shelf> oldest = shelves.values().iterator();
        while (shelves.size() >= MAX_BOOKS && oldest.hasNext()) {
            Shelf shelf = oldest.next();
            if (shelf.loaded && shelf.book.listeners() <= 1) {
                oldest.remove();
            }
        }
    }

    private void changed(InstrumentId id, Shelf shelf) {
        if (shelf.loaded && shelf.saved != shelf.book.version()) {
            shelf.saved = shelf.book.version();
            files.write(name(id), DrawingText.write(shelf.book.drawings(), shelf.kept));
        }
    }

    private void load(InstrumentId id, Shelf shelf) {
        String what = "drawings of " + id;
        try {
            Optional<String> text = files.read(name(id), what, t -> t.startsWith(HEAD));
            DrawingText.Read read = DrawingText.read(text.orElse(""));
            if (!read.problems().isEmpty()) {
                report.tell(
                        "Some " + what + " could not be read",
                        String.join("; ", read.problems().stream().limit(5).toList())
                                + ". The others are shown.");
            }
            if (text.isPresent() && text.get().lines().count() > MAX_LINES) {
                files.write(name(id) + ".long", text.get());
            }
            onFx.accept(() -> show(id, shelf, read));
        } catch (IOException e) {
            report.tell(
                    "The " + what + " could not be read",
                    e.getClass().getSimpleName()
                            + ": "
                            + e.getMessage()
                            + ". What is drawn now is not saved, so that the file stays as it is.");
        }
    }

    private void show(InstrumentId id, Shelf shelf, DrawingText.Read read) {
        List<Drawing> meanwhile = shelf.book.drawings();
        List<Drawing> all = new ArrayList<>(read.drawings());
        shelf.kept = read.kept();
        shelf.book.load(all);
        for (Drawing drawing : meanwhile) {
            shelf.book.add(drawing.withId(shelf.book.freshId()));
        }
        shelf.loaded = true;
        if (meanwhile.isEmpty()) {
            shelf.saved = shelf.book.version();
        } else {
            changed(id, shelf);
        }
    }

    /**
     * File name of a symbol, another one for every other symbol on every file system: what is
     * neither an upper-case letter, a digit nor a hyphen is written as its number.
     */
    static String name(InstrumentId id) {
        String venue = escaped(id.venue().toString().toUpperCase(Locale.ROOT));
        return "drawings." + venue + '.' + escaped(id.symbol().toString()) + ".txt";
    }

    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') {
                plain.append(c);
            } else {
                plain.append('_').append(Integer.toHexString(c)).append('_');
            }
        }
        return plain.toString();
    }
}
