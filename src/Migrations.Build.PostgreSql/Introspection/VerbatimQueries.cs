namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>The queries that write down, as the server spells it, what the vocabulary cannot say; and what needs what.</summary>
/// <remarks>
/// Each row: class and oid of the object, kind, phase, schema (null: the current one), name, SQL, whether it is listed, and
/// the class and oid of an object that it needs beside what the catalogue says (0: none).
/// </remarks>
internal static class VerbatimQueries
{
    public const string Schemas =
        """
        SELECT CASE WHEN n.nspname = current_schema() THEN NULL ELSE n.nspname::text END
        FROM pg_namespace n
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
        ORDER BY 1 NULLS FIRST
        """;

    /// <summary>Dependencies between objects that were not there from the start. Functions of the next query lead parts to what they are parts of.</summary>
    public const string Needs =
        """
        SELECT classid::int8, objid::int8, refclassid::int8, refobjid::int8
        FROM pg_depend
        WHERE deptype IN ('n', 'a', 'i', 'P', 'S', 'x') AND objid >= 16384 AND refobjid >= 16384
        """;

    /// <summary>Parts, and what they are made together with.</summary>
    public const string Owners =
        """
        SELECT 'pg_attrdef'::regclass::int8, oid::int8, 'pg_class'::regclass::int8, adrelid::int8 FROM pg_attrdef
        UNION ALL
        SELECT 'pg_rewrite'::regclass::int8, oid::int8, 'pg_class'::regclass::int8, ev_class::int8 FROM pg_rewrite WHERE rulename = '_RETURN'
        UNION ALL
        SELECT 'pg_constraint'::regclass::int8, oid::int8, 'pg_class'::regclass::int8, conrelid::int8 FROM pg_constraint WHERE conrelid <> 0 AND contype <> 'f'
        UNION ALL
        SELECT 'pg_constraint'::regclass::int8, oid::int8, 'pg_type'::regclass::int8, contypid::int8 FROM pg_constraint WHERE contypid <> 0
        UNION ALL
        SELECT 'pg_type'::regclass::int8, t.oid::int8, 'pg_class'::regclass::int8, t.typrelid::int8
        FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind <> 'c'
        UNION ALL
        SELECT 'pg_class'::regclass::int8, c.oid::int8, 'pg_type'::regclass::int8, c.reltype::int8 FROM pg_class c WHERE c.relkind = 'c'
        UNION ALL
        SELECT 'pg_type'::regclass::int8, t.oid::int8, 'pg_type'::regclass::int8, t.typelem::int8
        FROM pg_type t WHERE t.typelem <> 0 AND t.typlen = -1 AND t.typcategory = 'A'
        UNION ALL
        SELECT 'pg_class'::regclass::int8, i.indexrelid::int8, 'pg_class'::regclass::int8, i.indrelid::int8
        FROM pg_index i WHERE EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
        """;

    /// <summary>Sequences and the tables whose columns own them.</summary>
    public const string SequenceOwners =
        """
        SELECT p.classid::int8, p.objid::int8, p.refclassid::int8, p.refobjid::int8
        FROM pg_depend p JOIN pg_class c ON c.oid = p.objid AND c.relkind = 'S'
        WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass AND p.refobjsubid > 0 AND p.deptype IN ('a', 'i')
        """;

    private const string Namespaces =
        """
        WITH ns AS (
            SELECT n.oid, CASE WHEN n.nspname = current_schema() THEN NULL ELSE n.nspname::text END AS name
            FROM pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ), ext AS (
            SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
        )

        """;

    /// <summary>What the vocabulary has, by name.</summary>
    private const string OfTheVocabulary =
        """
        SELECT 'pg_class'::regclass::int8, c.oid::int8, CASE WHEN c.relkind IN ('r', 'p') THEN 'table' WHEN c.relkind = 'S' THEN 'sequence' ELSE 'index' END,
               0, ns.name, c.relname::text, NULL::text, false, 0::int8, 0::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'S', 'i', 'I') AND NOT c.relispartition
        UNION ALL
        SELECT 'pg_type'::regclass::int8, t.oid::int8, 'enum', 0, ns.name, t.typname::text, NULL, false, 0, 0
        FROM pg_type t JOIN ns ON ns.oid = t.typnamespace WHERE t.typtype = 'e'
        """;

