namespace Migrations.Build.Schema;

/// <summary>Turns authored tables and their parts into the canonical form.</summary>
internal sealed class TableResolver(Lazy<NamingConvention> convention, ISchemaRules rules)
{
    private readonly NameResolver _names = new(convention, rules);

    /// <summary>How long names may be.</summary>
    public NameLimit Limit => _names.Limit;

    public TableResolver(NamingConvention convention, ISchemaRules rules)
        : this(new Lazy<NamingConvention>(convention), rules)
    {
    }

    public Table Resolve(Table table)
    {
        Limit.Check(table.QualifiedName, "table", table.Location);
        var key = table.PrimaryKey ?? ShortFormKey(table);
        var elements = new List<TableElement>(table.Elements.Count + 1);
        foreach (var column in table.Columns)
        {
            Limit.Check(table.QualifiedName, column);
            elements.Add(Plain(column, key));
        }

        if (key is not null)
        {
            elements.Add(Resolve(table.QualifiedName, key));
        }

        elements.AddRange(table.Columns.SelectMany(column => Expand(table.QualifiedName, column)));
        elements.AddRange(
            from constraint in table.Constraints
            where constraint is not PrimaryKeyConstraint
            select Resolve(table.QualifiedName, constraint));
        elements.AddRange(table.Indexes.Select(index => Resolve(table.QualifiedName, index)));
        return table with { Elements = [.. elements.OrderBy(Rank)] };
    }

    public Constraint Resolve(TableName table, Constraint constraint) =>
        constraint with { Name = _names.Of(table, constraint) };

    public TableIndex Resolve(TableName table, TableIndex index) => index with { Name = _names.Of(table, index) };

    /// <summary>The name that a constraint given by its name alone has: a convention may wrap it.</summary>
    public ObjectName ResolveName(TableName table, ObjectName name, ConstraintKind? kind) =>
        _names.Of(table, name, kind);

    /// <summary>The column without short forms.</summary>
    public static Column Plain(Column column, PrimaryKeyConstraint? key = null) => column with
    {
        PrimaryKey = false,
        Unique = false,
        Index = false,
        References = null,
        Nullable = column.Nullable && !column.PrimaryKey && !CountsItself(column) && key?.Columns.Contains(column.Name) != true,
    };

    /// <summary>What a column's short forms stand for, the primary key excepted.</summary>
    public IEnumerable<TableElement> Expand(TableName table, Column column)
    {
        var (file, line) = (column.Location?.File ?? "", column.Location?.Line ?? 0);
        if (column.Unique && !column.Index)
        {
            yield return Resolve(table, new UniqueConstraint([column.Name], file, line));
        }

        if (column.References is { } to)
        {
            yield return Resolve(table, new ForeignKeyConstraint([column.Name], to.Table, [to.Column], file, line)
            {
                Name = to.Name,
                OnDelete = to.OnDelete,
                OnUpdate = to.OnUpdate,
                Deferrability = to.Deferrability,
                Match = to.Match,
            });
        }

        if (column.Index)
        {
            yield return Resolve(table, new TableIndex(name: null, [column.Name], file, line) { Unique = column.Unique });
        }
    }

    /// <summary>A column that counts itself up never holds NULL, whether or not anybody says so.</summary>
    private static bool CountsItself(Column column) => column.Identity is not null || column.Type.IsSerial;

    private static PrimaryKeyConstraint? ShortFormKey(Table table)
    {
        ValueList<string> columns = [.. from column in table.Columns where column.PrimaryKey select column.Name];
        return columns.Count == 0
            ? null
            : new PrimaryKeyConstraint(columns, table.Location?.File ?? "", table.Location?.Line ?? 0);
    }

    private static int Rank(TableElement element) => element switch
    {
        Column => 0,
        Constraint => 1,
        _ => 2,
    };
}
