using System.Text.Json;

namespace Migrations.Build.Conformance;

/// <summary>Reads tables and their parts from the form of shared/conformance/README.md.</summary>
internal static class TableReader
{
    private static readonly Dictionary<string, SqlType> Types = new(StringComparer.Ordinal)
    {
        ["Integer"] = SqlType.Integer,
        ["BigInteger"] = SqlType.BigInteger,
        ["SmallInteger"] = SqlType.SmallInteger,
        ["Text"] = SqlType.Text,
        ["Boolean"] = SqlType.Boolean,
        ["Date"] = SqlType.Date,
        ["Time"] = SqlType.Time,
        ["DateTime"] = SqlType.DateTime,
        ["Float"] = SqlType.Float,
        ["Double"] = SqlType.Double,
        ["Real"] = SqlType.Real,
        ["LargeBinary"] = SqlType.LargeBinary,
        ["Uuid"] = SqlType.Uuid,
        ["Json"] = SqlType.Json,
        ["Jsonb"] = SqlType.Jsonb,
        ["Interval"] = SqlType.Interval,
    };

    public static Table Table(JsonElement json, bool hasSerial = false)
    {
        var elements = new List<TableElement>(json.Items("columns").Select(column => Column(column, hasSerial)));
        if (json.Object("primary_key") is { } key)
        {
            elements.Add(new PrimaryKeyConstraint(key.Texts("columns")) { Name = key.Name("name") });
        }

        elements.AddRange(json.Items("uniques").Select(unique => Unique(unique, "name")));
        elements.AddRange(json.Items("checks").Select(check => new CheckConstraint(check.Text("sql")) { Name = check.Name("name") }));
        elements.AddRange(json.Items("foreign_keys").Select(ForeignKey));
        elements.AddRange(json.Items("excludes").Select(exclude => Exclude(exclude, "name")));
        elements.AddRange(json.Items("indexes").Select(index => Index(index, "name")));
        return new Table(json.OptionalText("table") ?? json.OptionalText("name") ?? "t", [.. elements])
        {
            Schema = json.OptionalText("schema"),
            Comment = json.OptionalText("comment"),
            Sqlite = json.Flag("sqlite_autoincrement") || json.Flag("sqlite_strict") || json.IsFalse("sqlite_with_rowid")
                ? new SqliteTableOptions
                {
                    AutoIncrement = json.Flag("sqlite_autoincrement"),
                    Strict = json.Flag("sqlite_strict"),
                    WithoutRowId = json.IsFalse("sqlite_with_rowid"),
                }
                : null,
            PostgreSql = json.Keys("postgresql_").Any() || Prefixes(json).Contains("UNLOGGED")
                ? new PostgreSqlTableOptions
                {
                    PartitionBy = json.OptionalText("postgresql_partition_by"),
                    Tablespace = json.OptionalText("postgresql_tablespace"),
                    StorageParameters = Parameters(json, "postgresql_with"),
                    Inherits = json.OptionalText("postgresql_inherits") is { } parent ? [parent] : [.. json.Texts("postgresql_inherits").Select(name => new TableName(name))],
                    Unlogged = Prefixes(json).Contains("UNLOGGED"),
                    AccessMethod = json.OptionalText("postgresql_using"),
                }
                : null,
        };
    }

    /// <summary>The words between CREATE and TABLE, in capitals.</summary>
    public static IReadOnlyList<string> Prefixes(JsonElement json) =>
        [.. json.Items("prefixes").Select(word => word.GetString()!.ToUpperInvariant())];

    /// <summary>A column.</summary>
    /// <param name="hasSerial">Whether the database counts an autoincrement column by a serial type (else by an identity).</param>
    public static Column Column(JsonElement json, bool hasSerial = false)
    {
        var type = Type(json.GetProperty("type"));
        var isSerial = hasSerial && json.Flag("autoincrement");
        return new Column(json.Text("name"), isSerial ? Serial(type) : type)
        {
            Nullable = !json.IsFalse("nullable"),
            Default = json.OptionalText("default") is { } text ? Default(text) : null,
            Identity = json.TryGetProperty("identity", out var identity) ? Identity(identity)
                : json.Flag("autoincrement") && !isSerial ? Build.Identity.ByDefault
                : null,
            Computed = json.OptionalText("computed") is { } computed ? new Computed(computed) { Stored = true } : null,
            Comment = json.OptionalText("comment"),
            PrimaryKey = json.Flag("primary_key"),
            Unique = json.Flag("unique"),
            Index = json.Flag("index"),
            References = json.Object("foreign_key") is { } key
                ? new Reference(new TableName(key.Text("referred_table"), key.OptionalText("referred_schema")), key.Texts("referred_columns")[0])
                {
                    Name = key.Name("name"),
                    OnDelete = Action(key.OptionalText("on_delete")),
                    OnUpdate = Action(key.OptionalText("on_update")),
                    Deferrability = Deferrable(key),
                }
                : null,
        };
    }

    private static SqlType Serial(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger => SqlType.SmallSerial,
        SqlTypeKind.BigInteger => SqlType.BigSerial,
        _ => SqlType.Serial,
    };

    /// <summary>A default given as SQL text.</summary>
    public static SqlExpression Default(string text) => SqlExpression.Sql(text);

