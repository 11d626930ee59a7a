namespace ResponsibilityPortal.Store.Postgres;

/// <summary>The query for everything that the schema of a database contains.</summary>
internal static class PostgresCatalog
{
    /// <summary>
    /// Returns kind, name and description. The parameters are the names of two tables to leave out: those of the migrations.
    /// </summary>
    public const string Query = """
        WITH own AS (
            SELECT c.oid, c.relname, c.relkind FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relname NOT IN ($1, $2)
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        )
        SELECT 'column', o.relname || '.' || a.attname,
            format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE WHEN l.collname IS NULL OR l.collname = 'default' THEN '' ELSE ' collate ' || l.collname END
            || CASE WHEN d.adbin IS NULL THEN '' ELSE ' default ' || pg_get_expr(d.adbin, d.adrelid) END
            || CASE WHEN a.attidentity = '' THEN '' ELSE ' identity' END
        FROM own o JOIN pg_attribute a ON a.attrelid = o.oid
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
        LEFT JOIN pg_attrdef d ON d.adrelid = o.oid AND d.adnum = a.attnum
        WHERE o.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT 'index', i.relname,
            CASE WHEN x.indisunique THEN 'unique ' ELSE '' END || o.relname || ' ('
            || (
                SELECT string_agg(coalesce(a.attname, 'an expression'), ', ' ORDER BY k.place)
                FROM unnest(x.indkey::int2[]) WITH ORDINALITY k (attribute, place)
                LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attribute
            )
            || ')' || CASE WHEN x.indisvalid THEN '' ELSE ' invalid' END || CASE WHEN x.indpred IS NULL THEN '' ELSE ' where ' || pg_get_expr(x.indpred, x.indrelid) END
        FROM own o JOIN pg_index x ON x.indrelid = o.oid JOIN pg_class i ON i.oid = x.indexrelid
        UNION ALL
        SELECT 'foreign key', f.conname,
            o.relname || ' (' || names.own || ') to ' || t.relname || ' (' || names.other || ') on delete '
            || CASE f.confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'set null' ELSE 'no action' END
        FROM own o JOIN pg_constraint f ON f.conrelid = o.oid AND f.contype = 'f' JOIN pg_class t ON t.oid = f.confrelid
        CROSS JOIN LATERAL (
            SELECT string_agg(a.attname, ', ' ORDER BY k.place) AS own, string_agg(b.attname, ', ' ORDER BY k.place) AS other
            FROM unnest(f.conkey, f.confkey) WITH ORDINALITY k (attribute, referenced, place)
            JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.attribute
            JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = k.referenced
        ) names
        UNION ALL
        SELECT 'check', c.conname, pg_get_constraintdef(c.oid)
        FROM own o JOIN pg_constraint c ON c.conrelid = o.oid AND c.contype NOT IN ('p', 'f', 'u', 'n')
        UNION ALL
        SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END, relname, relkind::text
        FROM own WHERE relkind NOT IN ('r', 'p', 'i', 'I', 't')
        UNION ALL
        SELECT 'trigger', o.relname || '.' || t.tgname, t.tgenabled::text
        FROM own o JOIN pg_trigger t ON t.tgrelid = o.oid WHERE NOT t.tgisinternal OR t.tgenabled <> 'O'
        UNION ALL
        SELECT 'row security', o.relname, c.relforcerowsecurity::text
        FROM own o JOIN pg_class c ON c.oid = o.oid WHERE c.relrowsecurity
        UNION ALL
        SELECT 'rule', o.relname || '.' || r.rulename, r.ev_type::text
        FROM own o JOIN pg_rewrite r ON r.ev_class = o.oid WHERE r.rulename <> '_RETURN'
        UNION ALL
        SELECT 'policy', o.relname || '.' || p.polname, p.polcmd::text FROM own o JOIN pg_policy p ON p.polrelid = o.oid
        UNION ALL
        SELECT 'function', p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', p.prosrc
        FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        """;
}
