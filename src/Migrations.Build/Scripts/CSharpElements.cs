using Migrations.Build.Schema;

namespace Migrations.Build.Scripts;

/// <summary>Columns, constraints, indexes and tables as C#.</summary>
internal sealed class CSharpElements(CSharpOptions options, CSharpValues values)
{
    private readonly NameResolver _names = new(new Lazy<NamingConvention>(options.Convention), NoLimits.Instance);

    /// <summary>The body of a table: a collection expression with an element in each line.</summary>
    public string Body(Table table)
    {
        var shortForms = new ShortForms(table, _names);
        var lines = table.Elements
            .Where(element => !shortForms.Covers(element))
            .Select(element => Element(element, shortForms))
            .OfType<string>()
            .Select(line => $"    {line},\n");
        return $"[\n{string.Concat(lines)}]";
    }

    public string Table(Table table)
    {
        var properties = TableProperties(table);
        return CSharpValues.With($"new Table({CSharpValues.Text(table.Name)},\n{Body(table)})", properties);
    }

    public static bool IsPlain(Table table) => !TableProperties(table).Any();

    public string Column(Column column, ShortForms? shortForms = null)
    {
        var properties = new List<(string, string)>();
        Add(shortForms?.IsKey(column) ?? column.PrimaryKey, "PrimaryKey", "true");
        Add(column.Identity is not null, "Identity", CSharpValues.Identity(column.Identity));
        Add(!column.Nullable && shortForms?.IsKey(column) != true, "Nullable", "false");
        Add(shortForms?.IsUnique(column) ?? column.Unique, "Unique", "true");
        Add(column.Index, "Index", "true");
        if (shortForms?.ReferenceOf(column) is { } key)
        {
            properties.Add(("References", Reference(key)));
        }
        else if (column.References is { } reference)
        {
            properties.Add(("References", Reference(reference)));
        }

        if (column.Default is { } value)
        {
            properties.Add(("Default", values.Default(value)));
        }

        if (column.Computed is { } computed)
        {
            properties.Add(("Computed", CSharpValues.With(
                $"new({CSharpValues.Text(computed.Sql)})", computed.Stored is { } stored ? [("Stored", CSharpValues.Bool(stored))] : [])));
        }

        Add(column.Collation is not null, "Collation", CSharpValues.OrNull(column.Collation));
        Add(column.Comment is not null, "Comment", CSharpValues.OrNull(column.Comment));
        return values.Own(column)?.Code
            ?? CSharpValues.With($"new Column({CSharpValues.Text(column.Name)}, {values.Type(column.Type)})", properties);

        void Add(bool isGiven, string name, string text)
        {
            if (isGiven)
            {
                properties.Add((name, text));
            }
        }
    }