    private const string Types =
        """
        SELECT 'pg_extension'::regclass::int8, e.oid::int8, 'extension', -9, NULL::text, e.extname::text,
               format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', e.extname, n.nspname), true, 0::int8, 0::int8
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'
        UNION ALL
        SELECT 'pg_collation'::regclass::int8, c.oid::int8, 'collation', -8, ns.name, c.collname::text,
               format('CREATE COLLATION %s.%I (PROVIDER = %s, %s%s)', coalesce(quote_ident(ns.name), quote_ident(current_schema())), c.collname,
                      CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                      CASE WHEN c.collprovider = 'c' THEN format('LC_COLLATE = %L, LC_CTYPE = %L', c.collcollate, c.collctype)
                           ELSE format('LOCALE = %L', coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate)) END,
                      CASE WHEN c.collisdeterministic THEN '' ELSE ', DETERMINISTIC = false' END),
               true, 0, 0
        FROM pg_collation c JOIN ns ON ns.oid = c.collnamespace
        WHERE NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_collation'::regclass AND ext.objid = c.oid)
        UNION ALL
        SELECT 'pg_type'::regclass::int8, t.oid::int8, 'domain', -7, ns.name, t.typname::text,
               format('CREATE DOMAIN %s AS %s%s%s%s%s', format_type(t.oid, NULL), format_type(t.typbasetype, t.typtypmod),
                      CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation::text ELSE '' END,
                      coalesce(' DEFAULT ' || t.typdefault, ''),
                      CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END,
                      (SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '' ORDER BY k.conname)
                       FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')),
               true, 0, 0
        FROM pg_type t JOIN ns ON ns.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
        WHERE t.typtype = 'd' AND NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_type'::regclass AND ext.objid = t.oid)
        UNION ALL
        SELECT 'pg_type'::regclass::int8, t.oid::int8, 'composite type', -7, ns.name, t.typname::text,
               format('CREATE TYPE %s AS (%s)', format_type(t.oid, NULL),
                      (SELECT string_agg(format(E'\n    %I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                                         CASE WHEN a.attcollation <> at.typcollation THEN ' COLLATE ' || a.attcollation::regcollation::text ELSE '' END), ',' ORDER BY a.attnum)
                       FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)),
               true, 0, 0
        FROM pg_type t JOIN ns ON ns.oid = t.typnamespace JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
        WHERE NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_type'::regclass AND ext.objid = t.oid)
        UNION ALL
        SELECT 'pg_type'::regclass::int8, t.oid::int8, 'range type', -7, ns.name, t.typname::text,
               format('CREATE TYPE %s AS RANGE (SUBTYPE = %s%s%s)', format_type(t.oid, NULL), format_type(r.rngsubtype, NULL),
                      CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc::text ELSE '' END,
                      coalesce(', MULTIRANGE_TYPE_NAME = ' || (SELECT format_type(m.oid, NULL) FROM pg_type m WHERE m.oid::text = to_jsonb(r) ->> 'rngmultitypid'), '')),
               true, 0, 0
        FROM pg_type t JOIN ns ON ns.oid = t.typnamespace JOIN pg_range r ON r.rngtypid = t.oid
        WHERE NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_type'::regclass AND ext.objid = t.oid)
        """;

