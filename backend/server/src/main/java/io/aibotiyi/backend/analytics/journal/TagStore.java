package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal;
import io.aibotiyi.protocol.Journal.TagView;
import io.aibotiyi.protocol.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People's tags. What changes a tag changes the version of the entries that have it, so that a
 * window which still shows the old name cannot bring it back.
 */
@Component
final class TagStore {

    /** Most tags of a person. */
    static final int MOST = 200;

    private static final String VIEW =
            "select t.id, t.name, (select count(*) from analytics_entry_tag x where x.tag_id = t.id)"
                    + " as entries from analytics_tag t where t.person = ? ";

    private final JdbcClient jdbc;
    private final TimeOrderedIds ids;

    TagStore(JdbcClient jdbc, TimeOrderedIds ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    List<TagView> all(UserId person) {
        return jdbc.sql(VIEW + "order by t.folded")
                .param(person.value())
                .query(TagStore::view)
                .list();
    }

    TagView get(UserId person, UUID tag) {
        return jdbc.sql(VIEW + "and t.id = ?")
                .params(person.value(), tag)
                .query(TagStore::view)
                .optional()
                .orElseThrow(() ->
                        new ProblemException(ErrorCode.NOT_FOUND, "You have no such tag", "tag"));
    }

    private static TagView view(ResultSet rs, int row) throws SQLException {
        return new TagView(
                rs.getObject("id", UUID.class), rs.getString("name"), rs.getLong("entries"));
    }

    /**
     * The name without the space around it.
     *
     * @throws ProblemException INVALID_FIELD
     */
    static String checked(String name, String field) {
        String bare = name.strip();
        boolean fits =
                !bare.isEmpty()
                        && bare.length() <= Journal.LONGEST_TAG
                        && bare.codePoints().noneMatch(Character::isISOControl);
        if (!fits) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "A tag has 1 to " + Journal.LONGEST_TAG + " printable characters.",
                    field);
        }
        return bare;
    }

    /** Gives an entry these tags and no others; makes those that are not there. */
    void replace(UserId person, UUID entry, List<String> names) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : names) {
            String bare = checked(name, "tags");
            wanted.putIfAbsent(Conditions.folded(bare), bare);
        }
        if (wanted.size() > Journal.TAGS_PER_ENTRY) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_TAGS,
                    "An entry has at most " + Journal.TAGS_PER_ENTRY + " tags.",
                    "tags");
        }
        jdbc.sql("delete from analytics_entry_tag where entry_id = ?").param(entry).update();
        wanted.forEach((folded, name) -> give(person, entry, madeIfNew(person, folded, name)));
    }

    private void give(UserId person, UUID entry, UUID tag) {
        jdbc.sql("insert into analytics_entry_tag (entry_id, tag_id, person) values (?, ?, ?)")
                .params(entry, tag, person.value())
                .update();
    }

    private Optional<UUID> find(UserId person, String folded) {
        return jdbc.sql("select id from analytics_tag where person = ? and folded = ?")
                .params(person.value(), folded)
                .query(UUID.class)
                .optional();
    }

    private UUID madeIfNew(UserId person, String folded, String name) {
        return find(person, folded)
                .orElseGet(() -> {
                    if (count(person) >= MOST) {
                        throw new ProblemException(
                                ErrorCode.TOO_MANY_TAGS,
                                "You have " + MOST + " tags already; merge or delete some first.",
                                "tags");
                    }
                    UUID id = ids.next();
                    jdbc.sql(
                                    "insert into analytics_tag (id, person, name, folded) values"
                                            + " (?, ?, ?, ?)")
                            .params(id, person.value(), name, folded)
                            .update();
                    return id;
                });
    }

    private int count(UserId person) {
        return jdbc.sql("select count(*) from analytics_tag where person = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    /** In the caller's transaction. */
    void rename(UserId person, UUID tag, String name) {
        String bare = checked(name, "name");
        get(person, tag);
        try {
            jdbc.sql("update analytics_tag set name = ?, folded = ? where id = ? and person = ?")
                    .params(bare, Conditions.folded(bare), tag, person.value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    "You have a tag of that name already; merge this one into it.",
                    "name");
        }
        touch(tag);
    }

    /** In the caller's transaction. */
    void merge(UserId person, UUID tag, UUID into) {
        if (tag.equals(into)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "A tag is not merged into itself.", "into");
        }
        get(person, tag);
        get(person, into);
        touch(tag);
        jdbc.sql(
                        "delete from analytics_entry_tag where tag_id = ? and entry_id in (select"
                                + " entry_id from analytics_entry_tag where tag_id = ?)")
                .params(tag, into)
                .update();
        jdbc.sql("update analytics_entry_tag set tag_id = ? where tag_id = ?")
                .params(into, tag)
                .update();
        remove(tag);
    }

    /** In the caller's transaction. */
    void delete(UserId person, UUID tag) {
        get(person, tag);
        touch(tag);
        jdbc.sql("delete from analytics_entry_tag where tag_id = ?").param(tag).update();
        remove(tag);
    }

    private void remove(UUID tag) {
        jdbc.sql("delete from analytics_tag where id = ?").param(tag).update();
    }

    private void touch(UUID tag) {
        jdbc.sql(
                        "update analytics_entry set version = version + 1 where id in (select"
                                + " entry_id from analytics_entry_tag where tag_id = ?)")
                .param(tag)
                .update();
    }
}
