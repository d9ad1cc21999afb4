namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>
/// The queries on the system catalogues, PostgreSQL 12 to 18. Their number does not depend on the number of tables, and
/// they go in one batch. $1: the schemas (null: the current one); $2 and $3: schemas and names of tables (null: all).
/// </summary>
/// <remarks>https://www.postgresql.org/docs/15/catalogs.html. Columns are in the order in which the readers take them.</remarks>
internal static class CatalogueQueries
{
    /// <summary>The tables that are asked for; partitions belong to their table, and extensions to themselves.</summary>
    private const string Scope =
        """
        WITH scope AS (
            SELECT c.oid, c.relname, c.relkind, c.relpersistence, c.reloptions, c.reltablespace, c.relam, n.nspname
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND n.nspname = ANY (array_replace($1, NULL, current_schema()::text))
              AND ($3 IS NULL OR (n.nspname::text, c.relname::text) IN
                   (SELECT coalesce(w.s, current_schema()::text), w.t FROM unnest($2, $3) AS w (s, t)))
              AND NOT EXISTS (SELECT 1 FROM pg_depend e
                              WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
        )

        """;

    public const string Database =
        """
        SELECT current_schema()::text,
               (SELECT array_agg(n.nspname::text) FROM pg_namespace n
                WHERE n.nspname = ANY (array_replace($1, NULL, current_schema()::text))),
               (SELECT array_agg(e.extname::text) FROM pg_extension e WHERE e.extname <> 'plpgsql')
        """;

    public const string Tables = Scope +
        """
        SELECT s.oid, s.nspname::text, s.relname::text,
               CASE WHEN s.relkind = 'p' THEN pg_get_partkeydef(s.oid) END,
               s.relpersistence = 'u', s.reloptions, t.spcname::text,
               (SELECT m.amname::text FROM pg_am m WHERE m.oid = s.relam AND m.amname <> 'heap'),
               d.description, i.schemas, i.names
        FROM scope s
        LEFT JOIN pg_tablespace t ON t.oid = s.reltablespace
        LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = s.oid AND d.objsubid = 0
        LEFT JOIN (SELECT h.inhrelid, array_agg(pn.nspname::text ORDER BY h.inhseqno) AS schemas,
                          array_agg(p.relname::text ORDER BY h.inhseqno) AS names
                   FROM pg_inherits h
                   JOIN pg_class p ON p.oid = h.inhparent
                   JOIN pg_namespace pn ON pn.oid = p.relnamespace
                   GROUP BY h.inhrelid) i ON i.inhrelid = s.oid
        """;

    /// <summary>
    /// The sequences of the schemas that no column owns, and those that the tables' columns own: the sequence of a partition's
    /// or an extension's column is as little anybody's as the table is.
    /// </summary>
    public const string Sequences = Scope +
        """
        SELECT c.oid, n.nspname::text, c.relname::text, format_type(q.seqtypid, NULL),
               q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
               coalesce(p.refobjid, 0), coalesce(p.refobjsubid, 0), coalesce(p.deptype = 'i', false)
        FROM pg_sequence q
        JOIN pg_class c ON c.oid = q.seqrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_depend p ON p.classid = 'pg_class'::regclass AND p.objid = c.oid
                             AND p.refclassid = 'pg_class'::regclass AND p.deptype IN ('a', 'i')
        WHERE ((p.refobjid IS NULL AND n.nspname = ANY (array_replace($1, NULL, current_schema()::text))) OR p.refobjid IN (SELECT oid FROM scope))
          AND NOT EXISTS (SELECT 1 FROM pg_depend e
                          WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
        ORDER BY n.nspname, c.relname
        """;

    public const string Enums =
        """
        SELECT n.nspname::text, t.typname::text,
               array(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE t.typtype = 'e'
          AND NOT EXISTS (SELECT 1 FROM pg_depend e
                          WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
        """;