    private const string Functions =
        """
        SELECT 'pg_proc'::regclass::int8, p.oid::int8, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, -5, NULL::text, p.oid::regprocedure::text,
               rtrim(pg_get_functiondef(p.oid), E'\n'), true, 0::int8, 0::int8
        FROM pg_proc p JOIN ns ON ns.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'p', 'w')
          AND NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_proc'::regclass AND ext.objid = p.oid)
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
        UNION ALL
        SELECT 'pg_proc'::regclass::int8, p.oid::int8, 'aggregate', -4, NULL, p.oid::regprocedure::text,
               format('CREATE AGGREGATE %s(%s) (SFUNC = %s, STYPE = %s%s%s%s%s)',
                      (SELECT coalesce(quote_ident(ns.name) || '.', '') || quote_ident(p.proname)), coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*'),
                      a.aggtransfn::regproc, format_type(a.aggtranstype, NULL),
                      CASE WHEN a.aggfinalfn <> 0 THEN ', FINALFUNC = ' || a.aggfinalfn::regproc::text ELSE '' END,
                      CASE WHEN a.aggcombinefn <> 0 THEN ', COMBINEFUNC = ' || a.aggcombinefn::regproc::text ELSE '' END,
                      coalesce(', INITCOND = ' || quote_literal(a.agginitval), ''),
                      CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' ELSE '' END),
               true, 0, 0
        FROM pg_proc p JOIN ns ON ns.oid = p.pronamespace JOIN pg_aggregate a ON a.aggfnoid = p.oid
        WHERE NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_proc'::regclass AND ext.objid = p.oid)
        """;

    private const string Relations =
        """
        SELECT 'pg_class'::regclass::int8, c.oid::int8, CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, 4, ns.name, c.relname::text,
               format(E'CREATE %s %s%s AS\n%s%s', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END, c.oid::regclass,
                      coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''), rtrim(pg_get_viewdef(c.oid), ';'),
                      CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN E'\nWITH NO DATA' ELSE '' END),
               true, 0::int8, 0::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
        WHERE c.relkind IN ('v', 'm') AND NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_class'::regclass AND ext.objid = c.oid)
        UNION ALL
        SELECT 'pg_class'::regclass::int8, i.indexrelid::int8, 'index of a materialized view', 5, ns.name, ic.relname::text,
               pg_get_indexdef(i.indexrelid), false, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid AND c.relkind = 'm' JOIN ns ON ns.oid = c.relnamespace
        UNION ALL
        SELECT 'pg_class'::regclass::int8, c.oid::int8, 'partition', 1, ns.name, c.relname::text,
               format(E'CREATE %sTABLE %s (%s)%s;\n%s%sALTER TABLE ONLY %s ATTACH PARTITION %s %s',
                      CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END,
                      c.oid::regclass,
                      (SELECT string_agg(format(E'\n    %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                              CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation::text ELSE '' END,
                              CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(f.adbin, f.adrelid) || ') STORED'
                                   ELSE coalesce(' DEFAULT ' || pg_get_expr(f.adbin, f.adrelid), '') END,
                              CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END), ',' ORDER BY a.attnum)
                       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
                       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                      CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END
                          || coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
                      coalesce((SELECT string_agg(format(E'ALTER TABLE ONLY %s ADD CONSTRAINT %I %s;\n', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid)), '' ORDER BY k.contype, k.conname)
                                FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'c', 'x')), ''),
                      coalesce((SELECT string_agg(pg_get_indexdef(i.indexrelid) || E';\n', '' ORDER BY i.indexrelid)
                                FROM pg_index i WHERE i.indrelid = c.oid
                                  AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))), ''),
                      h.inhparent::regclass, c.oid::regclass, pg_get_expr(c.relpartbound, c.oid)),
               true, 'pg_class'::regclass::int8, h.inhparent::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace JOIN pg_inherits h ON h.inhrelid = c.oid
        WHERE c.relispartition AND c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_class'::regclass AND ext.objid = c.oid)
        UNION ALL
        SELECT 'pg_constraint'::regclass::int8, k.oid::int8, 'foreign key of a partition', 2, NULL, k.conname::text,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid)), false, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid AND c.relispartition JOIN ns ON ns.oid = c.relnamespace
        WHERE k.contype = 'f' AND k.conparentid = 0
        """;