    public string Constraint(Constraint constraint) => values.Own(constraint)?.Code ?? constraint switch
    {
        PrimaryKeyConstraint key => Named($"new PrimaryKeyConstraint({CSharpValues.Names(key.Columns)})", key, Names("Include", key.Include)),
        UniqueConstraint unique => Named(
            $"new UniqueConstraint({CSharpValues.Names(unique.Columns)})",
            unique,
            [.. Flag("NullsNotDistinct", unique.NullsNotDistinct), .. Names("Include", unique.Include)]),
        CheckConstraint check => Named(
            $"new CheckConstraint({CSharpValues.Text(check.Condition)})",
            check,
            [.. Flag("NotValid", check.NotValid), .. Flag("NoInherit", check.NoInherit)]),
        ForeignKeyConstraint key => Named(
            $"new ForeignKeyConstraint({CSharpValues.Names(key.Columns)}, {CSharpValues.Table(key.ReferredTable)}, {CSharpValues.Names(key.ReferredColumns)})",
            key,
            [.. Actions(key.OnDelete, key.OnUpdate), .. Match(key.Match), .. Flag("NotValid", key.NotValid)]),
        ExcludeConstraint exclude => Named(
            $"new ExcludeConstraint({ExcludeElements(exclude.Elements)})",
            exclude,
            [.. Text("Method", exclude.Method), .. Text("Where", exclude.Where)]),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, "An unknown kind of constraint."),
    };

    public string Index(TableIndex index) => values.Own(index)?.Code ?? CSharpValues.With(
        $"new TableIndex({values.Name(index.Name, kind: null)}, {IndexColumns(index.Columns)})",
        [
            .. Flag("Unique", index.Unique),
            .. Text("Where", index.Where),
            .. Text("Method", index.Method),
            .. Names("Include", index.Include),
            .. Flag("NullsNotDistinct", index.NullsNotDistinct),
            .. Storage(index.StorageParameters),
            .. Text("Tablespace", index.Tablespace),
        ]);

    public static string IndexColumns(IEnumerable<IndexColumn> columns) =>
        $"[{string.Join(", ", columns.Select(column => IndexColumn(column, isTyped: false)))}]";

    public static string ExcludeElements(IEnumerable<ExcludeElement> elements) =>
        $"[{string.Join(", ", elements.Select(element => $"new({IndexColumn(element.Column, isTyped: false)}, {CSharpValues.Text(element.Operator)})"))}]";

    private static string IndexColumn(IndexColumn column, bool isTyped)
    {
        (string, string)[] properties =
        [
            .. Flag("Descending", column.Descending),
            .. column.Nulls == NullsOrder.Default ? Array.Empty<(string, string)>() : [("Nulls", $"NullsOrder.{column.Nulls}")],
            .. Text("Collation", column.Collation),
            .. Text("OperatorClass", column.OperatorClass),
        ];
        var head = column.Expression is { } expression ? $"IndexColumn.Sql({CSharpValues.Text(expression)})"
            : isTyped || properties.Length > 0 ? $"IndexColumn.Of({CSharpValues.Text(column.Name!)})"
            : CSharpValues.Text(column.Name!);
        return CSharpValues.With(head, properties, " with { ");
    }

    /// <summary>The options of a table, as a new object of a type that is said, or is clear from where it stands.</summary>
    public static string Sqlite(SqliteTableOptions options, string head = "new()") => CSharpValues.With(
        head,
        [
            .. Flag("AutoIncrement", options.AutoIncrement), .. Flag("NamedKey", options.NamedKey),
            .. Flag("WithoutRowId", options.WithoutRowId), .. Flag("Strict", options.Strict),
        ]);

    private static IEnumerable<(string Name, string Value)> TableProperties(Table table)
    {
        (string, string)[] postgres = table.PostgreSql is not { } pg
            ? []
            :
            [
                .. Text("PartitionBy", pg.PartitionBy),
                .. pg.Inherits.Count == 0 ? Array.Empty<(string, string)>() : [("Inherits", $"[{string.Join(", ", pg.Inherits.Select(CSharpValues.Table))}]")],
                .. Flag("Unlogged", pg.Unlogged),
                .. Storage(pg.StorageParameters),
                .. Text("Tablespace", pg.Tablespace),
                .. Text("AccessMethod", pg.AccessMethod),
            ];
        return
        [
            .. Text("Schema", table.Schema),
            .. Text("Comment", table.Comment),
            .. table.Sqlite is null ? Array.Empty<(string, string)>() : [("Sqlite", Sqlite(table.Sqlite))],
            .. table.PostgreSql is null ? Array.Empty<(string, string)>() : [("PostgreSql", CSharpValues.With("new()", postgres))],
        ];
    }

    private static (string, string)[] Flag(string name, bool value) => value ? [(name, "true")] : [];

    private static (string, string)[] Text(string name, string? value) => value is null ? [] : [(name, CSharpValues.Text(value))];

    private static (string, string)[] Names(string name, ValueList<string> value) =>
        value.Count == 0 ? [] : [(name, CSharpValues.Names(value))];

    private static (string, string)[] Storage(ValueList<StorageParameter> parameters) => parameters.Count == 0
        ? []
        : [("StorageParameters", $"[{string.Join(", ", parameters.Select(one => $"new({CSharpValues.Text(one.Name)}, {CSharpValues.Text(one.Value)})"))}]")];

    private static (string, string)[] Match(ForeignKeyMatch match) =>
        match == ForeignKeyMatch.Simple ? [] : [("Match", $"ForeignKeyMatch.{match}")];

    private static (string, string)[] Deferred(Deferrability deferrability) =>
        deferrability == Deferrability.NotDeferrable ? [] : [("Deferrability", $"Deferrability.{deferrability}")];

    private static (string, string)[] Actions(ReferentialAction onDelete, ReferentialAction onUpdate) =>
    [
        .. onDelete == ReferentialAction.NoAction ? Array.Empty<(string, string)>() : [("OnDelete", $"ReferentialAction.{onDelete}")],
        .. onUpdate == ReferentialAction.NoAction ? Array.Empty<(string, string)>() : [("OnUpdate", $"ReferentialAction.{onUpdate}")],
    ];

    private string? Element(TableElement element, ShortForms shortForms) => ReferenceEquals(values.Own(element), Rendering.Omit)
        ? null
        : element switch
        {
            Column column => Column(column, shortForms),
            Constraint constraint => Constraint(constraint),
            TableIndex index => Index(index),
            _ => throw new ArgumentOutOfRangeException(nameof(element), element, "An unknown element of a table."),
        };

    private string Named(string head, Constraint constraint, IEnumerable<(string, string)> properties) => CSharpValues.With(
        head,
        [
            .. constraint.Name is null ? Array.Empty<(string, string)>() : [("Name", values.Name(constraint.Name, constraint.Kind))],
            .. properties,
            .. Deferred(constraint.Deferrability),
        ]);

    private string Reference(ForeignKeyConstraint key) => Reference(new Reference(key.ReferredTable, key.ReferredColumns[0])
    {
        Name = key.Name,
        OnDelete = key.OnDelete,
        OnUpdate = key.OnUpdate,
        Deferrability = key.Deferrability,
    });

    private string Reference(Reference reference) => CSharpValues.With(
        $"new({CSharpValues.Table(reference.Table)}, {CSharpValues.Text(reference.Column)})",
        [
            .. reference.Name is null ? Array.Empty<(string, string)>() : [("Name", values.Name(reference.Name, ConstraintKind.ForeignKey))],
            .. Actions(reference.OnDelete, reference.OnUpdate),
            .. Match(reference.Match),
            .. Deferred(reference.Deferrability),
        ]);
}