    /// <summary>
    /// The type is named by its element where it is an array: an enum must be known behind it. A column that comes from
    /// a table that is inherited from is not the table's own.
    /// </summary>
    public const string Columns = Scope +
        """
        SELECT a.attrelid, a.attnum, a.attname::text, format_type(a.atttypid, a.atttypmod),
               b.typtype = 'e', b.typname::text, bn.nspname::text, b.oid <> t.oid,
               a.attnotnull, pg_get_expr(f.adbin, f.adrelid), a.attidentity::text, a.attgenerated::text,
               CASE WHEN a.attcollation <> t.typcollation THEN o.collname::text END,
               d.description,
               CASE WHEN a.atthasdef AND a.attgenerated = '' THEN
                   (SELECT p.refobjid FROM pg_depend p
                    JOIN pg_class q ON q.oid = p.refobjid AND q.relkind = 'S'
                    WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = f.oid
                      AND p.refclassid = 'pg_class'::regclass LIMIT 1) END,
               a.attislocal
        FROM scope s
        JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_type b ON b.oid = CASE WHEN t.typelem <> 0 AND t.typlen = -1 AND t.typcategory = 'A' THEN t.typelem ELSE t.oid END
        JOIN pg_namespace bn ON bn.oid = b.typnamespace
        LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
        LEFT JOIN pg_collation o ON o.oid = a.attcollation
        LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
        ORDER BY a.attrelid, a.attnum
        """;

    /// <summary>
    /// Constraints that a table has from one that it inherits from are left to that one. From version 18 on NOT NULL
    /// is a constraint too (contype n), which the column says already.
    /// </summary>
    public static string Constraints(int version) => Scope +
        $"""
        SELECT k.conrelid, k.conname::text, k.contype::text, k.conkey, fn.nspname::text, fc.relname::text,
               CASE WHEN k.contype = 'f' THEN
                   array(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (n, i)
                         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.i) END,
               k.confupdtype::text, k.confdeltype::text, k.confmatchtype::text,
               k.condeferrable, k.condeferred, k.convalidated, k.connoinherit,
               CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
               k.conindid, {(version >= 15 ? "coalesce(i.indnullsnotdistinct, false)" : "false")},
               CASE WHEN k.contype = 'x' THEN
                   array(SELECT o.oprname::text FROM unnest(k.conexclop) WITH ORDINALITY AS u (n, i)
                         JOIN pg_operator o ON o.oid = u.n ORDER BY u.i) END
        FROM scope s
        JOIN pg_constraint k ON k.conrelid = s.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conislocal
        LEFT JOIN pg_class fc ON fc.oid = k.confrelid
        LEFT JOIN pg_namespace fn ON fn.oid = fc.relnamespace
        LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('u', 'p')
        ORDER BY k.conrelid, k.conname
        """;

    /// <summary>
    /// One row for each column of each index, those behind constraints included. An index that is not valid (a
    /// CREATE INDEX CONCURRENTLY that failed) serves nobody, and counts as not there.
    /// </summary>
    public static string Indexes(int version) => Scope +
        $"""
        SELECT i.indexrelid, i.indrelid, c.relname::text, i.indisunique, m.amname::text,
               pg_get_expr(i.indpred, i.indrelid), c.reloptions, t.spcname::text,
               {(version >= 15 ? "i.indnullsnotdistinct" : "false")},
               u.ordinal > i.indnkeyatts, a.attname::text,
               CASE WHEN u.attnum = 0 THEN pg_get_indexdef(i.indexrelid, u.ordinal::int, false) END,
               (u.option & 1) = 1, (u.option & 2) = 2,
               CASE WHEN NOT oc.opcdefault OR {Parameters(version)} IS NOT NULL THEN
                   oc.opcname::text || coalesce('(' || array_to_string({Parameters(version)}, ', ') || ')', '') END,
               CASE WHEN u.coll <> 0 AND u.coll <> coalesce(a.attcollation, et.typcollation) THEN co.collname::text END
        FROM scope s
        JOIN pg_index i ON i.indrelid = s.oid AND i.indisvalid
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am m ON m.oid = c.relam
        LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
        CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indoption::int2[], i.indclass::oid[], i.indcollation::oid[])
                           WITH ORDINALITY AS u (attnum, option, opclass, coll, ordinal)
        JOIN pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = u.ordinal
        JOIN pg_type et ON et.oid = ia.atttypid
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum AND u.attnum <> 0
        LEFT JOIN pg_opclass oc ON oc.oid = u.opclass
        LEFT JOIN pg_collation co ON co.oid = u.coll
        ORDER BY i.indrelid, c.relname, u.ordinal
        """;

    /// <summary>Operator classes take parameters since version 13.</summary>
    private static string Parameters(int version) => version >= 13 ? "ia.attoptions" : "NULL::text[]";
}