    /// <summary>Operators. One that names a later one as its commutator or negator makes room for it: the server's own way.</summary>
    private const string Operators =
        """
        SELECT 'pg_operator'::regclass::int8, o.oid::int8, 'operator', -4, NULL::text, o.oid::regoperator::text,
               format('CREATE OPERATOR %s.%s (FUNCTION = %s', coalesce(quote_ident(ns.name), quote_ident(current_schema())), o.oprname, o.oprcode)
                   || CASE WHEN o.oprleft <> 0 THEN ', LEFTARG = ' || format_type(o.oprleft, NULL) ELSE '' END
                   || CASE WHEN o.oprright <> 0 THEN ', RIGHTARG = ' || format_type(o.oprright, NULL) ELSE '' END
                   || coalesce((SELECT format(', COMMUTATOR = OPERATOR(%I.%s)', n.nspname, c.oprname)
                                FROM pg_operator c JOIN pg_namespace n ON n.oid = c.oprnamespace WHERE c.oid = o.oprcom), '')
                   || coalesce((SELECT format(', NEGATOR = OPERATOR(%I.%s)', n.nspname, c.oprname)
                                FROM pg_operator c JOIN pg_namespace n ON n.oid = c.oprnamespace WHERE c.oid = o.oprnegate), '')
                   || CASE WHEN o.oprrest <> 0 THEN ', RESTRICT = ' || o.oprrest::regproc ELSE '' END
                   || CASE WHEN o.oprjoin <> 0 THEN ', JOIN = ' || o.oprjoin::regproc ELSE '' END
                   || CASE WHEN o.oprcanhash THEN ', HASHES' ELSE '' END || CASE WHEN o.oprcanmerge THEN ', MERGES' ELSE '' END || ')',
               true, 'pg_proc'::regclass::int8, o.oprcode::oid::int8
        FROM pg_operator o JOIN ns ON ns.oid = o.oprnamespace
        WHERE o.oprcode <> 0 AND NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_operator'::regclass AND ext.objid = o.oid)
        """;

    /// <summary>What tables have that the vocabulary does not say.</summary>
    private const string OfTables =
        """
        SELECT 0::int8, d.objid::int8, 'owner of a sequence', 2, NULL::text, c.relname::text,
               format('ALTER SEQUENCE %s OWNED BY %s.%I', c.oid::regclass, d.refobjid::regclass, a.attname), false, 'pg_class'::regclass::int8, d.refobjid::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
        JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND d.refobjsubid > 0
        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE c.relkind = 'S'
        UNION ALL
        SELECT 'pg_class'::regclass::int8, d.objid::int8, 'name of a sequence', 1, NULL, c.relname::text,
               format('ALTER SEQUENCE %s%I RENAME TO %I', coalesce(quote_ident(ns.name) || '.', ''), format('%s_%s_seq', t.relname, a.attname), c.relname),
               false, 'pg_class'::regclass::int8, d.refobjid::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
        JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
        JOIN pg_class t ON t.oid = d.refobjid
        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE c.relkind = 'S' AND c.relname <> format('%s_%s_seq', t.relname, a.attname) AND octet_length(format('%s_%s_seq', t.relname, a.attname)) <= 63
        UNION ALL
        SELECT 1, d.objid::int8, 'type of a sequence', 2, NULL, c.relname::text,
               format('ALTER SEQUENCE %s AS %s', c.oid::regclass, format_type(q.seqtypid, NULL)), false, 'pg_class'::regclass::int8, d.objid::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace JOIN pg_sequence q ON q.seqrelid = c.oid
        JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND d.refobjsubid > 0
        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE a.atttypid <> q.seqtypid
        UNION ALL
        SELECT 2, c.oid::int8, 'storage of columns', 2, NULL, c.relname::text,
               string_agg(format('ALTER TABLE ONLY %s ALTER COLUMN %I %s', c.oid::regclass, a.attname, x.what), E';\n' ORDER BY a.attnum), false, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        CROSS JOIN LATERAL (
            SELECT 'SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END WHERE a.attstorage <> t.typstorage
            UNION ALL
            SELECT 'SET STATISTICS ' || a.attstattarget WHERE a.attstattarget >= 0
            UNION ALL
            SELECT 'SET (' || array_to_string(a.attoptions, ', ') || ')' WHERE a.attoptions IS NOT NULL
        ) AS x (what)
        WHERE c.relkind IN ('r', 'p', 'm')
        GROUP BY c.oid, c.relname
        UNION ALL
        SELECT 3, c.oid::int8, 'replica identity', 3, NULL, c.relname::text,
               format('ALTER TABLE ONLY %s REPLICA IDENTITY %s', c.oid::regclass,
                      CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
                           ELSE 'USING INDEX ' || quote_ident((SELECT i.indexrelid::regclass::text FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident)) END),
               false, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'd'
        UNION ALL
        SELECT 4, i.indexrelid::int8, 'clustering', 3, NULL, c.relname::text,
               format('ALTER TABLE %s CLUSTER ON %I', c.oid::regclass, ic.relname), false, 'pg_class'::regclass::int8, i.indexrelid::int8
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class ic ON ic.oid = i.indexrelid JOIN ns ON ns.oid = c.relnamespace
        WHERE i.indisclustered
        UNION ALL
        SELECT 'pg_statistic_ext'::regclass::int8, s.oid::int8, 'statistics', 3, ns.name, s.stxname::text,
               pg_get_statisticsobjdef(s.oid), true, 'pg_class'::regclass::int8, s.stxrelid::int8
        FROM pg_statistic_ext s JOIN ns ON ns.oid = s.stxnamespace
        """;