    /// <summary><c>always</c>, <c>by default</c>, or an object of options.</summary>
    public static Identity Identity(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString() == "always" ? Build.Identity.Always : Build.Identity.ByDefault
        : (json.Flag("always") ? Build.Identity.Always : Build.Identity.ByDefault) with
        {
            Start = json.Number("start"),
            Increment = json.Number("increment"),
            MinValue = json.Number("minvalue"),
            MaxValue = json.Number("maxvalue"),
            Cache = json.Number("cache"),
            Cycle = json.TryGetProperty("cycle", out var cycle) ? cycle.GetBoolean() : null,
        };

    public static SqlType Type(JsonElement json)
    {
        var name = json.Text("name");
        return name switch
        {
            "String" => SqlType.String((int?)json.Number("length")),
            "Numeric" => SqlType.Numeric((int?)json.Number("precision"), (int?)json.Number("scale")),
            "Enum" => SqlType.Enum(json.Text("enum"), json.Texts("values")),
            "DateTime" when json.Flag("timezone") => SqlType.DateTimeOffset,
            "Time" when json.Flag("timezone") => SqlType.TimeWithTimeZone,
            _ => Types.GetValueOrDefault(name) ?? throw new ArgumentException($"unknown type '{name}'"),
        };
    }

    public static TableIndex Index(JsonElement json, string name) => new(json.Name(name), Parts(json))
    {
        Unique = json.Flag("unique"),
        Where = json.OptionalText("where") ?? json.OptionalText("postgresql_where"),
        Method = json.OptionalText("postgresql_using"),
        Include = json.Texts("postgresql_include"),
        NullsNotDistinct = json.Flag("postgresql_nulls_not_distinct"),
        StorageParameters = Parameters(json, "postgresql_with"),
        Tablespace = json.OptionalText("postgresql_tablespace"),
    };

    public static UniqueConstraint Unique(JsonElement json, string name) => new(json.Texts("columns"))
    {
        Name = json.Name(name),
        Deferrability = Deferrable(json),
        NullsNotDistinct = json.Flag("postgresql_nulls_not_distinct"),
        Include = json.Texts("postgresql_include"),
    };

    public static ExcludeConstraint Exclude(JsonElement json, string name) => new(
        [.. json.Items("elements").Select(pair => new ExcludeElement(Part(pair[0].GetString()!), pair[1].GetString()!))])
    {
        Name = json.Name(name),
        Method = json.OptionalText("using"),
        Where = json.OptionalText("where"),
        Deferrability = Deferrable(json),
    };

    /// <summary>A word is a column; all else is an expression.</summary>
    private static IndexColumn Part(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c == '_') ? IndexColumn.Of(text) : IndexColumn.Sql(text);

    public static ReferentialAction Action(string? text) => text is null
        ? ReferentialAction.NoAction
        : Enum.Parse<ReferentialAction>(text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);

    public static Deferrability Deferrable(JsonElement json) =>
        !json.Flag("deferrable") && json.OptionalText("initially") is null ? Deferrability.NotDeferrable
        : json.OptionalText("initially")?.ToUpperInvariant() == "DEFERRED" ? Deferrability.InitiallyDeferred
        : Deferrability.InitiallyImmediate;

    private static ForeignKeyConstraint ForeignKey(JsonElement json) => new(
        json.Texts("columns"), new TableName(json.Text("referred_table"), json.OptionalText("referred_schema")), json.Texts("referred_columns"))
    {
        Name = json.Name("name"),
        OnDelete = Action(json.OptionalText("on_delete")),
        OnUpdate = Action(json.OptionalText("on_update")),
        Deferrability = Deferrable(json),
        Match = json.OptionalText("match") is { } match ? Enum.Parse<ForeignKeyMatch>(match, ignoreCase: true) : default,
    };

    private static ValueList<IndexColumn> Parts(JsonElement json)
    {
        var classes = json.Object("postgresql_ops");
        return json.OptionalText("expression") is { } expression
            ? [IndexColumn.Sql(expression)]
            : [.. json.Items("columns").Select(part => Part(part, classes))];
    }

    private static IndexColumn Part(JsonElement json, JsonElement? classes)
    {
        if (json.ValueKind == JsonValueKind.Object && json.OptionalText("expression") is { } expression)
        {
            return IndexColumn.Sql(expression);
        }

        var name = json.ValueKind == JsonValueKind.String ? json.GetString()! : json.Text("column");
        return IndexColumn.Of(name) with
        {
            Descending = json.ValueKind == JsonValueKind.Object && "desc".Equals(json.OptionalText("sort"), StringComparison.OrdinalIgnoreCase),
            Nulls = json.ValueKind == JsonValueKind.Object && json.OptionalText("nulls") is { } nulls
                ? Enum.Parse<NullsOrder>(nulls.Replace("nulls", "", StringComparison.OrdinalIgnoreCase).Trim(), ignoreCase: true)
                : NullsOrder.Default,
            OperatorClass = classes?.OptionalText(name),
        };
    }

    private static ValueList<StorageParameter> Parameters(JsonElement json, string key) => json.Object(key) is { } values
        ? [.. values.EnumerateObject().Select(one => new StorageParameter(one.Name, one.Value.ToString()))]
        : [];
}