    private static string Behaviour(int version) =>
        $"""
        SELECT 'pg_trigger'::regclass::int8, g.oid::int8, 'trigger', 6, NULL::text, format('%s on %s', g.tgname, c.oid::regclass),
               pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'O' THEN '' ELSE format(E';\nALTER TABLE %s %s TRIGGER %I', c.oid::regclass,
                   CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, g.tgname) END,
               true, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN ns ON ns.oid = c.relnamespace
        WHERE NOT g.tgisinternal {(version >= 13 ? "AND g.tgparentid = 0" : "")}
        UNION ALL
        SELECT 'pg_rewrite'::regclass::int8, r.oid::int8, 'rule', 6, NULL, format('%s on %s', r.rulename, c.oid::regclass),
               rtrim(pg_get_ruledef(r.oid), ';'), true, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN ns ON ns.oid = c.relnamespace
        WHERE r.rulename <> '_RETURN'
        UNION ALL
        SELECT 'pg_policy'::regclass::int8, p.oid::int8, 'policy', 7, NULL, format('%s on %s', p.polname, c.oid::regclass),
               format('CREATE POLICY %I ON %s%s%s TO %s%s%s', p.polname, c.oid::regclass,
                      CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END,
                      CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' ELSE '' END,
                      (SELECT string_agg(CASE WHEN o.role = 0 THEN 'PUBLIC' ELSE o.role::regrole::text END, ', ') FROM unnest(p.polroles) AS o (role)),
                      coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''), coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')),
               true, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN ns ON ns.oid = c.relnamespace
        UNION ALL
        SELECT 'pg_event_trigger'::regclass::int8, v.oid::int8, 'event trigger', 10, NULL, v.evtname::text,
               format('CREATE EVENT TRIGGER %I ON %I%s EXECUTE FUNCTION %s()', v.evtname, v.evtevent,
                      coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(tag), ', ') FROM unnest(v.evttags) AS t (tag)) || ')', ''), v.evtfoid::regproc)
                   || CASE v.evtenabled WHEN 'O' THEN '' ELSE format(E';\nALTER EVENT TRIGGER %I %s', v.evtname,
                          CASE v.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END) END,
               true, 0, 0
        FROM pg_event_trigger v
        WHERE NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = 'pg_event_trigger'::regclass AND ext.objid = v.oid)
        UNION ALL
        SELECT 5, c.oid::int8, 'row level security', 8, NULL, c.relname::text,
               concat_ws(E';\n', CASE WHEN c.relrowsecurity THEN format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.oid::regclass) END,
                         CASE WHEN c.relforcerowsecurity THEN format('ALTER TABLE ONLY %s FORCE ROW LEVEL SECURITY', c.oid::regclass) END),
               true, 'pg_class'::regclass::int8, c.oid::int8
        FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
        WHERE c.relrowsecurity OR c.relforcerowsecurity
        """;

    /// <summary>Comments of all but tables and their columns, which the vocabulary has; and of what an extension brought.</summary>
    private const string Comments =
        """
        SELECT 6::int8, (row_number() OVER ())::int8, 'comment', 9, NULL::text, i.identity,
               format('COMMENT ON %s %s IS %L', CASE i.type WHEN 'table constraint' THEN 'CONSTRAINT' WHEN 'domain constraint' THEN 'CONSTRAINT'
                          WHEN 'view column' THEN 'COLUMN' WHEN 'materialized view column' THEN 'COLUMN' WHEN 'table column' THEN 'COLUMN' WHEN 'composite type column' THEN 'COLUMN'
                          WHEN 'statistics object' THEN 'STATISTICS' ELSE upper(i.type) END,
                      CASE i.type WHEN 'domain constraint' THEN regexp_replace(i.identity, ' on ', ' ON DOMAIN ') ELSE i.identity END, d.description),
               false, d.classoid::int8, d.objoid::int8
        FROM pg_description d
        CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
        LEFT JOIN pg_class c ON d.classoid = 'pg_class'::regclass AND c.oid = d.objoid
        WHERE d.objoid >= 16384
          AND NOT (d.classoid = 'pg_class'::regclass AND c.relkind IN ('r', 'p') AND NOT c.relispartition)
          AND NOT EXISTS (SELECT 1 FROM ext WHERE ext.classid = d.classoid AND ext.objid = d.objoid)
          AND NOT EXISTS (SELECT 1 FROM pg_extension x WHERE d.classoid = 'pg_extension'::regclass AND x.oid = d.objoid)
        """;

    public const string LeftOut =
        """
        SELECT i.type || ' ' || i.identity
        FROM (
            SELECT 'pg_opclass'::regclass::oid, oid FROM pg_opclass UNION ALL
            SELECT 'pg_opfamily'::regclass::oid, oid FROM pg_opfamily UNION ALL
            SELECT 'pg_cast'::regclass::oid, oid FROM pg_cast UNION ALL
            SELECT 'pg_ts_config'::regclass::oid, oid FROM pg_ts_config UNION ALL
            SELECT 'pg_ts_dict'::regclass::oid, oid FROM pg_ts_dict UNION ALL
            SELECT 'pg_foreign_server'::regclass::oid, oid FROM pg_foreign_server UNION ALL
            SELECT 'pg_publication'::regclass::oid, oid FROM pg_publication UNION ALL
            SELECT 'pg_class'::regclass::oid, oid FROM pg_class WHERE relkind = 'f' UNION ALL
            SELECT 'pg_class'::regclass::oid, oid FROM pg_class WHERE reloftype <> 0 UNION ALL
            SELECT 'pg_type'::regclass::oid, oid FROM pg_type t WHERE typtype = 'b' AND typelem = 0
        ) AS o (classid, objid)
        CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) i
        WHERE o.objid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = o.classid AND e.objid = o.objid AND e.deptype IN ('e', 'i'))
        ORDER BY 1
        """;

    /// <summary>All objects, one query for each group of kinds.</summary>
    public static IReadOnlyList<string> Objects(int version) =>
        [.. new[] { OfTheVocabulary, Types, Functions, Operators, Relations, OfTables, Behaviour(version), Comments }.Select(query => Namespaces + query)];
}
